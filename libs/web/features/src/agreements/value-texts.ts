import { formatFullDate, formatMinutes, readDate } from '@zeitbuch/web-ui';
import { type Schema } from '@zeitbuch/working-time';
import { readLength, writeLength } from '../shared/lengths';
import { readClock } from '../shared/read-clock';
import { readBalance, readParts, writeClock, writeParts } from './human-input';

/** What stands in the fields of a value, by path: words and figures as they were typed, ticks as booleans. */
export type Texts = Readonly<Record<string, string | boolean>>;

/** What cannot be read at all, and at which field. Whether it may be agreed on is for the server to say. */
export interface TextFlaw {
  readonly field: string;
  readonly problem: 'clock' | 'length' | 'balance' | 'count' | 'parts' | 'halves' | 'date';
}

type Fields = Readonly<Record<string, Schema>>;

/** How people enter a value: drawn from its schema, so that a new parameter has its fields without code. */
export type Entry =
  | { readonly as: 'tick' }
  | { readonly as: 'choice'; readonly options: readonly string[] }
  /** A figure: a length or a balance in hours and minutes (`debt`: below zero, typed without a sign), or a number. */
  | { readonly as: 'length' | 'balance' | 'debt' | 'number'; readonly nullable: boolean }
  /** A figure that need not be whole: so many parts make one. */
  | { readonly as: 'parts'; readonly parts: 2 | 10 }
  | { readonly as: 'date' }
  /** From when until when, with what else belongs to it. */
  | { readonly as: 'window'; readonly fields: Fields; readonly nullable: boolean }
  /** A window for each day of the week, or none at all. */
  | { readonly as: 'week' }
  /** Days of the week to tick. */
  | { readonly as: 'weekdays' }
  /** Lines of figures, as many as needed. */
  | { readonly as: 'rows'; readonly fields: Fields }
  /** One of several kinds, each with fields of its own. */
  | { readonly as: 'kinds'; readonly kinds: Readonly<Record<string, Fields>>; readonly nullable: boolean }
  /** As many of them as needed, up to {@link MOST_KINDS}. */
  | { readonly as: 'listOfKinds'; readonly kinds: Readonly<Record<string, Fields>> }
  | { readonly as: 'group'; readonly fields: Fields; readonly nullable: boolean };

const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** Lines that are offered where a list of figures has fewer. */
const ROWS = [0, 1, 2];
/** More of one thing than a form can show. */
const MOST_KINDS = 6;

/** @param name of the field: its ending tells the unit, as everywhere in Zeitbuch */
export function entryOf(schema: Schema, name: string): Entry {
  const nullable = 'nullable' in schema && schema.nullable === true;
  switch (schema.type) {
    case 'boolean':
      return { as: 'tick' };
    case 'choice':
      return { as: 'choice', options: schema.options };
    case 'integer': {
      if (name.endsWith('Tenths')) return { as: 'parts', parts: 10 };
      if (name.endsWith('HalfDays')) return { as: 'parts', parts: 2 };
      if (!name.endsWith('Minutes')) return { as: 'number', nullable };
      if (schema.min >= 0) return { as: 'length', nullable };
      return { as: schema.max > 0 ? 'balance' : 'debt', nullable };
    }
    case 'date':
      return { as: 'date' };
    case 'list': {
      if (schema.of.type === 'variant') return { as: 'listOfKinds', kinds: schema.of.kinds };
      if (schema.of.type === 'integer') return { as: 'weekdays' };
      return schema.of.type === 'object' && !isWindow(schema.of.fields)
        ? { as: 'rows', fields: schema.of.fields }
        : { as: 'week' };
    }
    case 'variant':
      return { as: 'kinds', kinds: schema.kinds, nullable };
    case 'object':
      return isWindow(schema.fields)
        ? { as: 'window', fields: withoutTimes(schema.fields), nullable }
        : { as: 'group', fields: schema.fields, nullable };
  }
}

const isWindow = (fields: Fields): boolean => 'fromMinute' in fields && 'toMinute' in fields;
const withoutTimes = ({ fromMinute: _from, toMinute: _to, ...rest }: Fields): Fields => rest;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const NONE = 'none';

type Tree = Readonly<Record<string, unknown>>;
const TREE: Tree = {};

/** What stands in the fields of a value that is agreed on. */
export function textsOf(schema: Schema, value: unknown, path: string): Texts {
  const entry = entryOf(schema, nameOf(path));
  const tree = (value ?? TREE) as Tree;
  const ofFields = (fields: Fields, of: Tree, below: string): Texts =>
    Object.assign({}, ...Object.entries(fields).map(([name, field]) => textsOf(field, of[name], `${below}.${name}`)));
  switch (entry.as) {
    case 'tick':
      return { [path]: value === true };
    case 'choice':
      return { [path]: String(value ?? '') };
    case 'number':
      return { [path]: String(value ?? '') };
    case 'parts':
      return { [path]: writeParts(value as number | undefined, entry.parts) };
    case 'date':
      return { [path]: value === undefined ? '' : formatFullDate(value as string) };
    case 'length':
    case 'debt':
      return { [path]: writeLength(value as number | null | undefined) };
    case 'balance':
      return { [path]: value === null || value === undefined ? '' : formatMinutes(value as number) };
    case 'window':
      return { ...windowTexts(tree, path), ...ofFields(entry.fields, tree, path) };
    case 'week':
      return Object.assign(
        { [`${path}.${NONE}`]: value === null },
        ...WEEK.map((day) => windowTexts((tree[day] ?? TREE) as Tree, `${path}.${day}`)),
      );
    case 'weekdays': {
      const days = (value ?? []) as readonly number[];
      return Object.fromEntries(WEEK.map((day) => [`${path}.${day + 1}`, days.includes(day + 1)]));
    }
    case 'rows': {
      const rows = (value ?? []) as readonly Tree[];
      return Object.assign(
        {},
        ...rowsOf(rows.length).map((row) => ofFields(entry.fields, rows[row] ?? TREE, `${path}.${row}`)),
      );
    }
    case 'kinds': {
      const kind = value === null || value === undefined ? (entry.nullable ? NONE : '') : String(tree['kind']);
      const every = Object.values(entry.kinds).map((fields) => ofFields(fields, tree, path));
      return Object.assign({ [`${path}.kind`]: kind }, ...every);
    }
    case 'listOfKinds': {
      const one = itemOf(entry.kinds);
      return Object.assign(
        {},
        ...((value ?? []) as readonly Tree[]).map((item, row) => textsOf(one, item, `${path}.${row}`)),
      );
    }
    case 'group': {
      const has = entry.nullable ? { [`${path}.has`]: value !== null && value !== undefined } : {};
      return { ...has, ...ofFields(entry.fields, tree, path) };
    }
  }
}

/** The kind that was chosen: the first, or none where there need not be one, before anybody chose. */
export function kindIn(texts: Texts, path: string, { kinds, nullable }: Extract<Entry, { as: 'kinds' }>): string {
  return typed(texts, `${path}.kind`) || (nullable ? NONE : Object.keys(kinds)[0]);
}

/** One of a list, or none. */
export const itemOf = (kinds: Readonly<Record<string, Fields>>): Schema => ({ type: 'variant', kinds, nullable: true });

/** The kinds that were chosen, by their line, and one more to choose. */
export function linesOfKinds(texts: Texts, path: string): readonly number[] {
  const chosen = Array.from({ length: MOST_KINDS }, (_, line) => line).filter(
    (line) => ![NONE, ''].includes(typed(texts, `${path}.${line}.kind`)),
  );
  return Array.from({ length: Math.min(MOST_KINDS, (chosen.at(-1) ?? -1) + 2) }, (_, line) => line);
}

/** The lines of a list with so many figures, with some to spare. */
const rowsOf = (length: number): readonly number[] =>
  Array.from({ length: Math.max(ROWS.length, length) }, (_, row) => row);

const windowTexts = ({ fromMinute, toMinute }: Tree, path: string): Texts => ({
  [`${path}.from`]: writeClock(fromMinute as number | undefined),
  [`${path}.to`]: writeClock(toMinute as number | undefined),
});

/** The value as the API wants it, from what stands in its fields. Where they cannot be read, `flaws` say so and the value is not to be used. */
export function readTexts(schema: Schema, texts: Texts, path: string): { value: unknown; flaws: readonly TextFlaw[] } {
  const flaws: TextFlaw[] = [];
  return { value: read(schema, texts, path, flaws), flaws };
}

const typed = (texts: Texts, path: string): string => String(texts[path] ?? '').trim();

function read(schema: Schema, texts: Texts, path: string, flaws: TextFlaw[]): unknown {
  const entry = entryOf(schema, nameOf(path));
  const ofFields = (fields: Fields, below: string): Tree =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, read(field, texts, `${below}.${name}`, flaws)]),
    );
  switch (entry.as) {
    case 'tick':
      return texts[path] === true;
    case 'choice':
      return typed(texts, path) || entry.options[0];
    case 'number':
      return figure(
        typed(texts, path),
        entry.nullable,
        (text) => (/^\d{1,4}$/.test(text) ? Number(text) : null),
        () => flaws.push({ field: path, problem: 'count' }),
      );
    case 'parts':
      return figure(
        typed(texts, path),
        false,
        (text) => readParts(text, entry.parts),
        () => flaws.push({ field: path, problem: entry.parts === 2 ? 'halves' : 'parts' }),
      );
    case 'date': {
      const date = readDate(typed(texts, path));
      if (date === null) flaws.push({ field: path, problem: 'date' });
      return date;
    }
    case 'length':
    case 'debt': {
      const minutes = figure(typed(texts, path), entry.nullable, readLength, () =>
        flaws.push({ field: path, problem: 'length' }),
      );
      // Zero stays zero.
      return entry.as === 'debt' && minutes !== null ? 0 - minutes : minutes;
    }
    case 'balance':
      return figure(typed(texts, path), entry.nullable, readBalance, () =>
        flaws.push({ field: path, problem: 'balance' }),
      );
    case 'window': {
      const window = readWindow(texts, path, flaws);
      const rest = ofFields(entry.fields, path);
      return window && { ...window, ...rest };
    }
    case 'week':
      if (texts[`${path}.${NONE}`] === true) return null;
      return WEEK.map((day) => readWindow(texts, `${path}.${day}`, flaws));
    case 'weekdays':
      return WEEK.map((day) => day + 1).filter((day) => texts[`${path}.${day}`] === true);
    case 'rows':
      return rowsIn(texts, path)
        .filter((row) => Object.keys(entry.fields).some((name) => typed(texts, `${path}.${row}.${name}`) !== ''))
        .map((row) => ofFields(entry.fields, `${path}.${row}`));
    case 'kinds': {
      const kind = kindIn(texts, path, entry);
      return kind === NONE ? null : { kind, ...ofFields(entry.kinds[kind] ?? {}, path) };
    }
    case 'listOfKinds':
      return linesOfKinds(texts, path)
        .map((line) => read(itemOf(entry.kinds), texts, `${path}.${line}`, flaws))
        .filter((item) => item !== null);
    case 'group':
      return entry.nullable && texts[`${path}.has`] !== true ? null : ofFields(entry.fields, path);
  }
}

/** The lines that the fields of a list have. */
export const rowsIn = (texts: Texts, path: string): readonly number[] =>
  rowsOf(
    Object.keys(texts).reduce((most, key) => {
      const row = key.startsWith(`${path}.`) ? Number(key.slice(path.length + 1).split('.')[0]) : -1;
      return Math.max(most, row + 1);
    }, 0),
  );

function figure(
  text: string,
  nullable: boolean,
  parse: (text: string) => number | null,
  refuse: () => void,
): number | null {
  const value = parse(text);
  if (value === null && !(nullable && text === '')) refuse();
  return value;
}

/** Two empty texts are no window; one of them alone cannot be read. */
function readWindow(texts: Texts, path: string, flaws: TextFlaw[]) {
  const [from, to] = [typed(texts, `${path}.from`), typed(texts, `${path}.to`)];
  if (from === '' && to === '') return null;
  const [fromMinute, toMinute] = [readClock(from), readClock(to)];
  if (fromMinute !== null && toMinute !== null) return { fromMinute, toMinute };
  flaws.push({ field: path, problem: 'clock' });
  return null;
}

/** Every field that is in sight, by its path: there a refusal is shown. */
export function fieldsInSight(schema: Schema, texts: Texts, path: string): readonly string[] {
  const entry = entryOf(schema, nameOf(path));
  const ofFields = (fields: Fields, below: string): readonly string[] =>
    Object.entries(fields).flatMap(([name, field]) => fieldsInSight(field, texts, `${below}.${name}`));
  switch (entry.as) {
    case 'window':
      return [path, ...ofFields(entry.fields, path)];
    case 'week':
      return texts[`${path}.${NONE}`] === true ? [path] : [path, ...WEEK.map((day) => `${path}.${day}`)];
    case 'rows':
      return [path, ...rowsIn(texts, path).flatMap((row) => ofFields(entry.fields, `${path}.${row}`))];
    case 'listOfKinds':
      return [
        path,
        ...linesOfKinds(texts, path).flatMap((line) => fieldsInSight(itemOf(entry.kinds), texts, `${path}.${line}`)),
      ];
    case 'kinds':
      return [path, ...ofFields(entry.kinds[kindIn(texts, path, entry)] ?? {}, path)];
    case 'group':
      return entry.nullable && texts[`${path}.has`] !== true ? [path] : [path, ...ofFields(entry.fields, path)];
    default:
      return [path];
  }
}
