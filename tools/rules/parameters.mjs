/** What an agreement can set about a rule: each parameter with its meaning, its usual value and its form. */
import { isReadBy, parameterName } from './parameter-words.mjs';
import { isWindow, label, number, table, words } from './words.mjs';

/** The table of the page; a sentence for a rule that no agreement changes. */
export function parameters(rule, { PARAMETER_SCHEMA, STANDARD_PARAMETERS }) {
  if (rule.parameters.length === 0)
    return 'Nichts: die Zahlen stehen in Gesetz, Tarif oder Vertrag. / Nothing: the figures are set by law, tariff or contract.';
  const rows = rule.parameters
    .flatMap((key) => rowsOf(key, PARAMETER_SCHEMA[key], STANDARD_PARAMETERS[key]))
    .filter(([path]) => isReadBy(rule.id, path))
    .map(([path, ...cells]) => [`\`${path}\``, ...cells]);
  return table(['Parameter', 'Bedeutung / Meaning', 'Üblich / Usual', 'Möglich / Allowed'], rows);
}

/** An object that is always there is shown field by field. */
function rowsOf(path, schema, value) {
  const key = path.split('.').at(-1);
  const isOpened = schema.type === 'object' && !schema.nullable;
  if (!isOpened) return [[path, parameterName(path), usual(value, key), allowed(schema, key)]];
  return Object.entries(schema.fields).flatMap(([name, field]) => rowsOf(`${path}.${name}`, field, value[name]));
}

/** In both languages where they differ by more than the names of the units. */
function usual(value, key) {
  if (value === null) return 'keine / none';
  return both((lang) => words(value, key, lang));
}

function both(told) {
  const german = told('de').replaceAll('Std.', 'h').replaceAll('Min.', 'min');
  return german === told('en') ? german : `${german} / ${told('en')}`;
}

/** What a schema allows, for the form of a parameter. */
function allowed(schema, key = '') {
  const none = schema.nullable ? '; oder keine / or none' : '';
  switch (schema.type) {
    case 'integer':
      return `${number(schema.min, key)} bis / to ${number(schema.max, key)}${none}`;
    case 'boolean':
      return 'ja / yes, nein / no';
    case 'choice':
      return schema.options.map((option) => usual(option, key)).join('; ');
    case 'list':
      return `${schema.length === 7 ? 'Montag bis Sonntag je / Monday to Sunday each' : 'Liste / list'}: ${allowed(schema.of)}${none}`;
    case 'variant':
      return `${Object.keys(schema.kinds)
        .map((name) => both((lang) => label(name, lang)))
        .join('; ')}${none}`;
    case 'object':
      return isWindow(schema.fields)
        ? `ein Zeitraum des Tages / a window of the day${none}`
        : `${Object.keys(schema.fields)
            .map((name) => both((lang) => label(name, lang)))
            .join(', ')}${none}`;
    default:
      throw new Error(`schema of unknown type ${schema.type}`);
  }
}
