import { randomUUID } from 'node:crypto';
import { type AgreementParameters } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays } from '../facts';
import { type RulesInForceDto } from '../rules';
import { type AgreementsDto, type AgreementUnitsDto } from './agreement.dto';
import { type PublicationDto } from './publication.dto';
import { RevalueAgreements } from './revalue-agreements';
import { type DayExplanationDto } from '../views';

interface Refusal {
  code: string;
  errors: { field: string; code: string; params?: object; rule?: { id: string } }[];
}

const monToFri = (fromMinute: number, toMinute: number): AgreementParameters['frame'] => {
  const window = { fromMinute, toMinute };
  return [window, window, window, window, window, null, null];
};

/** Monday, 23 November 2026, nine o'clock. A department with a section below it, and another department. */
describe('the annex of a department', () => {
  let api: TestApp;
  let admin: TestPerson;
  let releaser: TestPerson;
  let inside: TestPerson;
  let below: TestPerson;
  let elsewhere: TestPerson;
  let agreementId: string;
  let department: string;
  let section: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00');
    await api.scenario.tenant();
    admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    releaser = await api.scenario.person({ roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const mark = randomUUID().slice(0, 8);
    agreementId = await api.scenario.agreement(`DV ${mark}`);
    department = await api.scenario.unit(`AMT ${mark}`);
    section = await api.scenario.unit(`SG ${mark}`, `AMT ${mark}`);
    await api.scenario.unit(`OTHER ${mark}`);
    const agreement = `DV ${mark}`;
    inside = await api.scenario.person({ agreement, unit: `AMT ${mark}` });
    below = await api.scenario.person({ agreement, unit: `SG ${mark}` });
    elsewhere = await api.scenario.person({ agreement, unit: `OTHER ${mark}` });
  });

  const annex = (changes: object = {}) => ({
    annexId: randomUUID(),
    orgUnitId: department,
    title: 'Anlage 1',
    validFrom: '2026-12-01',
    validTo: null,
    set: { frame: monToFri(300, 1260) },
    paragraphs: { frame: 'Anlage 1 § 2' },
    ...changes,
  });
  /** Proposed by one and released by another. Resolves with the first refusal, or the answer to the release. */
  const publish = async <Body = PublicationDto>(
    body: { annexId?: string; overlayId?: string; proposalId?: string; [field: string]: unknown },
    { kind = 'annexes', as = admin, dryRun = false } = {},
  ) => {
    const path = `/api/v1/agreements/${agreementId}/${kind}${dryRun ? '?dryRun=true' : ''}`;
    const proposed = await api.request<Body>('POST', path, { as, body });
    if (dryRun || proposed.status !== 200) return proposed;
    const release = `/api/v1/agreement-proposals/${body.annexId ?? body.overlayId ?? body.proposalId}/release`;
    return api.request<Body>('POST', release, { as: releaser });
  };
  const rulesOf = async (as: TestPerson, date: string) =>
    (await api.request<RulesInForceDto>('GET', `/api/v1/rules?date=${date}`, { as })).body;
  const frameOf = async (as: TestPerson, date: string) =>
    (await rulesOf(as, date)).rules.find(({ id }) => id === 'DV-FRAME')?.parameters[0];
  const opening = async (as: TestPerson, date: string) =>
    ((await frameOf(as, date))?.value as { fromMinute: number }[])[0].fromMinute;
  const refusals = async (body: Parameters<typeof publish>[0], kind = 'annexes') =>
    (await publish<Refusal>(body, { kind })).body.errors.map(({ field, code }) => `${field} ${code}`);

  it('finds its place in the tree of units, which only time administrators read', async () => {
    const units = (as: TestPerson) => api.request<AgreementUnitsDto>('GET', '/api/v1/agreements/units', { as });
    const { body } = await units(admin);
    const at = body.units.findIndex(({ orgUnitId }) => orgUnitId === department);
    expect(body.units.slice(at, at + 2)).toEqual([
      { orgUnitId: department, name: expect.stringContaining('AMT'), depth: 0 },
      { orgUnitId: section, name: expect.stringContaining('SG'), depth: 1 },
    ]);
    expect((await units(inside)).status).toBe(403);
  });

  it('holds from its first day for the people of the unit and of those below, and for nobody else', async () => {
    const body = annex();
    expect((await publish(body, { dryRun: true })).body).toMatchObject({
      dryRun: true,
      from: '2026-12-01',
      to: null,
      people: 2,
      valuedDays: 0,
      handedInMonths: 0,
    });
    expect((await publish(body)).status).toBe(200);
    for (const person of [inside, below]) {
      expect(await opening(person, '2026-11-30')).toBe(360);
      expect(await frameOf(person, '2026-12-01')).toEqual({
        key: 'frame',
        value: body.set.frame,
        source: 'annex',
        sourceName: 'Anlage 1',
        paragraph: 'Anlage 1 § 2',
      });
    }
    expect(await frameOf(elsewhere, '2026-12-01')).toMatchObject({ source: 'agreement' });
    const { agreement, changes } = await rulesOf(below, '2026-12-01');
    expect(agreement?.annexes).toEqual([
      { title: 'Anlage 1', unitName: expect.stringMatching(/^AMT/), from: '2026-12-01', to: null, overruled: [] },
    ]);
    const ofAnnexes = (all: RulesInForceDto['changes']) => all.filter(({ change }) => change.startsWith('annex'));
    expect(ofAnnexes(changes)).toEqual([]);
    expect(ofAnnexes((await rulesOf(below, '2026-11-30')).changes)).toEqual([
      { date: '2026-12-01', change: 'annexBegins', title: 'Anlage 1' },
    ]);
    const { agreements } = (await api.request<AgreementsDto>('GET', '/api/v1/agreements', { as: elsewhere })).body;
    expect(agreements[0].annexes).toMatchObject([{ annexId: body.annexId, orgUnitId: department, title: 'Anlage 1' }]);
  });

  it('gives way by key to the annex of a nearer unit, and both to a temporary rule', async () => {
    await publish(annex());
    await publish(annex({ orgUnitId: section, title: 'Anlage 1a', set: { frame: monToFri(330, 1200) } }));
    const overlay = { overlayId: randomUUID(), title: 'Advent', legalBasis: 'Beschluss' };
    const week = { validFrom: '2026-12-07', validTo: '2026-12-13', set: { frame: monToFri(240, 1200) } };
    expect((await publish({ ...overlay, ...week }, { kind: 'overlays' })).status).toBe(200);
    expect(await Promise.all([inside, below, elsewhere].map((one) => opening(one, '2026-12-01')))).toEqual([
      300, 330, 360,
    ]);
    expect(await Promise.all([inside, below, elsewhere].map((one) => opening(one, '2026-12-07')))).toEqual([
      240, 240, 240,
    ]);
    expect(await opening(below, '2026-12-14')).toBe(330);
  });

  it('follows people who move: on each day the unit of that day counts', async () => {
    await publish(annex());
    await api.db.query(`update org_assignment set valid_during = '[2026-01-01,2026-12-15)' where employee_id = $1`, [
      inside.employeeId,
    ]);
    expect(await opening(inside, '2026-12-14')).toBe(300);
    expect(await opening(inside, '2026-12-15')).toBe(360);
  });

  it('is ended by the next one of the unit, never two on a day', async () => {
    await publish(annex());
    expect((await publish(annex({ title: 'Anlage 1 (neu)', validFrom: '2027-01-01' }))).status).toBe(200);
    const rows = await api.db.query(
      `select title, lower(valid_during)::text as from, upper(valid_during)::text as to from agreement_annex
       where agreement_id = $1 order by lower(valid_during)`,
      [agreementId],
    );
    expect(rows).toEqual([
      { title: 'Anlage 1', from: '2026-12-01', to: '2027-01-01' },
      { title: 'Anlage 1 (neu)', from: '2027-01-01', to: null },
    ]);
    expect(await refusals(annex({ validFrom: '2027-01-01' }))).toEqual(['validFrom annex.not-later']);
  });

  it('is refused where it contradicts what it meets, and so is what would contradict it later', async () => {
    expect(await refusals(annex({ set: { core: monToFri(300, 600) } }))).toContain(
      'set.core.0 agreement.core-outside-frame',
    );
    expect(await refusals(annex({ orgUnitId: randomUUID() }))).toEqual(['orgUnitId annex.unknown-unit']);
    expect(await refusals(annex({ validFrom: null }))).toEqual(['validFrom annex.bad-date']);
    // Early core time is sound below the department's early frame, and only there.
    expect((await publish(annex())).status).toBe(200);
    const early = annex({ orgUnitId: section, set: { core: monToFri(300, 600) } });
    expect((await publish(early)).status).toBe(200);
    const { frame } = { frame: monToFri(480, 1200) };
    const overlay = { overlayId: randomUUID(), title: 'Kälte', legalBasis: 'Beschluss' };
    const refused = await publish<Refusal>(
      { ...overlay, validFrom: '2026-12-07', validTo: '2026-12-13', set: { frame } },
      { kind: 'overlays' },
    );
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({ field: 'set.core.0', rule: expect.objectContaining({ id: 'DV-CORE' }) }),
    );
    expect(await refusals(annex({ validFrom: '2027-01-01', set: { dailyCreditCapMinutes: 540 } }))).toContain(
      'set.core.0 agreement.core-outside-frame',
    );
  });

  it('changes what days are worth, once the worker has evaluated them again, and explains it', async () => {
    for (const [kind, time] of [
      ['clockIn', '05:00'],
      ['clockOut', '11:00'],
    ]) {
      api.clock.set(`2026-11-20T${time}:00+01:00`);
      for (const as of [below, elsewhere]) {
        const body = { bookingId: randomUUID(), kind, location: 'office' };
        expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
      }
    }
    api.clock.set('2026-11-23T09:00:00+01:00');
    expect((await publish(annex({ validFrom: '2026-11-16' }))).body).toMatchObject({ people: 2, valuedDays: 5 });
    const worker = new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays));
    await worker.execute();
    const explained = async (as: TestPerson) =>
      (await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-11-20/explanation', { as })).body;
    expect(await explained(below)).toMatchObject({ creditedMinutes: 360, storedMatches: true });
    const other = await explained(elsewhere);
    expect(other).toMatchObject({ creditedMinutes: 300, storedMatches: true });
    expect(other.steps.find(({ rule }) => rule === 'DV-FRAME')?.source).toMatchObject({ kind: 'agreement' });
    // Clocking in reads the same facts: what it values now is what the worker would.
    api.clock.set('2026-11-24T04:30:00+01:00');
    const body = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as: below, body })).status).toBe(201);
    api.clock.set('2026-11-24T05:30:00+01:00');
    const today = await api.request<{ creditedMinutes: number }>('GET', '/api/v1/today', { as: below });
    expect(today.body.creditedMinutes).toBe(30);
    const { steps } = (
      await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-11-24/explanation', { as: below })
    ).body;
    expect(steps.find(({ rule }) => rule === 'DV-FRAME')?.source).toEqual({
      kind: 'annex',
      name: 'Anlage 1',
      paragraph: 'Anlage 1 § 2',
    });
  });

  it('stays what was published: the database refuses to rewrite it', async () => {
    await publish(annex());
    for (const change of [`set_parameters = '{"frame": null}'`, `title = 'x'`, `org_unit_id = '${section}'`])
      await expect(
        api.db.query(`update agreement_annex set ${change} where agreement_id = $1`, [agreementId]),
      ).rejects.toMatchObject({ code: 'ZB002' });
    await expect(
      api.scenario.client.query('delete from agreement_annex where agreement_id = $1', [agreementId]),
    ).rejects.toMatchObject({ code: 'ZB002' });
  });
});
