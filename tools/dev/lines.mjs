/** What the parts of `npm run dev` write, for a reader: one line each, with the time and the part in front. */

import { stripVTControlCharacters } from 'node:util';

const LEVELS = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };
/** Of every line, and of no use on the own machine. */
const NOISE = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err', 'context']);

const clock = (milliseconds) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO(Temporal.Now.timeZoneId())
    .toPlainTime()
    .toString({ smallestUnit: 'second' });

/** Of Nest while it starts: a hundred lines that say that everything is as ever. */
const STARTING = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/**
 * A line of JSON as API and worker write it: level, message, other fields, an error with its places below.
 * Any other line stays as it is. Null where it says nothing.
 * @param now milliseconds, for lines that bear no time
 */
export function readable(part, line, now) {
  const head = (at) => `${clock(at)} ${part.padEnd(6)}`;
  const entry = entryOf(line);
  if (!entry) return `${head(now)} ${line}`;
  if (entry.level <= 30 && STARTING.has(entry.context)) return null;
  const rest = Object.entries(entry).filter(([key]) => !NOISE.has(key));
  const fields = rest.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const error = entry.err ? errorOf(entry.err) : '';
  return [head(entry.time), LEVELS[entry.level], entry.context && `[${entry.context}]`, entry.msg, ...fields]
    .filter(Boolean)
    .join(' ')
    .concat(error);
}

function entryOf(line) {
  if (!line.startsWith('{')) return null;
  try {
    const entry = JSON.parse(line);
    return typeof entry.level === 'number' && typeof entry.time === 'number' ? entry : null;
  } catch {
    return null; // a line that only looks like one of the log
  }
}

function errorOf({ type, code, message, constraint, stack = '', cause }) {
  const words = [type, code, constraint, message].filter(Boolean).join(' ');
  const places = stack.split('\n').filter((place) => place.trim().startsWith('at '));
  const below = places.map((place) => `\n      ${place.trim()}`).join('');
  return `\n    ${words}${below}${cause ? errorOf(cause) : ''}`;
}

/** A line of `tsc --watch` that says something (an error, how many there are), or null. */
export function typeLine(line) {
  const text = line.replace(/^\d.*? - /, '').trim();
  if (text === '' || /^(Starting compilation|File change detected)/.test(text)) return null;
  if (/^Found 0 errors/.test(text)) return 'no type errors';
  return text.replace(/ Watching for file changes\.$/, '');
}

/** Of the client's builder while everything goes well: tables of files, what `npm run dev` says itself. */
const BUILDING =
  /^$|\| |\.\.\.and \d|^(> nx run|Environment variable|Initial|Lazy|NOTE|Watch mode|Local|Stylesheet update|Component update|Page reload|Tasks stopped|Hint|- web:serve)|Building\.\.\.|Local:|^NX$/;

/** A line of the client's builder in plain text, or null where it says nothing. */
export function clientLine(line) {
  const text = stripVTControlCharacters(line)
    .replace(/^web: ?/, '')
    .trimEnd();
  const [, seconds] = /^Application bundle generation complete\. \[([\d.]+) seconds\]/.exec(text) ?? [];
  if (seconds) return `bundled (${seconds} s)`;
  return BUILDING.test(text.trim()) ? null : text;
}
