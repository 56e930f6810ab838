/** Values of parameters and worked examples as people read them, in Markdown. */

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A table; cells may hold pipes. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Minutes as hours and minutes, with the minutes themselves: 9:45 h (585). */
export function hours(minutes) {
  const size = Math.abs(minutes);
  const clock = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '−' : ''}${clock} h (${minutes < 0 ? '−' : ''}${size} min)`;
}

/** Minute of the day by the wall clock. */
export function wallClock(minuteOfDay) {
  return [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `min_piece_minutes` and `minPieceMinutes` alike as "min piece". */
export function label(key) {
  const words = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.replace(/ minutes$/, '').replace('arbzg ', '');
}

/** Any value of a parameter or a worked example. `key` tells the unit. */
export function words(value, key = '') {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return number(value, key);
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:00)?([+-]\d\d:\d\d)?$/, '$1 $2');
  if (Array.isArray(value)) return list(value, key);
  if (isWindow(value)) {
    const limit = value.maxMinutes == null ? '' : `, at most ${hours(value.maxMinutes)}`;
    return `${wallClock(value.fromMinute)}–${wallClock(value.toMinute)}${limit}`;
  }
  const entries = Object.entries(value).map(([name, part]) => `${label(name)} ${words(part, name)}`);
  return entries.length === 0 ? 'none' : entries.join(', ');
}

/** What a schema allows, for the form of a parameter. */
export function allowed(schema, key = '') {
  const none = schema.nullable ? ', or none' : '';
  switch (schema.type) {
    case 'integer':
      return `${number(schema.min, key)} to ${number(schema.max, key)}${none}`;
    case 'boolean':
      return 'yes or no';
    case 'choice':
      return schema.options.map((option) => `\`${option}\``).join(' or ');
    case 'list':
      return `${schema.length === 7 ? 'Monday to Sunday, each' : 'list of'} ${allowed(schema.of)}${none}`;
    case 'object':
      return isWindow(schema.fields)
        ? `a window of the day${none}`
        : `${Object.keys(schema.fields).map(label).join(', ')}${none}`;
    default:
      throw new Error(`schema of unknown type ${schema.type}`);
  }
}

function number(value, key) {
  if (/minutes$/i.test(key)) return hours(value);
  return /minute$/i.test(key) ? wallClock(value) : String(value).replace('-', '−');
}

function list(values, key) {
  if (values.length === 0) return 'none';
  if (values.length === 7 && values.every((day) => day === null || isWindow(day))) return week(values);
  if (values.every((item) => Number.isInteger(item))) return values.map((item) => number(item, key)).join(', ');
  const isNested = values.some((item) => typeof item === 'object' && item !== null);
  return values.map((item) => words(item, key)).join(isNested ? '; ' : ', ');
}

/** Equal days in a row are told together: Mon–Fri 06:00–20:00, Sat–Sun none. */
function week(days) {
  const runs = [];
  for (const [index, day] of days.entries()) {
    const text = words(day);
    const last = runs.at(-1);
    if (last?.text === text) last.to = index;
    else runs.push({ from: index, to: index, text });
  }
  return runs.map(({ from, to, text }) => `${WEEKDAYS[from]}${to > from ? `–${WEEKDAYS[to]}` : ''} ${text}`).join(', ');
}

const isWindow = (value) => typeof value === 'object' && value !== null && 'fromMinute' in value && 'toMinute' in value;
