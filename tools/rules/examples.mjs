/** The worked examples of a rule as tables: what was given, what comes out. */
import { hours, label, table, words } from './words.mjs';

const BOOKINGS = { in: 'in', out: 'out', break_start: 'break', break_end: 'back' };
/** Figures that a day is always read by; others are told where they are not zero. */
const ALWAYS = ['arbzg_worked_minutes', 'credited_minutes', 'target_minutes', 'balance_delta_minutes'];

/** The sections of all examples; the one that the rule names as its best comes first. */
export function exampleSections(rule, { cases, profiles }) {
  const named = cases.filter(({ rule_ids: ids }) => ids.includes(rule.id));
  const ordered = [...named.filter(({ id }) => id === rule.example), ...named.filter(({ id }) => id !== rule.example)];
  return ordered.map((entry) => section(entry, profiles));
}

function section(entry, profiles) {
  const rows = [...given(entry.given, profiles), ...results(entry)];
  const source = entry.source === '-' ? '' : ` (${entry.source})`;
  return `### ${entry.id}: ${entry.title}\n\n${table(['', 'What', 'Value'], rows)}\n\n${entry.reasoning}${source}`;
}

/** What is known before; what is empty is left out. */
function given(facts, profiles) {
  const rows = Object.entries(facts).flatMap(([key, value]) => {
    if (key === 'bookings') return bookings(value);
    if (key === 'contract') return [[key, contract(value, profiles)]];
    if (key === 'range' && value.from === value.to) return [['day', value.from]];
    if (Array.isArray(value) && value.length === 0) return [];
    if (key === 'opening_balance_minutes' && value === 0) return [];
    return [[label(key), words(value, key)]];
  });
  return rows.map(([name, text], index) => [index === 0 ? '**Given**' : '', name, text]);
}

/** The profile's name with the hours of its week. */
function contract(name, { contracts }) {
  const profile = contracts[name];
  if (!profile) return words(name);
  return `${name} (${profile.group}, ${hours(profile.weekly_minutes)} a week)`;
}

/** One row for each local date: 08:00 in (office), 14:01 out. */
function bookings(list) {
  const days = Map.groupBy(list, ({ at }) => at.slice(0, 10));
  return [...days].map(([date, day]) => {
    let location = '';
    const stamps = day.map((booking) => {
      const moved = booking.type !== 'out' && booking.location !== location;
      location = booking.location ?? location;
      return `${booking.at.slice(11, 16)} ${BOOKINGS[booking.type] ?? booking.type}${moved && location ? ` (${location})` : ''}`;
    });
    return [`bookings ${date}`, stamps.join(', ')];
  });
}

function results({ kind, expect }) {
  const entries = Object.entries(expect).filter(([key, value]) => {
    if (kind !== 'attendance' || ALWAYS.includes(key)) return true;
    return value !== 0 && !(Array.isArray(value) && value.length === 0 && key !== 'violations');
  });
  return entries.map(([key, value], index) => [index === 0 ? '**Result**' : '', label(key), codes(key, value)]);
}

const codes = (key, value) =>
  key === 'violations' && value.length > 0 ? value.map((code) => `\`${code}\``).join(', ') : words(value, key);
