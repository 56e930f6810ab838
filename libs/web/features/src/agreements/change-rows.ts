import {
  type AgreementValueDto,
  type OverlapDto,
  type PublicationDto,
  type ReplacedValueDto,
} from '@zeitbuch/web-data-access';
import { agreementLines, type ValueLine } from '@zeitbuch/web-rule-words';
import { type AgreementKey, PARAMETER_RULE } from '@zeitbuch/working-time';

interface Days {
  readonly from: string;
  /** Null without end. */
  readonly to: string | null;
}

/** Days on which the same value is replaced by another one, for the same people, with the same rules beside it. */
export interface ChangeRow {
  readonly days: readonly Days[];
  /** Null for everybody. */
  readonly unitName: string | null;
  /** What held until now, of an early end with the rule; only lines that differ. */
  readonly before: readonly ValueLine[];
  /** What holds then; only lines that differ. */
  readonly after: readonly ValueLine[];
  readonly isUnchanged: boolean;
  /** Other rules that set the same value on these days. */
  readonly meets: readonly OverlapDto[];
}

/** What happens to the values of one rule. */
export interface RuleChange {
  readonly id: string;
  readonly rows: readonly ChangeRow[];
}

type Effect = Pick<PublicationDto, 'replaced' | 'overlaps'>;

/**
 * What a proposal changes, rule by rule, in as few rows as possible: days that say the same stand together.
 * @param values what is proposed; of an early end what ends
 */
export function changeRows(
  values: readonly AgreementValueDto[],
  { replaced, overlaps }: Effect,
  isEnd: boolean,
): RuleChange[] {
  const rules = new Map<string, ChangeRow[]>();
  for (const one of replaced) {
    const id = PARAMETER_RULE[one.key as AgreementKey];
    const row = id === undefined ? null : rowOf(one, values, overlaps, isEnd);
    if (!row) continue;
    const rows = rules.get(id) ?? [];
    const same = rows.findIndex((other) => sayingOf(other) === sayingOf(row));
    if (same < 0) rows.push(row);
    else
      rows[same] = {
        ...row,
        days: [...rows[same].days, ...row.days],
        meets: [...new Set([...rows[same].meets, ...row.meets])],
      };
    rules.set(id, rows);
  }
  return [...rules].map(([id, rows]) => ({ id, rows }));
}

/** Null where nothing is known of the value in words. */
function rowOf(
  one: ReplacedValueDto,
  values: readonly AgreementValueDto[],
  overlaps: readonly OverlapDto[],
  isEnd: boolean,
): ChangeRow | null {
  const { key, value, from, to, unitName = null } = one;
  const proposed = values.find((other) => other.key === key);
  const [ofReplaced, ofProposed] = [
    agreementLines({ key, value: value ?? null }),
    proposed ? agreementLines(proposed) : [],
  ];
  const [all, then] = isEnd ? [ofProposed, ofReplaced] : [ofReplaced, ofProposed];
  const [before, after] = [without(all, then), without(then, all)];
  if (ofReplaced.length === 0 && ofProposed.length === 0) return null;
  return {
    days: [{ from, to }],
    unitName,
    before,
    after,
    isUnchanged: proposed !== undefined && before.length === 0 && after.length === 0,
    meets: overlaps.filter((other) => other.key === key && isOf(other, unitName) && haveDaysInCommon(other, one)),
  };
}

/** An annex is shown beside the people of its unit; where these have no row of their own, nothing of theirs is replaced. */
const isOf = ({ kind, unitName }: OverlapDto, unit: string | null): boolean => kind !== 'annex' || unitName === unit;

const haveDaysInCommon = (a: Days, b: Days): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

const textOf = (line: ValueLine): string => JSON.stringify(line);
const without = (lines: readonly ValueLine[], others: readonly ValueLine[]): ValueLine[] =>
  lines.filter((line) => !others.some((other) => textOf(other) === textOf(line)));

const verdictOf = ({ kind, title, unitName, wins, reason, by }: OverlapDto): string =>
  JSON.stringify([kind, title, unitName, wins, reason, by]);

const sayingOf = ({ unitName, before, after, meets }: ChangeRow): string =>
  JSON.stringify([unitName, before, after, [...new Set(meets.map(verdictOf))]]);

/** Another rule that sets the same value, and the days of it; without them where it is there on all days of the row. */
export interface MetRule {
  readonly of: OverlapDto;
  readonly days: readonly Days[];
}

/** The rules of a row, each once with its verdict. */
export function metRules(meets: readonly OverlapDto[], days: readonly Days[]): MetRule[] {
  const byVerdict = new Map<string, OverlapDto[]>();
  for (const one of meets) byVerdict.set(verdictOf(one), [...(byVerdict.get(verdictOf(one)) ?? []), one]);
  return [...byVerdict.values()].map((pieces) => {
    const isEveryDay = days.length > 0 && days.every((span) => pieces.some((piece) => lieWithin(span, piece)));
    return { of: pieces[0], days: isEveryDay ? [] : pieces };
  });
}

const lieWithin = (inner: Days, outer: Days): boolean =>
  outer.from <= inner.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to));

/** Other rules that no row of the change names. */
export function untoldOverlaps(rules: readonly RuleChange[], overlaps: readonly OverlapDto[]): OverlapDto[] {
  const told = new Set(rules.flatMap(({ rows }) => rows.flatMap(({ meets }) => meets)));
  return overlaps.filter((one) => !told.has(one));
}
