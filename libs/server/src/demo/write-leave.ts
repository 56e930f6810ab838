import { type ClientBase } from 'pg';
import { copyRecords } from './copy';
import { type DemoIds } from './demo-ids';
import { type DemoPerson } from './people';

const SEASON = 'autumn';
/** Days brought along: nought to five. */
const MOST_DAYS = 6;
/** One in this many never opened the notice: nothing lapses for them. */
const UNREAD = 4;

/**
 * Writes leave brought into the running year and the notices of last autumn about it. Follows from personnel number
 * and date alone.
 */
export async function writeLeave(
  client: ClientBase,
  people: readonly DemoPerson[],
  ids: DemoIds,
  { firstDate, asOf }: { firstDate: string; asOf: string },
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
    notices.map(({ person: { tenantId, employeeId }, days, noticeId }) => ({
      ...{ tenant_id: tenantId, notice_id: noticeId, employee_id: employeeId, year: year - 1, season: SEASON },
      ...{ left_hundredths: days * 100, latest_start: `${year}-03-31`, given_on: `${year - 1}-10-01` },
    })),
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
