import { type LocalDate, addDays } from './date';

/** A value with the days on which it holds, both inclusive; without end where `to` is null. */
export interface Dated<Value> {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly value: Value;
}

/** Days without end where `to` is null. */
export type OpenSpan = Omit<Dated<unknown>, 'value'>;

/** After every date in use; the day before it is never asked for. */
const NEVER = '9999-12-31';

const endOf = ({ to }: OpenSpan): LocalDate => to ?? NEVER;

/**
 * What holds after a change: on the days of `change` its value and nothing else (nothing at all where it is null), on
 * all other days what held before. Neighbours with the same value become one.
 * @param spans sorted by their beginning, without overlaps; so is the result
 */
export function changeDated<Value>(
  spans: readonly Dated<Value>[],
  change: OpenSpan & { readonly value: Value | null },
  isSame: (a: Value, b: Value) => boolean,
): Dated<Value>[] {
  const kept = spans.flatMap((span) => outside(span, change));
  const { from, to, value } = change;
  const all = value === null ? kept : [...kept, { from, to, value }];
  return joined(
    all.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    isSame,
  );
}

/** What holds on the days of `span`: what is before or after them falls away. */
export function datedWithin<Value>(spans: readonly Dated<Value>[], { from, to }: OpenSpan): Dated<Value>[] {
  return spans.flatMap((span) => {
    const first = span.from > from ? span.from : from;
    const last = endOf(span) < (to ?? NEVER) ? span.to : to;
    return first <= (last ?? NEVER) ? [{ from: first, to: last, value: span.value }] : [];
  });
}

/** The stretches of days on which something else holds after than before, sorted; both sorted and without overlaps. */
export function datedDifferences<Value>(
  before: readonly Dated<Value>[],
  after: readonly Dated<Value>[],
  isSame: (a: Value, b: Value) => boolean,
): OpenSpan[] {
  const borders = [...before, ...after].flatMap((span) => [span.from, ...(span.to ? [addDays(span.to, 1)] : [])]);
  const days = [...new Set(borders)].toSorted();
  const differing = days.flatMap((from, index): Dated<null>[] => {
    const [a, b] = [datedOn(before, from), datedOn(after, from)];
    if (a === undefined ? b === undefined : b !== undefined && isSame(a.value, b.value)) return [];
    return [{ from, to: index + 1 < days.length ? addDays(days[index + 1], -1) : null, value: null }];
  });
  return joined(differing, () => true).map(({ from, to }) => ({ from, to }));
}

/** What holds on a day; undefined for nothing. */
export function datedOn<Value>(spans: readonly Dated<Value>[], date: LocalDate): Dated<Value> | undefined {
  return spans.find((span) => span.from <= date && date <= endOf(span));
}

/** The parts of a span before and after the days of another. */
function outside<Value>(span: Dated<Value>, other: OpenSpan): Dated<Value>[] {
  if (endOf(span) < other.from || endOf(other) < span.from) return [span];
  const parts: Dated<Value>[] = [];
  if (span.from < other.from) parts.push({ ...span, to: addDays(other.from, -1) });
  if (other.to !== null && other.to < endOf(span)) parts.push({ ...span, from: addDays(other.to, 1) });
  return parts;
}

/** Sorted spans, those that follow one another with the same value as one. */
function joined<Value>(sorted: readonly Dated<Value>[], isSame: (a: Value, b: Value) => boolean): Dated<Value>[] {
  const result: Dated<Value>[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last?.to && addDays(last.to, 1) === span.from && isSame(last.value, span.value))
      result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}
