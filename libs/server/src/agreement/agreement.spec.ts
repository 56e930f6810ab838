import { randomUUID } from 'node:crypto';
import { type AgreementParameters, STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays } from '../facts';
import { type RulesInForceDto } from '../rules';
import { type AgreementDto, type AgreementsDto } from './agreement.dto';
import { type PublicationDto } from './publication.dto';
import { RevalueAgreements } from './revalue-agreements';
import { type MonthDto } from '../views';

interface Refusal {
  code: string;
  errors: { field: string; code: string; message: string; rule?: object; params?: object }[];
}

const monToFri = (fromMinute: number, toMinute: number): AgreementParameters['frame'] => {
  const window = { fromMinute, toMinute };
  return [window, window, window, window, window, null, null];
};

/** Monday, 23 November 2026, nine o'clock. */
describe('staff agreements', () => {
  let api: TestApp;
  let admin: TestPerson;
  let releaser: TestPerson;
  let clerk: TestPerson;
  let flexitime: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const name = `DV ${randomUUID()}`;
    flexitime = await api.scenario.agreement(name, {}, 1, { paragraphs: { frame: '§ 4 (1)' } });
    admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    releaser = await api.scenario.person({ roles: ['timeAdministrator'] });
    clerk = await api.scenario.person({ agreement: name });
  });

  /** Proposed by one and released by another. Resolves with the first refusal, or the answer to the release. */
  const publish = async <Body = PublicationDto>(
    kind: string,
    body: { proposalId?: string; overlayId?: string },
    { as = admin, dryRun = false } = {},
  ) => {
    const path = `/api/v1/agreements/${flexitime}/${kind}${dryRun ? '?dryRun=true' : ''}`;
    const proposed = await api.request<Body>('POST', path, { as, body });
    if (dryRun || proposed.status !== 200) return proposed;
    const release = `/api/v1/agreement-proposals/${body.proposalId ?? body.overlayId}/release`;
    return api.request<Body>('POST', release, { as: releaser });
  };
  const heat = (changes: object = {}) => ({
    overlayId: randomUUID(),
    title: 'Hitzeregelung',
    legalBasis: 'Beschluss vom 20.11.2026',
    validFrom: '2026-12-01',
    validTo: '2026-12-31',
    set: { frame: monToFri(300, 1200) },
    ...changes,
  });
  const second = (changes: object = {}) => ({
    proposalId: randomUUID(),
    version: 2,
    validFrom: '2027-01-01',
    validTo: null,
    parameters: { ...STANDARD_PARAMETERS, dailyCreditCapMinutes: 540 },
    paragraphs: { dailyCreditCapMinutes: '§ 5 (2)' },
    ...changes,
  });
  const listed = async (as: TestPerson): Promise<AgreementDto[]> =>
    (await api.request<AgreementsDto>('GET', '/api/v1/agreements', { as })).body.agreements;
  const ruleOn = async (date: string, id: string) =>
    (await api.request<RulesInForceDto>('GET', `/api/v1/rules?date=${date}`, { as: clerk })).body.rules.find(
      (rule) => rule.id === id,
    )?.parameters[0];
  const revalue = () => new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays)).execute();
  const month = async () =>
    (
      await api.db.query(
        `select m.status, (select array_agg(v.kind) from month_event v where v.employee_id = m.employee_id) as events
         from employee_month m where m.employee_id = $1 and m.month = '2026-11-01'`,
        [clerk.employeeId],
      )
    )[0];
  const written = (table: string) =>
    api.db.query(`select 1 from ${table} where tenant_id = 1 and agreement_id = $1`, [flexitime]);

  it("are read by everybody, one's own first, with every value and where it is written; those of another city are not", async () => {
    const [mine, ...others] = await listed(clerk);
    expect(mine).toMatchObject({ agreementId: flexitime, isMine: true, overlays: [], isBeingRevalued: false });
    expect(others.filter(({ isMine }) => isMine)).toEqual([]);
    expect(mine.versions).toHaveLength(1);
    expect(mine.versions[0]).toMatchObject({ version: 1, from: '2000-01-01', to: null });
    expect(mine.versions[0].values.map(({ key }) => key).sort()).toEqual(Object.keys(STANDARD_PARAMETERS).sort());
    expect(mine.versions[0].values[0]).toEqual({
      key: 'frame',
      value: STANDARD_PARAMETERS.frame,
      paragraph: '§ 4 (1)',
    });
    expect(mine.versions[0].values[1]).not.toHaveProperty('paragraph');
    const stranger = await api.scenario.person({ tenantId: 2 });
    expect((await listed(stranger)).map(({ agreementId }) => agreementId)).not.toContain(flexitime);
    expect((await api.request('GET', '/api/v1/agreements')).status).toBe(401);
  });

  it('are published by time administrators of the city alone', async () => {
    const foreign = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    const leader = await api.scenario.person({ roles: ['payroll'] });
    for (const [kind, body] of [
      ['overlays', heat()],
      ['versions', second()],
    ] as const) {
      expect((await publish(kind, body, { as: clerk })).status).toBe(403);
      expect((await publish(kind, body, { as: leader })).status).toBe(403);
      expect((await publish(kind, body, { as: foreign })).status).toBe(404);
    }
    expect(await written('agreement_overlay')).toHaveLength(0);
  });

  it('get a temporary rule that holds from its first to its last day; the dry run said whom it concerns and wrote nothing', async () => {
    const overlay = heat();
    const effect = { from: '2026-12-01', to: '2026-12-31', people: 1, valuedDays: 0, handedInMonths: 0 };
    const preview = await publish('overlays', overlay, { dryRun: true });
    expect([preview.status, preview.body]).toMatchObject([200, { dryRun: true, ...effect, overlaps: [] }]);
    expect(await written('agreement_overlay')).toHaveLength(0);
    expect((await ruleOn('2026-12-01', 'DV-FRAME'))?.source).toBe('agreement');

    expect((await publish('overlays', overlay)).body).toMatchObject({ dryRun: false, ...effect });
    const told = { source: 'overlay', sourceName: 'Hitzeregelung', paragraph: 'Beschluss vom 20.11.2026' };
    for (const date of ['2026-12-01', '2026-12-31']) expect(await ruleOn(date, 'DV-FRAME')).toMatchObject(told);
    for (const date of ['2026-11-30', '2027-01-01'])
      expect(await ruleOn(date, 'DV-FRAME')).toMatchObject({ source: 'agreement', paragraph: '§ 4 (1)' });
    const [{ overlays }] = await listed(clerk);
    expect(overlays).toEqual([
      {
        overlayId: overlay.overlayId,
        title: 'Hitzeregelung',
        legalBasis: 'Beschluss vom 20.11.2026',
        from: '2026-12-01',
        to: '2026-12-31',
        decision: expect.objectContaining({ releasedAt: expect.any(String) }),
        values: [{ key: 'frame', value: overlay.set.frame }],
        overruled: [],
        replaced: [{ key: 'frame', from: '2026-12-01', to: '2026-12-31', value: monToFri(360, 1200) }],
      },
    ]);
    const log = await api.db.query(
      `select actor_id, payload from audit_event where action = 'agreement.released' and subject_id = $1`,
      [overlay.overlayId],
    );
    const days = { from: '2026-12-01', to: '2026-12-31' };
    const payload = { agreementId: flexitime, kind: 'overlay', ...days, keys: ['frame'] };
    expect(log).toEqual([{ actor_id: releaser.employeeId, payload }]);
    // It begins tomorrow: there is nothing to evaluate again.
    const events = await api.db.query(`select 1 from event_outbox where payload ->> 'agreementId' = $1`, [flexitime]);
    expect(events).toEqual([]);
  });

  it('take a proposal once, however often it is sent', async () => {
    const overlay = heat();
    const propose = (body: object) =>
      api.request<Refusal>('POST', `/api/v1/agreements/${flexitime}/overlays`, { as: admin, body });
    expect((await propose(overlay)).status).toBe(200);
    expect((await propose(overlay)).status).toBe(200);
    expect(await written('agreement_proposal')).toHaveLength(1);
    const other = await propose({ ...overlay, title: 'Kälteregelung' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const release = () =>
      api.request<Refusal>('POST', `/api/v1/agreement-proposals/${overlay.overlayId}/release`, { as: releaser });
    const answers = await Promise.all([release(), release()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200]);
    expect((await propose(overlay)).body.code).toBe('agreement.already-decided');
    expect(await written('agreement_overlay')).toHaveLength(1);
  });

  it('follow the temporary rule that was decided last where two set the same value', async () => {
    await publish('overlays', heat({ title: 'Advent', overlayId: `ff${randomUUID().slice(2)}` }));
    await publish(
      'overlays',
      heat({
        title: 'Hochwasser',
        overlayId: `00${randomUUID().slice(2)}`,
        validFrom: '2026-12-10',
        validTo: '2026-12-12',
      }),
    );
    expect((await ruleOn('2026-12-09', 'DV-FRAME'))?.sourceName).toBe('Advent');
    expect((await ruleOn('2026-12-10', 'DV-FRAME'))?.sourceName).toBe('Hochwasser');
    expect((await ruleOn('2026-12-13', 'DV-FRAME'))?.sourceName).toBe('Advent');
  });

  it('refuse what contradicts itself, with field, sentence and rule, and write nothing', async () => {
    const refused = async (kind: string, body: Parameters<typeof publish>[1]) => {
      const { status, body: problem } = await publish<Refusal>(kind, body, { dryRun: true });
      expect([status, problem.code]).toEqual([422, 'agreement.refused']);
      expect((await publish<Refusal>(kind, body)).body.errors).toEqual(problem.errors);
      return problem.errors;
    };
    const places = async (kind: string, body: Parameters<typeof publish>[1]) =>
      (await refused(kind, body)).map(({ field, code }) => `${field} ${code}`);
    expect(await refused('overlays', heat({ set: { core: monToFri(300, 900) } }))).toContainEqual({
      field: 'set.core.0',
      code: 'agreement.core-outside-frame',
      message: 'The core time must lie entirely within the flexitime frame of the day.',
      rule: { id: 'DV-CORE', nameDe: 'Kernzeit', nameEn: 'Core time' },
    });
    expect(await refused('overlays', heat({ validTo: null }))).toEqual([
      {
        field: 'validTo',
        code: 'overlay.bad-date',
        message: 'A temporary rule needs a first and a last day.',
        rule: { id: 'DV-OVERLAY', nameDe: 'Befristete Regel', nameEn: 'Temporary rule' },
      },
    ]);
    expect(await refused('overlays', heat({ validFrom: '1999-12-31', validTo: '2000-01-01' }))).toMatchObject([
      {
        field: 'validFrom',
        message: 'On 1999-12-31 no version of the staff agreement is in force that could be changed.',
        params: { date: '1999-12-31' },
      },
    ]);
    expect(await places('overlays', heat({ set: { coffee: 1 } }))).toEqual(['set.coffee schema.unknown-key']);
    expect(await places('overlays', heat({ set: {} }))).toEqual(['set overlay.empty']);
    expect(await places('versions', second({ validFrom: '2000-01-01' }))).toEqual(['validFrom version.not-later']);
    expect(await places('versions', second({ parameters: { ...STANDARD_PARAMETERS, minRestMinutes: -1 } }))).toEqual([
      'parameters.minRestMinutes schema.out-of-range',
    ]);
    expect(await written('agreement_overlay')).toHaveLength(0);
    expect(await written('staff_agreement_version')).toHaveLength(1);
  });

  it('get a new version that ends the one before, told by the number that the next one has', async () => {
    expect((await publish('versions', second(), { dryRun: true })).body).toMatchObject({ dryRun: true, people: 1 });
    expect((await listed(clerk))[0].versions).toHaveLength(1);
    expect((await publish('versions', second())).status).toBe(200);
    expect((await listed(clerk))[0].versions.map(({ version, from, to }) => [version, from, to])).toEqual([
      [1, '2000-01-01', '2026-12-31'],
      [2, '2027-01-01', null],
    ]);
    expect(await ruleOn('2026-12-31', 'DV-CAP-DAY')).toMatchObject({ value: 600 });
    expect(await ruleOn('2027-01-01', 'DV-CAP-DAY')).toMatchObject({ value: 540, paragraph: '§ 5 (2)' });
    // Somebody who did not see this version does not replace it without knowing.
    const late = await publish<Refusal>('versions', second({ validFrom: '2027-02-01' }));
    expect([late.status, late.body.code]).toEqual([412, 'stale']);
  });

  it('take one of two versions that are published at the same moment; the other has to look again', async () => {
    const answers = await Promise.all(
      ['2027-01-01', '2027-03-01'].map((validFrom) => publish<{ code?: string }>('versions', second({ validFrom }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await listed(clerk))[0].versions).toHaveLength(2);
  });

  it('leave nobody without a version, neither before nor after the new one', async () => {
    const gap = async (body: Parameters<typeof publish>[1]) => (await publish<Refusal>('versions', body)).body.errors;
    expect(await gap(second({ validTo: '2027-06-30' }))).toEqual([
      expect.objectContaining({
        field: 'validTo',
        code: 'version.leaves-gap',
        params: { date: '2027-07-01', people: 1 },
      }),
    ]);
    await api.db.query(`update employee set left_on = '2027-06-30' where employee_id = $1`, [clerk.employeeId]);
    expect((await publish('versions', second({ validTo: '2027-06-30' }))).status).toBe(200);
    await api.db.query(`update employee set left_on = null where employee_id = $1`, [clerk.employeeId]);
    expect(await gap(second({ version: 3, validFrom: '2027-07-02' }))).toMatchObject([
      { field: 'validFrom', code: 'version.leaves-gap', params: { date: '2027-07-01', people: 1 } },
    ]);
    expect((await publish('versions', second({ version: 3, validFrom: '2027-07-01' }))).status).toBe(200);
  });

  it('do not reach back into a month that is closed for one of their people; for others it does not matter', async () => {
    const elsewhere = await api.scenario.person();
    await api.scenario.closedMonth(elsewhere, '2026-10');
    const october = heat({ validFrom: '2026-10-15', validTo: '2026-10-31' });
    expect((await publish('overlays', october, { dryRun: true })).status).toBe(200);
    await api.scenario.closedMonth(clerk, '2026-10');
    for (const [kind, body] of [
      ['overlays', october],
      ['versions', second({ validFrom: '2026-10-31' })],
    ] as const) {
      const { body: problem } = await publish<Refusal>(kind, body);
      expect(problem.errors).toMatchObject([
        {
          field: 'validFrom',
          code: 'publication.closed-month',
          params: { month: '2026-10', people: 1, date: '2026-11-01' },
        },
      ]);
    }
    expect((await publish('versions', second({ validFrom: '2026-11-01' }))).status).toBe(200);
  });

  it('change what days of open months are worth, as soon as the worker has evaluated them again', async () => {
    for (const [kind, time] of [
      ['clockIn', '05:00'],
      ['clockOut', '11:00'],
    ]) {
      api.clock.set(`2026-11-20T${time}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: clerk, body })).status).toBe(201);
    }
    api.clock.set('2026-11-23T09:00:00+01:00');
    const credited = async () =>
      (
        await api.db.query<{ credited_minutes: number }>(
          `select credited_minutes from day_evaluation where employee_id = $1 and date = '2026-11-20'`,
          [clerk.employeeId],
        )
      ).map(({ credited_minutes }) => credited_minutes);
    expect(await credited()).toEqual([300]); // what lies before six is outside the frame
    const { body } = await publish('overlays', heat({ validFrom: '2026-11-16', validTo: '2026-11-30' }));
    expect(body).toMatchObject({ people: 1, valuedDays: 5 });
    expect((await listed(clerk))[0].isBeingRevalued).toBe(true);
    await api.db.query(`update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1`, [
      clerk.employeeId,
    ]);
    expect(await revalue()).toBe(1);
    expect(await credited()).toEqual([360]);
    // The month had been handed in with other figures.
    expect(await month()).toEqual({ status: 'open', events: ['reopenedByFact'] });
    const { body: seen } = await api.request<MonthDto>('GET', '/api/v1/months/2026-11', { as: clerk });
    expect(seen.reopenedBy).toBe('fact');
    expect((await listed(clerk))[0].isBeingRevalued).toBe(false);
    expect(await revalue()).toBe(0);
  });

  it('do not open a handed-in month in which they change no minute', async () => {
    const body = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as: clerk, body })).status).toBe(201);
    await api.db.query(`update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1`, [
      clerk.employeeId,
    ]);
    // The frame is wider early in the morning, when nobody worked.
    await publish('overlays', heat({ validFrom: '2026-11-16', validTo: '2026-11-30' }));
    expect(await revalue()).toBe(1);
    expect(await month()).toEqual({ status: 'submitted', events: null });
  });

  it('stay what was published, no matter who writes: the database refuses to rewrite or delete them', async () => {
    await publish('overlays', heat());
    const ours = `tenant_id = 1 and agreement_id = '${flexitime}'`;
    const refused = [
      `update staff_agreement_version set parameters = parameters || '{"dailyCreditCapMinutes": 480}' where ${ours}`,
      `update staff_agreement_version set valid_during = '[1999-01-01,)' where ${ours}`,
      `update staff_agreement_version set version = 7 where ${ours}`,
      `delete from staff_agreement_version where ${ours}`,
      `update agreement_overlay set valid_to = '2027-12-31' where ${ours}`,
      `delete from agreement_overlay where ${ours}`,
      'truncate agreement_overlay cascade',
    ];
    for (const change of refused)
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
    await api.scenario.client.query(
      `update staff_agreement_version set valid_during = '[2000-01-01,2027-01-01)' where ${ours}`,
    );
    const longer = `update staff_agreement_version set valid_during = '[2000-01-01,)' where ${ours}`;
    await expect(api.scenario.client.query(longer)).rejects.toMatchObject({ code: 'ZB002' });
    await api.scenario.client.query(`update staff_agreement_version set paragraphs = '{"core": "§ 9"}' where ${ours}`);
  });
});
