import { randomUUID } from 'node:crypto';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays } from '../facts';
import { type RulesInForceDto } from '../rules';
import { type DayExplanationDto } from '../views';
import { type AgreementsDto } from './agreement.dto';
import { type ProposalsDto } from './proposal.dto';
import { type PublicationDto } from './publication.dto';
import { RevalueAgreements } from './revalue-agreements';

type Changes = { changes: { kind: string; changedBy?: string }[] };
type Exceptions = { exceptions: object[] };

const opens = (fromMinute: number) => {
  const window = { fromMinute, toMinute: 1200 };
  return [window, window, window, window, window, null, null];
};

/** Monday, 23 November 2026, nine o'clock. The agreement credits time from six on; worked is from five to eleven on Friday, the 20th. */
describe('the annex for a personnel group or for people by name', () => {
  let api: TestApp;
  let admin: TestPerson;
  let releaser: TestPerson;
  let organiser: TestPerson;
  let agreementId: string;
  let department: string;
  let ada: TestPerson;
  let trainee: TestPerson;
  let mark: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    admin = await api.scenario.person({ roles: ['timeAdministrator'], givenName: 'Sabine' });
    releaser = await api.scenario.person({ roles: ['timeAdministrator'] });
    organiser = await api.scenario.person({ roles: ['organisationAdministrator'], givenName: 'Olga' });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    mark = randomUUID().slice(0, 8);
    agreementId = await api.scenario.agreement(`DV ${mark}`);
    department = await api.scenario.unit(`AMT ${mark}`);
    const inside = { agreement: `DV ${mark}`, unit: `AMT ${mark}` };
    ada = await api.scenario.person({ ...inside, givenName: 'Ada' });
    trainee = await api.scenario.person({ ...inside, givenName: 'Tim', personnelGroup: 'TVAOED' });
    for (const [kind, time] of [
      ['clockIn', '05:00'],
      ['clockOut', '11:00'],
    ]) {
      api.clock.set(`2026-11-20T${time}:00+01:00`);
      for (const as of [ada, trainee]) {
        const body = { bookingId: randomUUID(), kind, location: 'office' };
        expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
      }
    }
    api.clock.set('2026-11-23T09:00:00+01:00');
  });

  const annex = (changes: object) => ({
    ...{ annexId: randomUUID(), title: 'Anlage 7', validFrom: '2026-11-16', validTo: null },
    ...{ set: { frame: opens(300) }, paragraphs: { frame: 'Anlage 7 § 1' }, ...changes },
  });
  const propose = (body: object, dryRun = false) =>
    api.request<PublicationDto & Refused>(
      'POST',
      `/api/v1/agreements/${agreementId}/annexes${dryRun ? '?dryRun=true' : ''}`,
      { as: admin, body },
    );
  const release = (id: string, as = releaser) =>
    api.request<PublicationDto & Refused>('POST', `/api/v1/agreement-proposals/${id}/release`, { as });
  const publish = async (changes: object) => {
    const body = annex(changes);
    expect((await propose(body)).status).toBe(200);
    expect((await release(body.annexId)).status).toBe(200);
    await new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays)).execute();
    return body.annexId;
  };
  const friday = async (as: TestPerson) =>
    (await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-11-20/explanation', { as })).body;
  const frameOn = async (as: TestPerson, date: string) => {
    const { body } = await api.request<RulesInForceDto>('GET', `/api/v1/rules?date=${date}`, { as });
    return body.rules.find(({ id }) => id === 'DV-FRAME')?.parameters[0];
  };
  const opening = async (as: TestPerson, date: string) =>
    ((await frameOn(as, date))?.value as { fromMinute: number }[])[0].fromMinute;
  const except = async (person: TestPerson, change: object, as = organiser) => {
    const { version } = (
      await api.request<{ version: number }>('GET', `/api/v1/people/${person.employeeId}/record`, { as: organiser })
    ).body;
    return api.request<Refused>('POST', `/api/v1/people/${person.employeeId}/annex-exception`, {
      as,
      body: { version, ...change },
    });
  };

  it('credits the hour from five on to those whom it names, and the explanation names it', async () => {
    expect(await friday(ada)).toMatchObject({ creditedMinutes: 300 });
    const looked = await propose(annex({ employeeIds: [ada.employeeId] }), true);
    expect(looked.body).toMatchObject({ people: 1, valuedDays: 5 });
    await publish({ employeeIds: [ada.employeeId] });
    const day = await friday(ada);
    expect(day).toMatchObject({ creditedMinutes: 360, storedMatches: true });
    expect(
      day.steps.find(({ rule }) => rule === 'DV-FRAME')?.source ?? (await frameOn(ada, '2026-11-20')),
    ).toMatchObject({ paragraph: 'Anlage 7 § 1' });
    expect(await frameOn(ada, '2026-11-20')).toMatchObject({ source: 'annex', sourceName: 'Anlage 7' });
    expect(await friday(trainee)).toMatchObject({ creditedMinutes: 300, storedMatches: true });
  });

  it('credits it to the personnel group, by the contract of the day', async () => {
    const looked = await propose(annex({ personnelGroup: 'TVAOED' }), true);
    expect(looked.body).toMatchObject({ people: 1 });
    await publish({ personnelGroup: 'TVAOED' });
    expect(await friday(trainee)).toMatchObject({ creditedMinutes: 360, storedMatches: true });
    expect(await friday(ada)).toMatchObject({ creditedMinutes: 300 });
    // The next one of the group ends it.
    await publish({ personnelGroup: 'TVAOED', validFrom: '2026-12-01', set: { frame: opens(330) } });
    expect([await opening(trainee, '2026-11-30'), await opening(trainee, '2026-12-01')]).toEqual([300, 330]);
    expect((await propose(annex({ personnelGroup: 'TVAOED', validFrom: '2026-12-01' }))).body.errors).toMatchObject([
      { field: 'validFrom', code: 'annex.not-later' },
    ]);
  });

  it('gives way to the narrower circle: group, unit, name', async () => {
    await publish({ personnelGroup: 'TVAOED', set: { frame: opens(330) } });
    await publish({ orgUnitId: department, set: { frame: opens(315) } });
    expect([await opening(trainee, '2026-11-20'), await opening(ada, '2026-11-20')]).toEqual([315, 315]);
    const body = annex({ employeeIds: [trainee.employeeId] });
    const { overlaps } = (await propose(body, true)).body;
    expect(overlaps.map(({ wins, reason }) => [wins, reason])).toEqual([
      [true, 'narrowerCircle'],
      [true, 'narrowerCircle'],
    ]);
    await publish({ employeeIds: [trainee.employeeId] });
    expect([await opening(trainee, '2026-11-20'), await opening(ada, '2026-11-20')]).toEqual([300, 315]);
  });

  it('has one circle, which is known, and is read by whom it names and by those who write agreements', async () => {
    const flaws = async (changes: object) =>
      (await propose(annex(changes))).body.errors?.map(({ field, code }) => `${field} ${code}`);
    const stranger = await api.scenario.person({ tenantId: 2 });
    expect(await flaws({})).toEqual(['orgUnitId annex.one-circle']);
    expect(await flaws({ orgUnitId: department, personnelGroup: 'TVAOED' })).toEqual(['orgUnitId annex.one-circle']);
    expect(await flaws({ employeeIds: [stranger.employeeId] })).toEqual(['employeeIds annex.unknown-people']);
    await publish({ employeeIds: [ada.employeeId] });
    const read = async (as: TestPerson) =>
      (await api.request<AgreementsDto>('GET', '/api/v1/agreements', { as })).body.agreements
        .find((one) => one.agreementId === agreementId)
        ?.annexes.map(({ people }) => people);
    expect([await read(ada), await read(admin), await read(trainee)]).toEqual([[1], [1], []]);
  });

  it('is not released by somebody whom it names; who decides sees the names', async () => {
    const body = annex({ employeeIds: [ada.employeeId, releaser.employeeId] });
    await propose(body);
    const { proposals } = (await api.request<ProposalsDto>('GET', '/api/v1/agreement-proposals', { as: releaser }))
      .body;
    expect(proposals.find(({ proposalId }) => proposalId === body.annexId)?.people?.map(({ name }) => name)).toEqual(
      [ada.name, releaser.name].toSorted(),
    );
    expect((await release(body.annexId)).body.code).toBe('agreement.names-you');
    const third = await api.scenario.person({ roles: ['timeAdministrator'] });
    expect((await release(body.annexId, third)).status).toBe(200);
    await expect(
      api.scenario.client.query('delete from agreement_annex_person where annex_id = $1', [body.annexId]),
    ).rejects.toMatchObject({ code: 'ZB002' });
  });

  it('is for one circle also in the database', async () => {
    const unit = await publish({ orgUnitId: department });
    await expect(
      api.db.query('insert into agreement_annex_person (tenant_id, annex_id, employee_id) values (1, $1, $2)', [
        unit,
        ada.employeeId,
      ]),
    ).rejects.toMatchObject({ code: '23503' });
    await expect(
      api.db.query(
        `insert into agreement_annex (tenant_id, annex_id, agreement_id, title, valid_during, set_parameters)
         values (1, $1, $2, 'ohne', '[2026-01-01,)', '{}')`,
        [randomUUID(), agreementId],
      ),
    ).rejects.toMatchObject({ constraint: 'agreement_annex_circle' });
  });

  describe('does not hold for somebody for a time', () => {
    it('who falls out of it and comes back by itself: the hour is not credited on these days alone', async () => {
      const annexId = await publish({ orgUnitId: department });
      expect(await friday(ada)).toMatchObject({ creditedMinutes: 360 });
      const out = { annexId, isOut: true, reason: 'Erprobung ohne Frühdienst' };
      expect((await except(ada, { ...out, from: '2026-11-18', to: '2027-02-17' })).status).toBe(200);
      expect(await friday(ada)).toMatchObject({ creditedMinutes: 300, storedMatches: true });
      expect(await friday(trainee)).toMatchObject({ creditedMinutes: 360 });
      const days = ['2026-11-17', '2026-11-18', '2027-02-17', '2027-02-18'];
      expect(await Promise.all(days.map((date) => opening(ada, date)))).toEqual([300, 360, 360, 300]);
      const { body } = await api.request<Exceptions>('GET', `/api/v1/agreements/${agreementId}/exceptions`, {
        as: organiser,
      });
      expect(body.exceptions).toEqual([
        {
          ...{ employeeId: ada.employeeId, name: ada.name, annexId, title: 'Anlage 7' },
          ...{ from: '2026-11-18', to: '2027-02-17', reason: 'Erprobung ohne Frühdienst' },
        },
      ]);
      const log = await api.request<Changes>('GET', `/api/v1/people/${ada.employeeId}/changes`, {
        as: organiser,
      });
      expect(log.body.changes[0]).toMatchObject({ kind: 'annexException', changedBy: organiser.name });
    });

    it('until it is ended earlier, or taken back as if it had never been', async () => {
      const annexId = await publish({ orgUnitId: department });
      await except(ada, { annexId, isOut: true, reason: 'Erprobung', from: '2026-11-18' });
      expect(await opening(ada, '2027-06-01')).toBe(360);
      await except(ada, { annexId, isOut: false, from: '2027-01-01' });
      expect([await opening(ada, '2026-12-31'), await opening(ada, '2027-01-01')]).toEqual([360, 300]);
      await except(ada, { annexId, isOut: false, from: '2026-11-18' });
      expect(await friday(ada)).toMatchObject({ creditedMinutes: 360, storedMatches: true });
      expect(await api.db.query('select from agreement_exception where annex_id = $1', [annexId])).toEqual([]);
    });

    it('is refused with its reason, and nothing changes', async () => {
      const annexId = await publish({ orgUnitId: department });
      const out = { annexId, isOut: true, reason: 'Erprobung', from: '2026-11-18' };
      const code = async (change: object, person = ada, as = organiser) =>
        (await except(person, { ...out, ...change }, as)).body.code;
      expect(await code({ reason: ' ' })).toBe('request.invalid');
      expect(await code({ annexId: randomUUID() })).toBe('person.unknown-annex');
      expect(await code({ to: '2026-11-01' })).toBe('person.outside-employment');
      expect(await code({}, organiser)).toBe('person.own');
      expect(await code({ version: 77 })).toBe('stale');
      expect((await except(ada, out, admin)).status).toBe(403);
      await api.scenario.closedMonth(trainee, '2026-10');
      expect(await code({ from: '2026-10-31' }, trainee)).toBe('person.closed-months');
      // Core time from five on is sound below the department's early frame only.
      const core = await api.scenario.unit(`SG ${mark}`, `AMT ${mark}`);
      const early = await api.scenario.person({ agreement: `DV ${mark}`, unit: `SG ${mark}` });
      const window = { fromMinute: 300, toMinute: 600 };
      await publish({ orgUnitId: core, set: { core: [window, window, window, window, window, null, null] } });
      expect(await code({}, early)).toBe('person.exception-contradicts');
      expect(await api.db.query('select from agreement_exception where annex_id = $1', [annexId])).toEqual([]);
    });
  });
});
