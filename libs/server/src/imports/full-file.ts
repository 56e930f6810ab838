import { type LocalDate } from '@zeitbuch/working-time';
import { type Clock, Problem, type Queryable } from '../platform';
import { type ImportKind, type ImportLeaversDto } from './imports.dto';
import { type FullFileQueryDto } from './imports.dto';
import { IMPORTS } from './kinds';

/** Of a hundred people so many leave by one file without a word of a person, where the city says nothing else. */
export const MOST_LEAVERS_PERCENT = 3;

/** What is said of a file that names everybody. */
export interface FullFile {
  /** Last day of who is missing in it. */
  readonly lastDay: LocalDate;
  /** How many people leave, as somebody confirmed who looked at the file; null where nobody did. */
  readonly confirmedLeavers: number | null;
}

/**
 * What a request says about a full file; null where it is none.
 * @param zone of the tenant, whose today is meant where no day is given
 * @throws Problem `request.invalid` where files of the kind never name everybody, or a day is given without the flag
 */
export function fullFileOf(
  { full, lastDay }: FullFileQueryDto,
  { kind, zone }: { readonly kind: ImportKind; readonly zone: string },
  clock: Clock,
): FullFile | null {
  if (full !== 'true') {
    if (lastDay !== undefined) throw unfit('lastDay', 'lastDay needs full=true');
    return null;
  }
  if (!IMPORTS[kind].missing) throw unfit('full', `files of ${kind} never name everybody`);
  return { lastDay: lastDay ?? clock.todayIn(zone), confirmedLeavers: null };
}

const unfit = (field: string, message: string): Problem =>
  new Problem('request.invalid', {}, [{ field, code: 'isIn', message }]);

/** Of a hundred people employed so many may leave by one file of the tenant without a word of a person. */
export async function mostLeaversPercent(db: Queryable, tenantId: number): Promise<number> {
  const { rows } = await db.query<{ percent: number }>(
    'select most_leavers_percent as percent from import_setting where tenant_id = $1',
    [tenantId],
  );
  return rows.at(0)?.percent ?? MOST_LEAVERS_PERCENT;
}

/** Whether the number of people who leave needs a word of a person. */
export const isStopped = ({
  leaving,
  employed,
  mostPercent,
}: Omit<ImportLeaversDto, 'isStopped' | 'lastDay'>): boolean => leaving * 100 > mostPercent * employed;

/** @throws Problem `import.many-leave` {leaving, employed, mostPercent} unless somebody confirmed just this number */
export function requireConfirmed(leavers: ImportLeaversDto | null, confirmed: number | null): void {
  if (!leavers?.isStopped || leavers.leaving === confirmed) return;
  const { leaving, employed, mostPercent } = leavers;
  throw new Problem('import.many-leave', { leaving, employed, mostPercent });
}
