import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { type ColumnSpec } from './csv-table';
import { datedFile, spanOf } from './dated-file';
import { type FileRules } from './read-file';
import { ANSWERS, type RowReader } from './row-reader';

export interface ContractRecord {
  readonly line: number;
  readonly personnelNumber: string;
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null while it runs on. */
  readonly validTo: LocalDate | null;
  readonly weeklyMinutes: Minutes;
  /** Minutes from Monday to Sunday in odd ISO weeks; every week, if `evenMinutes` is the same. */
  readonly oddMinutes: readonly Minutes[];
  readonly evenMinutes: readonly Minutes[];
  readonly payGroup: string | null;
  readonly worksInShifts: boolean;
}

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
const GERMAN_DAYS = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;
const EVEN_DAYS = ['evenMo', 'evenTu', 'evenWe', 'evenTh', 'evenFr', 'evenSa', 'evenSu'] as const;

const CONTRACT_COLUMNS: readonly ColumnSpec[] = [
  { name: 'personnelNumber', aliases: ['Personalnummer'] },
  { name: 'validFrom', aliases: ['Gültig ab'] },
  { name: 'validTo', aliases: ['Gültig bis'], required: false },
  { name: 'weeklyHours', aliases: ['Wochenstunden'] },
  ...DAYS.map((name, index) => ({ name, aliases: [GERMAN_DAYS[index]] })),
  ...EVEN_DAYS.map((name, index) => ({ name, aliases: [`Gerade ${GERMAN_DAYS[index]}`], required: false })),
  { name: 'payGroup', aliases: ['Entgeltgruppe'], required: false },
  { name: 'worksInShifts', aliases: ['Schichtarbeit'], required: false },
];
const MINUTES_PER_DAY = 1440;
const MAXIMUM_WEEKLY_MINUTES = 4200;

/**
 * Hours as `39`, `39,5`, `39.50` or `39:30` in whole minutes; null if the text is no such number
 * or if it is no whole number of minutes (`7,99` hours are 479.4 minutes): nobody's contract is rounded.
 */
export function minutesOfHours(text: string): Minutes | null {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const decimal = /^(\d{1,3})(?:[,.](\d{1,4}))?$/.exec(text);
  if (!decimal) return null;
  const tenThousandths = Number((decimal[2] ?? '').padEnd(4, '0')) * 60;
  return tenThousandths % 10_000 === 0 ? Number(decimal[1]) * 60 + tenThousandths / 10_000 : null;
}

/** Reads contracts. Weekly patterns must add up to the weekly hours; contracts of a person must not overlap. */
export const contractsFile = (): FileRules<ContractRecord> =>
  datedFile({
    columns: CONTRACT_COLUMNS,
    recordOf: contractOf,
    kindOf: () => 'contract',
    what: 'contract',
  });

function contractOf(cells: RowReader): ContractRecord | null {
  const weeklyMinutes = minutesIn(cells, 'weeklyHours', MAXIMUM_WEEKLY_MINUTES);
  const oddMinutes = DAYS.map((day) => minutesIn(cells, day, MINUTES_PER_DAY));
  const alternates = EVEN_DAYS.some((day) => cells.optional(day) !== '');
  const evenMinutes = alternates ? EVEN_DAYS.map((day) => minutesIn(cells, day, MINUTES_PER_DAY)) : oddMinutes;
  // The sum of a pattern with an unreadable day would only repeat that error.
  if (cells.errors.length === 0) failPatternSum(cells, { weeklyMinutes, oddMinutes, evenMinutes });
  const span = spanOf(cells);
  const personnelNumber = cells.personnelNumber();
  const payGroup = cells.optional('payGroup') || null;
  const answer =
    cells.optional('worksInShifts') === '' ? 'no' : cells.choice('worksInShifts', 'import.bad-answer', ANSWERS);
  const worksInShifts = answer === 'yes';
  const hours = { weeklyMinutes, oddMinutes, evenMinutes };
  return span && { line: cells.line, personnelNumber, ...span, ...hours, payGroup, worksInShifts };
}

function minutesIn(cells: RowReader, column: string, most: Minutes): Minutes {
  const value = cells.text(column);
  if (value === '') return 0;
  const minutes = minutesOfHours(value);
  if (minutes !== null && minutes <= most) return minutes;
  cells.fail(column, 'import.bad-hours', `"${column}" must be hours of whole minutes, at most ${most} minutes.`);
  return 0;
}

/** With alternating weeks the two weeks together make twice the weekly hours. */
function failPatternSum(
  cells: RowReader,
  week: Pick<ContractRecord, 'weeklyMinutes' | 'oddMinutes' | 'evenMinutes'>,
): void {
  const actual = [...week.oddMinutes, ...week.evenMinutes].reduce((sum, minutes) => sum + minutes, 0);
  if (actual === 2 * week.weeklyMinutes) return;
  const message = `Two weeks add up to ${actual} minutes, the weekly hours to ${2 * week.weeklyMinutes}.`;
  cells.fail('weeklyHours', 'import.pattern-sum', message);
}
