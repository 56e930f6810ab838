import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays } from '../facts';
import { type RulesInForceDto } from '../rules';
import { type TasksDto } from '../tasks';
import { type AgreementsDto } from './agreement.dto';
import { type ProposalsDto } from './proposal.dto';
import { type PublicationDto } from './publication.dto';
import { RevalueAgreements } from './revalue-agreements';

interface Refusal {
  code: string;
  errors: { field: string; code: string; params?: object }[];
}

const window = { fromMinute: 300, toMinute: 1200 };
const wide = [window, window, window, window, window, null, null];

/** Monday, 23 November 2026: the frame opens at five, from the 16th to the end of the year. */
describe('rules of an agreement need two people', () => {
  let api: TestApp;
  let hoffmann: TestPerson;
  let lehmann: TestPerson;
  let clerk: TestPerson;
  let agreementId: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const name = `DV ${randomUUID()}`;
    agreementId = await api.scenario.agreement(name);
    hoffmann = await api.scenario.person({ roles: ['timeAdministrator'], givenName: 'Sabine' });
    lehmann = await api.scenario.person({ roles: ['timeAdministrator'], givenName: 'Katrin' });
    clerk = await api.scenario.person({ agreement: name });
  });

  const overlay = (changes: object = {}) => ({
    overlayId: randomUUID(),
    title: 'Hitzeregelung',
    legalBasis: 'Beschluss vom 20.11.2026',
    validFrom: '2026-11-16',
    validTo: '2026-12-31',
    set: { frame: wide },
    ...changes,
  });
  const propose = <Body = PublicationDto>(kind: string, body: object, dryRun = false) =>
    api.request<Body>('POST', `/api/v1/agreements/${agreementId}/${kind}${dryRun ? '?dryRun=true' : ''}`, {
      as: hoffmann,
      body,
    });
  const decide = <Body = PublicationDto>(act: string, id: string, as: TestPerson) =>
    api.request<Body>('POST', `/api/v1/agreement-proposals/${id}/${act}`, { as });
  const waiting = async (as: TestPerson) =>
    (await api.request<ProposalsDto>('GET', '/api/v1/agreement-proposals', { as })).body.proposals.filter(
      (one) => one.agreementId === agreementId,
    );
  const sourceOn = async (date: string) =>
    (await api.request<RulesInForceDto>('GET', `/api/v1/rules?date=${date}`, { as: clerk })).body.rules.find(
      ({ id }) => id === 'DV-FRAME',
    )?.parameters[0].source;
  const log = async (subjectId: string) =>
    (
      await api.db.query('select action, actor_id from audit_event where subject_id = $1 order by event_id', [
        subjectId,
      ])
    ).map(({ action, actor_id }) => [action, actor_id]);
  const released = async (changes: object = {}) => {
    const body = overlay(changes);
    expect((await propose('overlays', body)).status).toBe(200);
    expect((await decide('release', body.overlayId, lehmann)).status).toBe(200);
    return body;
  };
  const end = (overlayId: string, validTo: string) => ({ proposalId: randomUUID(), overlayId, validTo });

  it('nothing holds until somebody else than who proposed it released it; both are in the log', async () => {
    const body = overlay();
    await propose('overlays', body);
    expect(await sourceOn('2026-12-01')).toBe('agreement');
    expect(await waiting(hoffmann)).toMatchObject([
      {
        proposalId: body.overlayId,
        kind: 'overlay',
        title: 'Hitzeregelung',
        from: '2026-11-16',
        to: '2026-12-31',
        values: [{ key: 'frame', value: wide }],
        proposedBy: hoffmann.name,
        isOwn: true,
      },
    ]);
    const own = await decide<Refusal>('release', body.overlayId, hoffmann);
    expect([own.status, own.body.code]).toEqual([403, 'agreement.own-proposal']);
    expect(await sourceOn('2026-12-01')).toBe('agreement');
    expect((await waiting(lehmann))[0].isOwn).toBe(false);
    expect((await decide('release', body.overlayId, lehmann)).status).toBe(200);
    expect(await sourceOn('2026-12-01')).toBe('overlay');
    expect(await waiting(lehmann)).toEqual([]);
    expect(await log(body.overlayId)).toEqual([
      ['agreement.proposed', hoffmann.employeeId],
      ['agreement.released', lehmann.employeeId],
    ]);
  });

  it('are seen and released by time administrators of the city alone', async () => {
    const body = overlay();
    await propose('overlays', body);
    const foreign = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    expect(await waiting(foreign)).toEqual([]);
    for (const act of ['release', 'withdrawal']) {
      expect((await decide(act, body.overlayId, foreign)).status).toBe(404);
      expect((await decide(act, body.overlayId, clerk)).status).toBe(403);
    }
    expect((await api.request('GET', '/api/v1/agreement-proposals', { as: clerk })).status).toBe(403);
  });

  it('are taken back by who proposed them alone, and then never come into force', async () => {
    const body = overlay();
    await propose('overlays', body);
    const foreign = await decide<Refusal>('withdrawal', body.overlayId, lehmann);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'agreement.foreign-proposal']);
    const ours = `tenant_id = 1 and proposal_id = '${body.overlayId}'`;
    await expect(
      api.scenario.client.query(
        `update agreement_proposal set status = 'withdrawn', decided_by = '${lehmann.employeeId}', decided_at = now() where ${ours}`,
      ),
    ).rejects.toMatchObject({ constraint: 'agreement_proposal_withdrawn_by_own' });
    for (const _ of [1, 2]) expect((await decide('withdrawal', body.overlayId, hoffmann)).status).toBe(204);
    for (const act of ['release', 'withdrawal'])
      expect(await decide<Refusal>(act, body.overlayId, lehmann)).toMatchObject({
        ...{ status: 409, body: { code: 'agreement.already-decided' } },
        ...{ body: { params: { decision: 'withdrawn', decidedBy: hoffmann.name } } },
      });
    expect(await sourceOn('2026-12-01')).toBe('agreement');
    expect((await log(body.overlayId)).map(([action]) => action)).toEqual([
      'agreement.proposed',
      'agreement.withdrawn',
    ]);
  });

  it('are refused by another person with a reason that comes back to who proposed them', async () => {
    const body = overlay();
    await propose('overlays', body);
    const refuse = (as: TestPerson, reason: string) =>
      api.request<Refusal>('POST', `/api/v1/agreement-proposals/${body.overlayId}/refusal`, { as, body: { reason } });
    const told = async (as: TestPerson) =>
      (await api.request<TasksDto>('GET', '/api/v1/tasks', { as })).body.tasks.filter(
        ({ kind, subjectId }) => kind === 'agreementRefused' && subjectId === agreementId,
      );
    for (const reason of ['', ' \t ', 'a'.repeat(256)]) expect((await refuse(lehmann, reason)).status).toBe(422);
    expect((await refuse(hoffmann, 'Doch nicht')).body.code).toBe('agreement.own-proposal');
    expect((await refuse(clerk, 'Doch nicht')).status).toBe(403);
    const reason = 'Der Personalrat hat noch nicht zugestimmt';
    const answers = await Promise.all([refuse(lehmann, reason), refuse(lehmann, reason)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    for (const answer of [await refuse(lehmann, 'Anders'), await decide<Refusal>('release', body.overlayId, lehmann)])
      expect([answer.status, answer.body.code]).toEqual([409, 'agreement.already-decided']);
    expect(await sourceOn('2026-12-01')).toBe('agreement');
    expect(await waiting(lehmann)).toEqual([]);
    expect(await waiting(hoffmann)).toMatchObject([{ isOwn: true, refusal: { refusedBy: lehmann.name, reason } }]);
    expect(await told(hoffmann)).toMatchObject([{ note: reason, count: 1 }]);
    expect(await told(lehmann)).toEqual([]);
    // Read and put aside: what was decided stays on record.
    expect((await decide('withdrawal', body.overlayId, hoffmann)).status).toBe(204);
    expect([await told(hoffmann), await waiting(hoffmann)]).toEqual([[], []]);
    expect(await log(body.overlayId)).toEqual([
      ['agreement.proposed', hoffmann.employeeId],
      ['agreement.refused', lehmann.employeeId],
      ['agreement.withdrawn', hoffmann.employeeId],
    ]);
    for (const change of ["refusal_reason = 'x y z'", "status = 'proposed'", "status = 'refused'"])
      await expect(
        api.scenario.client.query(
          `update agreement_proposal set ${change} where tenant_id = 1 and proposal_id = '${body.overlayId}'`,
        ),
      ).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('are checked again at the release: a month may have been closed since', async () => {
    const body = overlay({ validFrom: '2026-10-15', validTo: '2026-10-31' });
    expect((await propose('overlays', body)).status).toBe(200);
    await api.scenario.closedMonth(clerk, '2026-10');
    const late = await decide<Refusal>('release', body.overlayId, lehmann);
    expect(late.body.errors).toMatchObject([{ field: 'validFrom', code: 'publication.closed-month' }]);
    expect(await waiting(lehmann)).toHaveLength(1);
  });

  it('need a second person in the database as well, and stay what was decided', async () => {
    const body = overlay();
    await propose('overlays', body);
    const ours = `tenant_id = 1 and proposal_id = '${body.overlayId}'`;
    const decided = (by: TestPerson) =>
      `update agreement_proposal set status = 'released', decided_by = '${by.employeeId}', decided_at = now() where ${ours}`;
    await expect(api.scenario.client.query(decided(hoffmann))).rejects.toMatchObject({
      constraint: 'agreement_proposal_four_eyes',
    });
    // Nothing that names a proposal is in force before it is released.
    await expect(
      api.scenario.client.query(
        `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters, proposal_id)
         values (1, $1, $2, 'x', 'x', '2026-12-01', '2026-12-02', '{}', $1)`,
        [body.overlayId, agreementId],
      ),
    ).rejects.toMatchObject({ code: '23503' });
    await expect(
      api.scenario.client.query(`update agreement_proposal set content = '{}' where ${ours}`),
    ).rejects.toMatchObject({
      code: 'ZB002',
    });
    await api.scenario.client.query(decided(lehmann));
    for (const change of [
      `update agreement_proposal set status = 'proposed', decided_by = null, decided_at = null where ${ours}`,
      `delete from agreement_proposal where ${ours}`,
      'truncate agreement_proposal cascade',
    ])
      await expect(api.scenario.client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('end a temporary rule early: what it changed is gone from the day after, and the list says so', async () => {
    const { overlayId } = await released();
    const first = end(overlayId, '2026-12-10');
    expect((await propose('overlay-ends', first, true)).body).toMatchObject({
      dryRun: true,
      from: '2026-12-11',
      to: '2026-12-31',
      people: 1,
      valuedDays: 0,
      handedInMonths: 0,
    });
    expect((await propose('overlay-ends', first)).status).toBe(200);
    expect((await waiting(lehmann))[0]).toMatchObject({
      ...{ kind: 'overlayEnd', title: 'Hitzeregelung', values: [{ key: 'frame' }] },
    });
    expect(await sourceOn('2026-12-11')).toBe('overlay');
    expect((await decide('release', first.proposalId, lehmann)).status).toBe(200);
    expect(await sourceOn('2026-12-10')).toBe('overlay');
    expect(await sourceOn('2026-12-11')).toBe('agreement');
    // And earlier still: the second fact names the first.
    const second = end(overlayId, '2026-12-01');
    await propose('overlay-ends', second);
    expect((await decide('release', second.proposalId, lehmann)).status).toBe(200);
    expect(await sourceOn('2026-12-02')).toBe('agreement');
    const { agreements } = (await api.request<AgreementsDto>('GET', '/api/v1/agreements', { as: clerk })).body;
    // People who work under it read who decided; the version that came with the city names nobody.
    const decision = { proposedBy: 'Sabine Muster', releasedBy: 'Katrin Muster', releasedAt: expect.any(String) };
    expect(agreements[0].overlays).toMatchObject([
      { to: '2026-12-01', decidedTo: '2026-12-31', decision, endDecision: decision },
    ]);
    expect(agreements[0].versions[0].decision).toBeUndefined();
    const chain = await api.db.query(
      'select supersedes from agreement_overlay_end where overlay_id = $1 order by published_at',
      [overlayId],
    );
    expect(chain).toEqual([{ supersedes: null }, { supersedes: first.proposalId }]);
  });

  it('refuse an end that is none: later, before the rule began, of another agreement, or in a closed month', async () => {
    const { overlayId } = await released();
    const refused = async (validTo: string) =>
      (await propose<Refusal>('overlay-ends', end(overlayId, validTo), true)).body.errors.map(
        ({ field, code }) => `${field} ${code}`,
      );
    expect(await refused('2026-12-31')).toEqual(['validTo overlay.not-earlier']);
    expect(await refused('2026-11-15')).toEqual(['validTo overlay.ends-before-start']);
    expect(await refused('2026-13-01')).toEqual(['validTo overlay.bad-date']);
    expect((await propose('overlay-ends', end(randomUUID(), '2026-12-01'))).status).toBe(404);
    await api.scenario.closedMonth(clerk, '2026-11');
    expect(await refused('2026-11-20')).toEqual(['validTo publication.closed-month']);
    expect((await propose('overlay-ends', end(overlayId, '2026-11-30'), true)).status).toBe(200);
    // The database knows it too.
    const { proposalId } = end(overlayId, '2026-12-31');
    await expect(
      api.db.query(
        `insert into agreement_overlay_end (tenant_id, end_id, overlay_id, valid_to) values (1, $1, $2, '2026-12-31')`,
        [proposalId, overlayId],
      ),
    ).rejects.toMatchObject({ constraint: 'agreement_overlay_end_earlier' });
  });

  it('evaluate days again that an early end concerns, and open the month again that had been handed in', async () => {
    const { overlayId } = await released();
    for (const [kind, time] of [
      ['clockIn', '05:00'],
      ['clockOut', '11:00'],
    ]) {
      api.clock.set(`2026-11-20T${time}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: clerk, body })).status).toBe(201);
    }
    api.clock.set('2026-11-23T09:00:00+01:00');
    await api.db.query(`update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1`, [
      clerk.employeeId,
    ]);
    const body = end(overlayId, '2026-11-18');
    expect((await propose('overlay-ends', body)).body).toMatchObject({ people: 1, handedInMonths: 1 });
    expect((await decide('release', body.proposalId, lehmann)).status).toBe(200);
    await new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays)).execute();
    const [day] = await api.db.query(
      `select credited_minutes, (select status from employee_month where employee_id = $1 and month = '2026-11-01') as month
       from day_evaluation where employee_id = $1 and date = '2026-11-20'`,
      [clerk.employeeId],
    );
    expect(day).toEqual({ credited_minutes: 300, month: 'open' });
  });
});
