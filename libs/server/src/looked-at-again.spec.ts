import { type INestApplicationContext } from '@nestjs/common';
import { type ClosingCity, closingCity, createTestApp, startTestWorker, type TestApp, until } from '../testing';
import { type ClosingDto } from './closing/closing.dto';
import { EvaluateEndedMonths } from './closing/evaluate-ended-months';
import { FactsLoader, ReevaluateDays } from './facts';
import { OpenDays } from './month';
import { EvaluateOpenDays } from './month/evaluate-open-days';
import { KeepSeenWorths } from './month/keep-seen-worths';

const NOW = '2026-11-03T08:00:00Z';

/**
 * Days are looked at again where nobody changed a fact by a way that looks after the months: a new version of the rules'
 * code, a public holiday entered by hand. October of three people is approved; it is the third of November.
 */
describe('a month that leaders approved, when its days are looked at again', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;

  beforeEach(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 3, months: ['2026-10'] });
    worker = await startTestWorker(api.databaseUrl, NOW);
    await night();
    await new KeepSeenWorths(api.db, api.clock, api.app.get(FactsLoader)).execute();
  });
  afterEach(async () => {
    await worker.close();
    await api.close();
  });

  /** What the worker does for open days. */
  const night = () =>
    new EvaluateOpenDays(api.db, api.clock, new OpenDays(api.db, api.app.get(ReevaluateDays))).execute();
  const statuses = async () =>
    (
      await api.db.query<{ status: string }>(
        `select status from employee_month where month = '2026-10-01' order by employee_id = $1 desc, employee_id`,
        [city.people[0].employeeId],
      )
    ).map(({ status }) => status);
  const holiday = (date: string) =>
    api.scenario.client.query(
      `insert into holiday select distinct 1, site_id, $1::date, 'Feiertag', 'Holiday', 'manual' from site_assignment`,
      [date],
    );
  /** A secret of the first of them: work for another employer on each Friday. */
  const secret = () =>
    api.scenario.client.query(
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, minutes)
       select 1, gen_random_uuid(), $1, d, 'otherEmployer', 300 from generate_series('2026-10-02'::date, '2026-10-30', '7 days') d`,
      [city.people[0].employeeId],
    );
  const sickness = () =>
    api.scenario.client.query(
      `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date, details)
       values (1, gen_random_uuid(), $1, 'sick', '2026-10-20', '2026-10-20', '{"certified": true}')`,
      [city.people[0].employeeId],
    );
  /** Everything as an older version of the rules' code stored it. */
  const olderCode = (worth: string) =>
    api.scenario.client.query(`update day_evaluation set inputs_hash = 'older', credited_minutes = ${worth}`);
  /** Yesterday is missing: the worker looks at all open days. */
  const tomorrow = () => api.clock.set('2026-11-04T08:00:00Z');

  it('opens again at night where they are worth something else to leaders', async () => {
    await holiday('2026-10-27');
    tomorrow();
    await night();
    expect(await statuses()).toEqual(['open', 'open', 'open']);
    const events = await api.db.query(`select kind, actor_id from month_event where kind = 'reopenedByFact'`);
    expect(events).toHaveLength(3);
  });

  it('opens again where the month itself is valued at night', async () => {
    await holiday('2026-10-27');
    await sickness();
    await worker.get(EvaluateEndedMonths).execute();
    // Of the others no fact of their own changed: they are looked at with the next day, or by the check of a closing.
    expect(await statuses()).toEqual(['open', 'approved', 'approved']);
  });

  it('stays approved where only a secret is new, or the same figures come of newer code', async () => {
    await secret();
    await olderCode('credited_minutes');
    tomorrow();
    await night();
    expect(await statuses()).toEqual(['approved', 'approved', 'approved']);
  });

  it('is not closed by a check that finds it first: it is open then, and its leader is asked again', async () => {
    await holiday('2026-10-27');
    const asAdministrator = async (method: string, path: string, body?: unknown) =>
      (await api.request<ClosingDto>(method, `/api/v1/closings${path}`, { as: city.administrator, body })).body;
    const { closingId } = await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' });
    const closing = await until(
      () => asAdministrator('GET', `/${closingId}`),
      ({ status }) => status !== 'checking',
    );
    expect(closing).toMatchObject({ status: 'blocked', progress: { blocked: 3 } });
    expect(await statuses()).toEqual(['open', 'open', 'open']);
    const blockers = await api.db.query(
      `select distinct jsonb_path_query_array(blockers, '$[*].code') as codes from closing_employee where closing_id = $1`,
      [closingId],
    );
    expect(blockers).toEqual([{ codes: ['month.not-approved'] }]);
  });
});
