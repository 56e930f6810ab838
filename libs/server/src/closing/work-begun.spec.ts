import { type YearMonth } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { readStandings } from './standings';

/** Ill from Monday, 5 October to Friday, 20 November 2026; on the Monday two hours were worked. */
describe('an illness on whose first day somebody had begun to work', () => {
  let api: TestApp;
  let values: MonthValues;
  let administrator: TestPerson;
  beforeAll(async () => {
    api = await createTestApp('2026-12-03T08:00:00+01:00');
    const loader = new FactsLoader();
    values = new MonthValues(new ReevaluateDays(loader, api.clock), new OrderedWork(loader), new OnCall(loader));
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    administrator = await api.scenario.person({ unit: 'AMT10', roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  const ill = async () => {
    const person = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-10-01' });
    await api.scenario.booked(person, '2026-10-05', ['08:00', '10:00']);
    await api.scenario.absence(person, 'sick', '2026-10-05', '2026-11-20', { certified: true });
    return person;
  };
  const decide = (person: TestPerson, decision: string) =>
    api.request('POST', `/api/v1/people/${person.employeeId}/days/2026-10-05/absence-decision`, {
      as: administrator,
      body: { decision },
    });
  const linesOf = async (person: TestPerson, month: YearMonth) => {
    const value = await api.db.transaction(async (client) => {
      const standings = await readStandings(client, {
        tenantId: 1,
        employeeIds: [person.employeeId],
        month,
        nowEpochMinute: api.clock.nowEpochMinute(),
      });
      return (await values.load(client, 1, standings, month)).values.get(person.employeeId);
    });
    return value?.payrollLines.map(({ code, quantity }) => `${code} ${quantity}`);
  };

  it('is paid for six weeks from the day after, where the absence fills the rest of the day', async () => {
    const person = await ill();
    expect(await linesOf(person, '2026-11')).toEqual(['ABS_SICK 1000', 'ABS_SICK_GT6W 500']);
    expect((await decide(person, 'restOfDay')).status).toBe(200);
    // The sixth to the thirtieth of October; 42 days from the sixth end on Monday, 16 November.
    expect(await linesOf(person, '2026-10')).toEqual(['ABS_SICK 1900']);
    expect(await linesOf(person, '2026-11')).toEqual(['ABS_SICK 1100', 'ABS_SICK_GT6W 400']);
  });

  it('stays whole where the work counts on top', async () => {
    const person = await ill();
    expect((await decide(person, 'workOnTop')).status).toBe(200);
    expect(await linesOf(person, '2026-10')).toEqual(['ABS_SICK 2000']);
    expect(await linesOf(person, '2026-11')).toEqual(['ABS_SICK 1000', 'ABS_SICK_GT6W 500']);
  });
});
