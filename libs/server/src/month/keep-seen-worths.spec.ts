import { type LocalDate } from '@zeitbuch/working-time';
import { type TestApp, type TestPerson, approve, createTestApp } from '../../testing';
import { FactsLoader } from '../facts';
import { KeepSeenWorths } from './keep-seen-worths';

/** Months that were approved before it was kept what leaders saw of them; it is Tuesday, 1 December 2026. */
describe('what leaders saw of a month that was handed in long ago', () => {
  let api: TestApp;
  let administrator: TestPerson;
  beforeAll(async () => {
    api = await createTestApp('2026-12-01T09:00:00+01:00');
    await api.scenario.tenant();
    administrator = await api.scenario.person({ roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  const keep = () => new KeepSeenWorths(api.db, api.clock, new FactsLoader()).execute();
  /** On time off on Wednesday, 14 October, and away on no other day. */
  const approved = async (): Promise<TestPerson> => {
    const person = await api.scenario.person({ hiredOn: '2026-10-14', leftOn: '2026-11-10' });
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-10-14');
    for (const month of ['2026-10', '2026-11'] as const) await approve(api.scenario.client, person, month);
    return person;
  };
  const fallIll = async ({ authUserId }: TestPerson, date: LocalDate) => {
    const line = `${authUserId.replace('user-', '')};sick;${date};${date};yes;yes`;
    const csv = `personnelNumber;kind;from;to;certified;reportedPromptly\n${line}\n`;
    const path = '/api/v1/imports/absences?fileName=absences.csv';
    expect((await api.request('POST', path, { as: administrator, csv })).status).toBe(200);
  };
  const statesOf = async ({ employeeId }: TestPerson) =>
    (
      await api.db.query<{ status: string }>(
        'select status from employee_month where employee_id = $1 order by month',
        [employeeId],
      )
    ).map(({ status }) => status);

  it('is worked out once; then the months open for what leaders may know alone', async () => {
    const person = await approved();
    expect(await keep()).toBe(2);
    expect(await keep()).toBe(0);
    await fallIll(person, '2026-10-14');
    expect(await statesOf(person)).toEqual(['approved', 'approved']);
    // Nobody knew of an absence on this day.
    await fallIll(person, '2026-11-03');
    expect(await statesOf(person)).toEqual(['approved', 'open']);
  });

  it('is not known before: whatever changes a minute opens the month', async () => {
    const person = await approved();
    for (const month of ['2026-10', '2026-11'] as const)
      await api.request('GET', `/api/v1/months/${month}`, { as: person });
    await fallIll(person, '2026-10-14');
    expect(await statesOf(person)).toEqual(['open', 'approved']);
  });
});
