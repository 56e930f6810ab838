import { type LocalDate, monthOf } from '@zeitbuch/working-time';
import { type ImportError } from '../imports';
import { Problem, type ProblemCode } from '../platform';

/** What the checks of files find, as it is told to somebody who enters one thing. */
const CODES = {
  'import.outside-employment': 'person.outside-employment',
  'import.closed-month': 'person.closed-months',
  'import.overlap': 'person.on-record',
  'import.no-holiday': 'person.no-holiday',
  'import.exempt-from-extra-work': 'person.exempt-from-extra-work',
} as const satisfies Readonly<Record<string, ProblemCode>>;

const isKnown = (code: string): code is keyof typeof CODES => code in CODES;

/** @throws Problem the first thing that is wrong, in the words of the screen; nothing where nothing is */
export function assertNothingWrong(errors: readonly ImportError[], dateOf: (error: ImportError) => LocalDate): void {
  if (errors.length === 0) return;
  const [error] = errors;
  if (!isKnown(error.code)) throw new Error(`a check of files found what the screen has no words for: ${error.code}`);
  const code = CODES[error.code];
  const date = dateOf(error);
  throw new Problem(code, code === 'person.closed-months' ? { months: monthOf(date) } : { date });
}
