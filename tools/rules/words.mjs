/** Values of parameters and worked examples as people read them, in Markdown, in German (`de`) and English (`en`). */
import { isMinutesKey, keyName } from './example-keys.mjs';
import { valueName } from './example-words.mjs';

const WEEKDAYS = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** A table; cells may hold pipes. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Minutes as hours and minutes, with the minutes themselves: 9:45 h (585 min). */
export function hours(minutes, lang = 'en') {
  // Averages have fractions of minutes, which no clock shows.
  if (!Number.isInteger(minutes)) return `${minutes.toLocaleString(lang)} ${lang === 'de' ? 'Min.' : 'min'}`;
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '';
  const clock = `${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return lang === 'de' ? `${clock} Std. (${sign}${size} Min.)` : `${clock} h (${sign}${size} min)`;
}

/** Minute of the day by the wall clock. */
function wallClock(minuteOfDay) {
  return [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** What a key stands for; one that nobody has named is spelt out: `min_piece_minutes` as "min piece". */
export function label(key, lang = 'en') {
  const name = keyName(key, lang) ?? (isMonth(key) ? dateText(key, lang) : valueName(key, lang));
  if (name !== undefined) return name;
  const spelt = key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return spelt.replace(/ minutes$/, '').replace('arbzg ', '');
}

/** Any value of a parameter or a worked example. `key` tells the unit. */
export function words(value, key = '', lang = 'en') {
  if (value === null) return lang === 'de' ? '–' : 'none';
  if (typeof value === 'boolean') return lang === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  if (typeof value === 'number') return number(value, key, lang);
  if (typeof value === 'string') return valueName(value, lang) ?? dateText(value, lang);
  if (Array.isArray(value)) return list(value, key, lang);
  if (isWindow(value)) {
    const most = lang === 'de' ? 'höchstens' : 'at most';
    const limit = value.maxMinutes == null ? '' : `, ${most} ${hours(value.maxMinutes, lang)}`;
    return `${wallClock(value.fromMinute)}–${wallClock(value.toMinute)}${limit}`;
  }
  // The unit of what a month or a wage type maps to is that of the whole.
  const entries = Object.entries(value).map(
    ([name, part]) => `${label(name, lang)}: ${words(part, isMinutesKey(key) ? key : name, lang)}`,
  );
  return entries.length === 0 ? (lang === 'de' ? 'nichts' : 'none') : entries.join(', ');
}

/** 2026-03-09 as 9 March 2026 or 9. März 2026, 2026-03 as March 2026; with its time, where one is named; other text as it is. */
export function dateText(text, lang) {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::00)?(?:[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!match) return text;
  const [, year, month, day, time] = match;
  const name = `${MONTHS[lang][month - 1]} ${year}`;
  if (day === undefined) return name;
  const date = lang === 'de' ? `${Number(day)}. ${name}` : `${Number(day)} ${name}`;
  return time === undefined ? date : `${date}, ${time}`;
}

export function number(value, key, lang = 'en') {
  if (isMinutesKey(key)) return hours(value, lang);
  if (/_cents/.test(key)) return money(value, lang);
  if (/minute$/i.test(key)) return wallClock(value);
  const text = String(value).replace('-', '−');
  return lang === 'de' ? text.replace('.', ',') : text;
}

const money = (cents, lang) =>
  lang === 'de' ? `${(cents / 100).toFixed(2).replace('.', ',')} €` : `€ ${(cents / 100).toFixed(2)}`;

function list(values, key, lang) {
  if (values.length === 0) return lang === 'de' ? 'keine' : 'none';
  if (values.length === 7 && values.every((day) => day === null || isWindow(day))) return week(values, lang);
  if (values.every((item) => Number.isInteger(item))) return values.map((item) => number(item, key, lang)).join(', ');
  const isNested = values.some((item) => typeof item === 'object' && item !== null);
  return values.map((item) => words(item, key, lang)).join(isNested ? '; ' : ', ');
}

/** Equal days in a row are shown together: Mon–Fri 06:00–20:00, Sat–Sun none. */
function week(days, lang) {
  const runs = [];
  for (const [index, day] of days.entries()) {
    const text = words(day, '', lang);
    const last = runs.at(-1);
    if (last?.text === text) last.to = index;
    else runs.push({ from: index, to: index, text });
  }
  const name = (index) => WEEKDAYS[lang][index];
  return runs.map(({ from, to, text }) => `${name(from)}${to > from ? `–${name(to)}` : ''} ${text}`).join(', ');
}

const isMonth = (key) => /^\d{4}-\d\d(-\d\d)?$/.test(key);
export const isWindow = (value) =>
  typeof value === 'object' && value !== null && 'fromMinute' in value && 'toMinute' in value;
