import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { recordEvent } from '../events';
import { ReevaluateDays } from '../facts';
import { RevalueAgreements } from './revalue-agreements';

/** Tuesday, 24 November 2026. Rules that hold since September were released. */
describe('days that are evaluated again after a release', () => {
  let api: TestApp;
  let agreementId: string;
  /** In the order of their ids, in which they are gone through. */
  let people: TestPerson[];

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    agreementId = await api.scenario.agreement('DV');
    const hiredOn = '2026-09-01';
    const hired = [
      await api.scenario.person({ agreement: 'DV', hiredOn }),
      await api.scenario.person({ agreement: 'DV', hiredOn }),
    ];
    people = hired.toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
  });
  afterAll(() => api.close());

  const begun = (person: TestPerson, month: string) =>
    api.scenario.client.query(`insert into employee_month (tenant_id, employee_id, month) values (1, $1, $2)`, [
      person.employeeId,
      `${month}-01`,
    ]);
  const evaluated = async ({ employeeId }: TestPerson): Promise<number> =>
    (
      await api.db.query<{ days: number }>(
        `select count(*)::int as days from day_evaluation where employee_id = $1 and date >= '2026-11-01'`,
        [employeeId],
      )
    )[0].days;

  it('are those of everybody, also of whom an earlier month begins meanwhile', async () => {
    const [first, second] = people;
    await begun(first, '2026-11');
    await begun(second, '2026-09');
    await api.db.transaction((client) =>
      recordEvent(client, 1, 'agreement.published', { agreementId, from: '2026-09-01', to: null }),
    );
    let steps = 0;
    const revalue = new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays));
    await revalue.execute(() => (steps += 1) === 1);
    // An absence of September is imported: the account of the first begins with it.
    await begun(first, '2026-09');
    await revalue.execute();
    expect([await evaluated(first), await evaluated(second)]).toEqual([24, 24]);
  });
});
