import fc from 'fast-check';
import { addDays, evaluateDay } from '@zeitbuch/working-time';
import { runs } from '@zeitbuch/working-time/testing';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { FactsLoader } from '../facts';

/** Shifts of 30 September 2026, a Wednesday: when they begin and how long they are, in hours; September is closed. */
const anyShift = fc.record({ from: fc.integer({ min: 14, max: 23 }), hours: fc.integer({ min: 1, max: 10 }) });
const LAST = '2026-09-30';

// Tuesday, 24 November 2026.
describe('a day that becomes a holiday after a month was closed', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let number = 0;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    administrator = await api.scenario.person({ roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());

  const send = (path: string, body: object) =>
    api.request<{ siteId: string; code: string; params: object }>('POST', `/api/v1${path}`, {
      as: administrator,
      body,
    });
  const two = (hours: number) => String(hours).padStart(2, '0');

  /** Somebody at a site of their own who worked this shift of the last day of September. */
  const worked = async (from: number, hours: number) => {
    const { siteId } = (await send('/sites', { name: `Haus ${++number}`, region: 'DE-SN' })).body;
    const person = await api.scenario.person();
    await api.db.query('update site_assignment set site_id = $2 where employee_id = $1', [person.employeeId, siteId]);
    const [start, end] = await api.scenario.booked(person, LAST, [`${two(from)}:00`, `${two(from + hours)}:00`]);
    await api.db.query(
      `insert into work_interval (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
       select 1, $1, $2, $3, $4, 'office', int4range(min(epoch_minute), max(epoch_minute)) from booking where employee_id = $1`,
      [person.employeeId, start, end, LAST],
    );
    return { siteId, person };
  };
  /** What the shift is worth as facts are now, stored or not. */
  const worth = async ({ employeeId }: TestPerson) => {
    const people = await new FactsLoader().load(api.db.pool, {
      ...{ tenantId: 1, employeeIds: [employeeId], from: LAST, to: addDays(LAST, 1) },
    });
    const facts = people.get(employeeId)?.on(LAST);
    return facts ? evaluateDay(facts, { trace: false }) : null;
  };

  it('never changes what a shift of that month is worth: it is refused, with the month, or touches none of its hours', async () => {
    await fc.assert(
      fc.asyncProperty(anyShift, async ({ from, hours }) => {
        const { siteId, person } = await worked(from, hours);
        const before = await worth(person);
        expect(before?.firstStartMinute).not.toBeNull();
        await api.scenario.closedMonth(person, '2026-09');
        const { status, body } = await send('/own-holidays', { siteId, date: '2026-10-01', nameDe: 'Stadtfest' });
        expect(await worth(person)).toEqual(before);
        const isInto = from + hours > 24;
        expect(status).toBe(isInto ? 409 : 201);
        if (isInto) expect([body.code, body.params]).toEqual(['site.closed-months', { months: '2026-09', people: 1 }]);
      }),
      runs(15),
    );
  });
});
