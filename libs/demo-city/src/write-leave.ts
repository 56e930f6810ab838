import { type ClientBase } from 'pg';
import { FactsLoader } from '@zeitbuch/server';
import { LeaveAccounts } from '@zeitbuch/server';
import { type LocalDate } from '@zeitbuch/working-time';
import { type CopyRecord, copyRecords } from './copy';
import { type DemoIds } from './demo-ids';
import { type DemoPerson } from './demo-person';

const SEASON = 'autumn';
/** Days brought along: zero to five. */
const MOST_DAYS = 6;
/** One in this many never opened the notice: nothing lapses for them. */
const UNREAD = 4;
/** One in this many has not opened this year's notice yet: Today shows it to them. */
const UNREAD_NOW = 3;
const BATCH = 100;

/**
 * Writes leave brought into the running year and the notices of last autumn about it. Follows from personnel number
 * and date alone.
 */
export async function writeLeave(
  client: ClientBase,
  people: readonly DemoPerson[],
  ids: DemoIds,
  { firstDate, asOf }: { firstDate: LocalDate; asOf: LocalDate },
): Promise<void> {
  const year = Number(asOf.slice(0, 4));
  const brought = people
    .filter(({ hiredOn }) => hiredOn < firstDate && hiredOn < `${year}-01-01`)
    .map((person) => ({ person, days: Number(person.personnelNumber) % MOST_DAYS }));
  await copyRecords(
    client,
    'leave_opening',
    brought.map(({ person: { tenantId, employeeId }, days }) => ({
      ...{ tenant_id: tenantId, employee_id: employeeId, year },
      ...{ statutory_hundredths: 0, extra_hundredths: days * 100 },
    })),
  );
  const notices = brought
    .filter(({ person, days }) => days > 0 && person.contracts[0].personnelGroup !== 'BEAMTE_SN')
    .map(({ person, days }) => ({ person, days, noticeId: ids.next(0) }));
  await copyRecords(
    client,
    'leave_notice',
    notices.map(({ person, days, noticeId }) =>
      noticeOf(person, { noticeId, year: year - 1, leftHundredths: days * 100 }),
    ),
  );
  await copyRecords(
    client,
    'leave_notice_reading',
    notices
      .filter(({ person }) => Number(person.personnelNumber) % UNREAD !== 0)
      .map(({ person: { tenantId }, noticeId }) => ({
        ...{ tenant_id: tenantId, notice_id: noticeId, read_at: `${year - 1}-10-02T07:30:00Z` },
      })),
  );
}

/**
 * Writes the notices of this autumn, if it has come: what was left on 1 October by the product's own account, as the
 * worker would have told it. Most people have read theirs.
 */
export async function writeAutumnNotices(
  client: ClientBase,
  people: readonly DemoPerson[],
  ids: DemoIds,
  { firstDate, asOf }: { firstDate: LocalDate; asOf: LocalDate },
): Promise<void> {
  const year = Number(asOf.slice(0, 4));
  const givenOn: LocalDate = `${year}-10-01`;
  if (givenOn < firstDate || givenOn > asOf) return;
  const accounts = new LeaveAccounts(new FactsLoader());
  const told = people.filter(
    ({ contracts, hiredOn }) => contracts[0].personnelGroup !== 'BEAMTE_SN' && hiredOn <= givenOn,
  );
  for (const [tenantId, ofTenant] of Map.groupBy(told, (person) => person.tenantId)) {
    for (let at = 0; at < ofTenant.length; at += BATCH) {
      const batch = ofTenant.slice(at, at + BATCH);
      const employeeIds = batch.map(({ employeeId }) => employeeId);
      const left = await accounts.load(client, { tenantId, employeeIds, year, asOf: givenOn });
      const notices = batch.flatMap((person) => {
        const leftHundredths = left.get(person.employeeId)?.account.leftHundredths ?? 0;
        return leftHundredths > 0 ? [{ person, leftHundredths, noticeId: ids.next(0) }] : [];
      });
      await copyRecords(
        client,
        'leave_notice',
        notices.map(({ person, leftHundredths, noticeId }) => noticeOf(person, { noticeId, year, leftHundredths })),
      );
      await copyRecords(
        client,
        'leave_notice_reading',
        notices
          .filter(({ person }) => Number(person.personnelNumber) % UNREAD_NOW !== 2)
          .map(({ noticeId }) => ({ tenant_id: tenantId, notice_id: noticeId, read_at: `${year}-10-02T07:30:00Z` })),
      );
    }
  }
}

/** The notice of an autumn on the leave of its year. */
function noticeOf(
  { tenantId, employeeId }: DemoPerson,
  { noticeId, year, leftHundredths }: { noticeId: string; year: number; leftHundredths: number },
): CopyRecord {
  return {
    ...{ tenant_id: tenantId, notice_id: noticeId, employee_id: employeeId, year, season: SEASON },
    ...{ left_hundredths: leftHundredths, latest_start: `${year + 1}-03-31`, given_on: `${year}-10-01` },
  };
}
