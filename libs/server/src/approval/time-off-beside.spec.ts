import { approvalSteps, createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type ImportReportDto } from '../imports';
import { type WantedBookingDto } from './correction.dto';
import { type MonthDto } from '../views';

// Monday, 2 November 2026.
const NOW = '2026-11-02T08:00:00+01:00';
const from = (...times: string[]): WantedBookingDto[] =>
  times.map((localTime, index) => ({ kind: index % 2 ? 'clockOut' : 'clockIn', location: 'office', localTime }));

/** Work ordered for Saturday, 26 September, from 8:00 to 15:48; Monday, 5 October, is taken off for it. */
describe('time off whose ordered work is corrected', () => {
  let api: TestApp;
  let leader: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    administrator = await api.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  const clerk = async (times: string[]) => {
    const person = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-09-21' });
    await api.scenario.booked(person, '2026-09-21', ['08:00', '12:00']);
    if (times.length > 0) await api.scenario.booked(person, '2026-09-26', times);
    await api.scenario.order(person, '2026-09-26', 480, 948);
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-10-05');
    await api.request('GET', '/api/v1/months/2026-10', { as: person });
    return person;
  };
  const october = async (person: TestPerson) => {
    const { body } = await api.request<MonthDto>('GET', '/api/v1/months/2026-10', { as: person });
    return [body.days[4].creditedMinutes, body.status];
  };
  const correct = async (person: TestPerson, times: string[]) => {
    const { body } = await steps.wantDay(person, from(...times), { date: '2026-09-26' });
    await steps.decide(leader, 'approve', [{ type: 'correction', id: body.correctionId, version: body.version }]);
  };

  it('is covered less, and its month is open again where it was handed in', async () => {
    const person = await clerk(['08:00', '15:48']);
    await api.db.query(
      `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1 and month = '2026-10-01'`,
      [person.employeeId],
    );
    expect(await october(person)).toEqual([468, 'submitted']);
    await correct(person, ['08:00', '10:00']);
    expect(await october(person)).toEqual([120, 'open']);
  });

  it('makes a month conspicuous where it is not covered: it is looked at for itself', async () => {
    const [covered, uncovered] = [await clerk(['08:00', '15:48']), await clerk([])];
    const flags = async (person: TestPerson) => {
      await api.db.query(
        `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1 and month = '2026-10-01'`,
        [person.employeeId],
      );
      const waiting = await steps.waiting(leader);
      return waiting.find(({ employeeId }) => employeeId === person.employeeId)?.flags;
    };
    expect(await flags(covered)).not.toContain('month.uncredited');
    expect(await flags(uncovered)).toContain('month.uncredited');
  });

  it('is covered after all, by a correction as by an import', async () => {
    const [corrected, imported] = [await clerk([]), await clerk([])];
    expect(await october(corrected)).toEqual([0, 'open']);
    await correct(corrected, ['08:00', '15:48']);
    expect(await october(corrected)).toEqual([468, 'open']);
    const [{ number }] = await api.db.query<{ number: string }>(
      'select personnel_number as number from employee where employee_id = $1',
      [imported.employeeId],
    );
    const rows = [`${number};26.09.2026;08:00;Kommen;Büro`, `${number};26.09.2026;15:48;Gehen;Büro`];
    const answer = await api.request<ImportReportDto>('POST', '/api/v1/imports/bookings?fileName=bookings.csv', {
      as: administrator,
      csv: ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...rows].join('\n'),
    });
    expect(answer.body).toMatchObject({ errors: [], written: 2 });
    expect(await october(imported)).toEqual([468, 'open']);
  });
});
