import { type YearMonth } from '@zeitbuch/working-time';
import { payrollFormat } from './formats';

export interface FileNameParts {
  /** Id of the format. */
  readonly target: string;
  readonly tenant: string;
  /** Payroll month, `YYYY-MM`. */
  readonly month: YearMonth;
  /** 0 of the regular closing, 1 and more of a supplementary run. */
  readonly run: number;
  /** Gapless number within tenant and target. */
  readonly sequence: number;
}

const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * `datev-lodas_stadt-muster_2026-11_regular_000042.txt`. The tenant's name is spelt with plain letters,
 * so that no file system and no header of a download has to be told about umlauts or separators.
 * @throws RangeError if the target, month or sequence is none: a caller's bug
 */
export function fileName(parts: FileNameParts): string {
  const format = payrollFormat(parts.target);
  if (!format) throw new RangeError(`no payroll format ${parts.target}`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(parts.month)) throw new RangeError(`not a month: ${parts.month}`);
  if (!Number.isSafeInteger(parts.sequence) || parts.sequence < 1) throw new RangeError(`not a sequence number`);
  const tenant = parts.tenant
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => SPELLINGS[letter])
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const sequence = String(parts.sequence).padStart(6, '0');
  const run = parts.run === 0 ? 'regular' : `supplement${parts.run}`;
  return `${format.id}_${tenant || 'tenant'}_${parts.month}_${run}_${sequence}.${format.extension}`;
}
