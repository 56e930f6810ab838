import { type PayrollLineCode, type PayrollSettingsDto, type WageTypeDto } from '@zeitbuch/web-data-access';
import { type YearMonth } from '@zeitbuch/working-time';

/** What is typed for a code: nothing, a wage type with its key, or that it stays out of the file. */
export interface WageTypeEntry {
  readonly left: boolean;
  readonly wageType: string;
  readonly processingKey: string;
}

export type WageTypeEntries = Readonly<Partial<Record<PayrollLineCode, WageTypeEntry>>>;

const NOTHING: WageTypeEntry = { left: false, wageType: '', processingKey: '' };

/** A code in a month, with what holds. */
export interface WageTypeRow {
  readonly code: PayrollLineCode;
  readonly unit: 'minutes' | 'hundredthDays';
  readonly held: WageTypeDto | null;
  /** Another value that begins later. */
  readonly next: WageTypeDto | null;
}

type Place = Pick<WageTypeDto, 'format' | 'personnelGroup'>;

/** Every code that may come to payroll, with what holds for it in the month. */
export function rowsOn(settings: PayrollSettingsDto, { format, personnelGroup }: Place, month: YearMonth) {
  const own = settings.wageTypes.filter((row) => row.format === format && row.personnelGroup === personnelGroup);
  return settings.codes.map(({ code, unit }): WageTypeRow => {
    const ofCode = own.filter((row) => row.code === code);
    const isHeld = ({ from, to }: WageTypeDto) => (from ?? '') <= month && (to === undefined || to >= month);
    return {
      ...{ code, unit },
      held: ofCode.find(isHeld) ?? null,
      next: ofCode.find(({ from = '' }) => from > month) ?? null,
    };
  });
}

/** Entries that say what the rows say. */
export const entriesOf = (rows: readonly WageTypeRow[]): WageTypeEntries =>
  Object.fromEntries(rows.map(({ code, held }) => [code, entryOf(held)]));

const entryOf = (held: WageTypeDto | null): WageTypeEntry =>
  held ? { left: !held.exported, wageType: held.wageType ?? '', processingKey: held.processingKey ?? '' } : NOTHING;

export const entryAt = (entries: WageTypeEntries, code: PayrollLineCode): WageTypeEntry => entries[code] ?? NOTHING;

const isEmpty = ({ left, wageType, processingKey }: WageTypeEntry): boolean => !left && !wageType && !processingKey;
const isSame = (a: WageTypeEntry, b: WageTypeEntry): boolean =>
  a.left === b.left && (a.left || (a.wageType === b.wageType && a.processingKey === b.processingKey));

/** What the entries change: sent to a second person. Codes without an entry stay missing. */
export function changedRows(rows: readonly WageTypeRow[], entries: WageTypeEntries) {
  return rows
    .map(({ code, held }) => ({ code, entry: trimmed(entryAt(entries, code)), held: entryOf(held) }))
    .filter(({ entry, held }) => !isEmpty(entry) && !isSame(entry, held))
    .map(({ code, entry: { left, wageType, processingKey } }) =>
      left ? { code, exported: false } : { code, exported: true, wageType, processingKey },
    );
}

/** Codes of which only half is said, or whose value was emptied: it is changed or left out, never taken away. */
export function unfinished(rows: readonly WageTypeRow[], entries: WageTypeEntries): PayrollLineCode[] {
  return rows
    .filter(({ code, held }) => {
      const entry = trimmed(entryAt(entries, code));
      return isEmpty(entry) ? held !== null : !entry.left && (!entry.wageType || !entry.processingKey);
    })
    .map(({ code }) => code);
}

const trimmed = ({ left, wageType, processingKey }: WageTypeEntry): WageTypeEntry => ({
  ...{ left, wageType: wageType.trim(), processingKey: processingKey.trim() },
});

/** Codes that nothing is said of in the month. */
export const missingOf = (rows: readonly WageTypeRow[]): PayrollLineCode[] =>
  rows.filter(({ held }) => held === null).map(({ code }) => code);
