/** The worked examples of a rule as tables: what was given, what comes out. */
import { partsOf } from './told-with.mjs';
import { dateText, hours, label, table, words } from './words.mjs';

const SAY = {
  de: {
    given: 'Gegeben',
    result: 'Ergebnis',
    what: 'Was',
    value: 'Wert',
    weekly: 'in der Woche',
    aged: 'Jahre alt',
    pregnant: 'schwanger',
    tariff: 'Tarif',
    none: 'keine',
  },
  en: {
    given: 'Given',
    result: 'Result',
    what: 'What',
    value: 'Value',
    weekly: 'a week',
    aged: 'years old',
    pregnant: 'pregnant',
    tariff: 'tariff',
    none: 'none',
  },
};
/** Figures that a day is always read by; others are shown where they are not zero. */
const ALWAYS = ['arbzg_worked_minutes', 'credited_minutes', 'target_minutes', 'balance_delta_minutes'];
/** What a person knows of a contract's profile before the day. */
const UNTOLD = ['id', 'legal_basis'];

/** The example that the rule names as its best; undefined where it names none. */
export const bestExample = (rule, { cases }) => cases.find(({ id }) => id === rule.example);

/** Every other example that names the rule or a part of it, each with its reasoning. */
export function furtherExamples(rule, examples, texts) {
  const names = [rule.id, ...partsOf(rule).map(([part]) => part)];
  const named = examples.cases.filter(
    ({ id, rule_ids: ids }) => id !== rule.example && ids.some((name) => names.includes(name)),
  );
  return named.map((entry) => {
    const source = entry.source === '-' ? '' : ` (${entry.source})`;
    return `### ${entry.id}: ${entry.title}\n\n${exampleTable(entry, examples.profiles, texts.en, 'en')}\n\n${entry.reasoning}${source}`;
  });
}

/**
 * What was given and what comes out.
 * @param findings names of findings by their codes, in the language
 */
export function exampleTable(entry, profiles, findings, lang) {
  const rows = [...given(entry.given, profiles, lang), ...results(entry, findings, lang)];
  return table(['', SAY[lang].what, SAY[lang].value], rows);
}

/** What is known before; what is empty is left out. */
function given(facts, profiles, lang) {
  const rows = Object.entries(facts).flatMap(([key, value]) => {
    if (key === 'bookings') return bookings(value, lang);
    if (key === 'contract') return [[label(key, lang), contract(value, profiles, lang)]];
    if (key === 'absences')
      return value.map((absence) => [
        `${label('absence', lang)} ${absenceDays(absence, lang)}`,
        absenceWords(absence, lang),
      ]);
    if (key === 'range' && value.from === value.to) return [[label('day', lang), dateText(value.from, lang)]];
    // Of six weeks of illness it names a tariff; elsewhere it is a number of days.
    if (key === 'tariff') return [[SAY[lang].tariff, words(value, key, lang)]];
    if (Array.isArray(value) && value.length === 0) return [];
    if (key === 'opening_balance_minutes' && value === 0) return [];
    return [[label(key, lang), words(value, key, lang)]];
  });
  return rows.map(([name, text], index) => [index === 0 ? `**${SAY[lang].given}**` : '', name, text]);
}

/** Whose contract it is, with the hours of the week. */
function contract(name, { contracts }, lang) {
  const profile = contracts[name];
  if (!profile) return words(name, '', lang);
  const { age, pregnant } = profile.person ?? {};
  const about = [
    words(profile.group, '', lang),
    `${hours(profile.weekly_minutes, lang)} ${SAY[lang].weekly}`,
    ...(age === undefined ? [] : [`${age} ${SAY[lang].aged}`]),
    ...(pregnant ? [SAY[lang].pregnant] : []),
  ];
  return about.join(', ');
}

/** One row for each local date: 08:00 in (office), 14:01 out. */
function bookings(list, lang) {
  const days = Map.groupBy(list, ({ at }) => at.slice(0, 10));
  return [...days].map(([date, day]) => {
    let location = '';
    const stamps = day.map((booking) => {
      const moved = booking.type !== 'out' && booking.location !== location;
      location = booking.location ?? location;
      const place = moved && location ? ` (${words(location, '', lang)})` : '';
      return `${booking.at.slice(11, 16)} ${words(booking.type, '', lang)}${place}`;
    });
    return [`${label('bookings', lang)} ${dateText(date, lang)}`, stamps.join(', ')];
  });
}

const absenceDays = ({ from, to }, lang) =>
  from.slice(0, 10) === to.slice(0, 10)
    ? dateText(from.slice(0, 10), lang)
    : `${dateText(from, lang)} – ${dateText(to, lang)}`;

/** Flex day, approved. What does not hold is left out. */
function absenceWords({ type, from, to, ...rest }, lang) {
  const hasTimes = from.length > 10 && from.slice(0, 10) === to.slice(0, 10);
  const times = hasTimes ? [`${from.slice(11, 16)}–${to.slice(11, 16)}`] : [];
  const more = Object.entries(rest)
    .filter(([key, value]) => value !== false && !UNTOLD.includes(key))
    .map(([key, value]) => (value === true ? label(key, lang) : `${label(key, lang)}: ${words(value, key, lang)}`));
  return [words(type, '', lang), ...times, ...more].join(', ');
}

function results({ kind, expect }, findings, lang) {
  const entries = Object.entries(expect).filter(([key, value]) => {
    if (kind !== 'attendance' || ALWAYS.includes(key)) return true;
    return value !== 0 && !(Array.isArray(value) && value.length === 0 && key !== 'violations');
  });
  return entries.map(([key, value], index) => [
    index === 0 ? `**${SAY[lang].result}**` : '',
    label(key, lang),
    key === 'violations' ? codes(value, findings, lang) : (findings[value] ?? words(value, key, lang)),
  ]);
}

const codes = (list, findings, lang) =>
  list.length === 0 ? SAY[lang].none : list.map((code) => `${findings[code] ?? code} (\`${code}\`)`).join(', ');
