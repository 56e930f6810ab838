import { zone } from '@zeitbuch/working-time';
import { flawOfOpening, isOnRecord, type OpeningFlaw, readAccounts, writeOpenings } from '../openings';
import { type ImportError, importError } from './error-list';
import { checkByPerson } from './known-employments';
import { type LineChange } from './kind-of-import';
import { type OpeningRecord } from './openings-file';
import { type ImportWork } from './work';

type ResolvedOpening = OpeningRecord & { readonly employeeId: string };

const today = ({ now, zone: zoneId }: ImportWork) => zone(zoneId).dateAt(now);

/**
 * Checks what people bring along against the database. What is on record just so is unchanged; another figure says why.
 * Codes: `import.unknown-person` and those of {@link flawOfOpening}.
 */
export async function checkOpenings(
  work: ImportWork,
  records: readonly OpeningRecord[],
): Promise<{ found: ResolvedOpening[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const { resolved, errors } = await checkByPerson(work, records, () => undefined);
  const ids = resolved.map(({ employeeId }) => employeeId);
  const accounts = await readAccounts(work.client, work.tenantId, ids);
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const found = resolved.filter((record) => {
    const known = accounts.get(record.employeeId);
    if (!known) return false;
    if (isOnRecord(known, record)) {
      unchanged.push(record.line);
      return false;
    }
    const flaw = flawOfOpening(known, record, today(work));
    if (flaw) errors.push(flawed(record, flaw));
    const before = known.openings.find(({ account }) => account === record.account);
    if (before)
      changes.push({ line: record.line, column: 'hours', before: hours(before.minutes), after: hours(record.minutes) });
    return !flaw;
  });
  return { found, errors, unchanged, changes };
}

/** Records what was brought along, by who brought the file and who took it over. */
export async function writeImportedOpenings(work: ImportWork, openings: readonly ResolvedOpening[]): Promise<void> {
  const { broughtBy, actor } = work;
  const authors =
    broughtBy === null
      ? { recordedBy: null, confirmedBy: actor.employeeId, alone: false }
      : { recordedBy: broughtBy, confirmedBy: actor.employeeId, alone: actor.employeeId === broughtBy };
  await writeOpenings(work, openings, authors, today(work));
}

const WORDS: Readonly<Record<OpeningFlaw['code'], string>> = {
  'below-zero': 'What was ordered is never less than nothing.',
  'outside-employment': 'The person is not employed on this day.',
  'in-future': 'A balance of a day to come is not known.',
  'not-first-day': 'An account begins on the first day of a month or of the employment.',
  'closed-month': 'A month of the person is closed: the account has begun for good.',
  'account-began': 'The account began in an earlier month.',
  'other-day': 'The other account of the person begins on another day.',
  'opening-known': 'Something else is on record: a correction says why.',
  'no-opening': 'There is nothing to correct.',
};

const COLUMNS: Readonly<Partial<Record<OpeningFlaw['code'], 'hours' | 'correction' | 'account'>>> = {
  'below-zero': 'hours',
  'opening-known': 'account',
  'no-opening': 'correction',
};

function flawed(record: OpeningRecord, { code }: OpeningFlaw): ImportError {
  const column = COLUMNS[code] ?? 'beginsOn';
  const said = { hours: hours(record.minutes), correction: record.correctionReason ?? '', account: record.account };
  const value = column === 'beginsOn' ? record.beginsOn : said[column];
  return importError({ line: record.line, column, value }, `import.${code}`, WORDS[code]);
}

/** `-12:30` */
function hours(minutes: number): string {
  const length = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${Math.floor(length / 60)}:${String(length % 60).padStart(2, '0')}`;
}
