import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { RevalueAgreements } from '../agreement';
import { ReevaluateDays } from '../facts';
import { type AgreementPeopleDto, type AgreementTransferDto } from './agreement-transfer.dto';
import { type PeopleChoicesDto, type PersonChangesDto, type PersonRecordDto } from './person-record.dto';

type Answer = AgreementTransferDto & Refused;

// Tuesday, 24 November 2026. A department with a section below it.
describe('people come under an agreement, many at once', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let department: string;
  let wanted: string;
  let mark: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.unit('RATHAUS');
    administrator = await api.scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    mark = randomUUID().slice(0, 8);
    department = await api.scenario.unit(`AMT ${mark}`);
    await api.scenario.unit(`SG ${mark}`, `AMT ${mark}`);
    wanted = await api.scenario.agreement(`DV ${mark}`, { dailyCreditCapMinutes: 540 });
  });

  const send = (order: object, { dryRun = false, as = administrator, agreementId = wanted } = {}) =>
    api.request<Answer>('POST', `/api/v1/agreements/${agreementId}/transfers${dryRun ? '?dryRun=true' : ''}`, {
      as,
      body: { transferId: randomUUID(), from: '2026-11-16', ...order },
    });
  /** Looks at it, and then does what was seen. */
  const transfer = async (order: object) => {
    const { body } = await send(order, { dryRun: true });
    return send({ ...order, seen: body.seen });
  };
  const spans = async ({ employeeId }: TestPerson) => {
    const { body } = await api.request<PersonRecordDto>('GET', `/api/v1/people/${employeeId}/record`, {
      as: administrator,
    });
    return body.agreements.map(({ from, to, name }) => [from, to, name.replace(mark, 'X')]);
  };
  const stay = ({ leftOut }: AgreementTransferDto) =>
    leftOut.map(({ reason, people, named, months }) => [reason, people, named.map(({ name }) => name), months]);

  it('those of a unit and of the ones below it, from a day on; the dry run names them and writes nothing', async () => {
    const inside = await api.scenario.person({ unit: `AMT ${mark}` });
    const below = await api.scenario.person({ unit: `SG ${mark}` });
    const later = await api.scenario.person({ unit: `SG ${mark}`, hiredOn: '2027-02-01' });
    const elsewhere = await api.scenario.person({ unit: 'RATHAUS' });
    const looked = await send({ unitId: department }, { dryRun: true });
    expect(looked.body).toMatchObject({ dryRun: true, people: 3, leftOut: [] });
    expect(looked.body.before).toMatchObject([{ name: 'standard', people: 3 }]);
    expect(await spans(inside)).toEqual([['2026-01-01', undefined, 'standard']]);
    const done = await send({ unitId: department, seen: looked.body.seen });
    expect([done.status, done.body.people]).toEqual([200, 3]);
    for (const person of [inside, below])
      expect(await spans(person)).toEqual([
        ['2026-01-01', '2026-11-15', 'standard'],
        ['2026-11-16', undefined, 'DV X'],
      ]);
    expect(await spans(later)).toEqual([['2027-02-01', undefined, 'DV X']]);
    expect(await spans(elsewhere)).toEqual([['2026-01-01', undefined, 'standard']]);
    const log = await api.request<PersonChangesDto>('GET', `/api/v1/people/${below.employeeId}/changes`, {
      as: administrator,
    });
    expect(log.body.changes).toMatchObject([{ kind: 'agreement', from: '2026-11-16', changedBy: 'Wanda Muster' }]);
  });

  it('is from then on what forms suggest for who joins the unit or one below it, unless it was for some days', async () => {
    await api.scenario.person({ unit: `AMT ${mark}` });
    const usual = async () => {
      const { body } = await api.request<PeopleChoicesDto>('GET', '/api/v1/people/choices', { as: administrator });
      return body.units.filter(({ name }) => name.includes(mark)).map(({ agreementId }) => agreementId);
    };
    expect(await usual()).toEqual([undefined, undefined]);
    await transfer({ unitId: department, from: '2026-11-20', to: '2026-12-31' });
    expect(await usual()).toEqual([undefined, undefined]);
    await transfer({ unitId: department, from: '2027-01-01' });
    expect(await usual()).toEqual([undefined, undefined]);
    await api.scenario.person({ unit: `AMT ${mark}` });
    await transfer({ unitId: department, from: '2026-11-01' });
    expect(await usual()).toEqual([wanted, wanted]);
  });

  it('for some days, and go back by themselves', async () => {
    const person = await api.scenario.person({ unit: `AMT ${mark}`, leftOn: '2027-06-30' });
    expect((await transfer({ unitId: department, from: '2026-12-01', to: '2027-02-28' })).status).toBe(200);
    expect(await spans(person)).toEqual([
      ['2026-01-01', '2026-11-30', 'standard'],
      ['2026-12-01', '2027-02-28', 'DV X'],
      ['2027-03-01', undefined, 'standard'],
    ]);
  });

  it('changes what open days are worth: 9:45 h of work, of which nine are credited now', async () => {
    const person = await api.scenario.person({ unit: `AMT ${mark}` });
    for (const [kind, time] of [
      ['clockIn', '08:00'],
      ['clockOut', '18:30'],
    ]) {
      api.clock.set(`2026-11-18T${time}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: person, body })).status).toBe(201);
    }
    api.clock.set('2026-11-24T08:00:00+01:00');
    const credited = async () =>
      (
        await api.request<{ creditedMinutes: number; storedMatches: boolean }>(
          'GET',
          '/api/v1/days/2026-11-18/explanation',
          { as: person },
        )
      ).body;
    expect(await credited()).toMatchObject({ creditedMinutes: 585, storedMatches: true });
    await transfer({ unitId: department });
    const worker = new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays));
    await worker.execute();
    expect(await credited()).toMatchObject({ creditedMinutes: 540, storedMatches: true });
  });

  it('leaves those as they are for whom it is not, and says why', async () => {
    const unit = `AMT ${mark}`;
    await api.scenario.agreement(`Rota ${mark}`);
    await api.scenario.person({ unit, givenName: 'Schicht', agreement: `Rota ${mark}` });
    await api.scenario.person({ unit, givenName: 'Schon', agreement: `DV ${mark}` });
    const closed = await api.scenario.person({ unit, givenName: 'Zu' });
    await api.scenario.closedMonth(closed, '2026-11');
    const own = await api.scenario.person({ unit, givenName: 'Ich', roles: ['organisationAdministrator'] });
    const planned = await api.scenario.person({ unit, givenName: 'Plan' });
    const plan = { version: 1, from: '2027-01-01', id: await api.scenario.agreement(`Neu ${mark}`) };
    await api.request('POST', `/api/v1/people/${planned.employeeId}/agreement`, { as: administrator, body: plan });
    const changing = await api.scenario.person({ unit, givenName: 'Wer' });
    const [{ id: rota }] = await api.db.query<{ id: string }>(
      'select agreement_id as id from staff_agreement where name = $1',
      [`Rota ${mark}`],
    );
    const order = { unitId: department, keepAgreementIds: [rota] };
    const { body } = await send(order, { dryRun: true, as: own });
    expect(stay(body)).toEqual([
      ['own', 1, ['Ich Muster'], undefined],
      ['already', 1, ['Schon Muster'], undefined],
      ['kept', 1, ['Schicht Muster'], undefined],
      ['planned', 1, ['Plan Muster'], undefined],
      ['closedMonths', 1, ['Zu Muster'], '2026-11'],
    ]);
    const done = await send({ ...order, seen: body.seen }, { as: own });
    expect(done.body.people).toBe(1);
    expect(await spans(closed)).toEqual([['2026-01-01', undefined, 'standard']]);
    expect((await spans(changing))[1]).toEqual(['2026-11-16', undefined, 'DV X']);
  });

  it('changes nobody else than who was shown, and each request once', async () => {
    const person = await api.scenario.person({ unit: `AMT ${mark}` });
    const order = { transferId: randomUUID(), unitId: department };
    const { seen } = (await send(order, { dryRun: true })).body;
    await api.scenario.person({ unit: `SG ${mark}` });
    expect((await send({ ...order, seen })).body.code).toBe('stale');
    expect((await send(order)).body.code).toBe('stale');
    expect(await spans(person)).toHaveLength(1);
    const again = (await send(order, { dryRun: true })).body.seen;
    const both = await Promise.all(Array.from({ length: 4 }, () => send({ ...order, seen: again })));
    expect(both.map(({ status, body }) => [status, body.people])).toEqual(Array(4).fill([200, 2]));
    expect((await send({ ...order, seen: again, to: '2026-12-31' })).body.code).toBe('idempotency.mismatch');
    const rows = await api.db.query('select from agreement_transfer where transfer_id = $1', [order.transferId]);
    expect(rows).toHaveLength(1);
    await expect(api.scenario.client.query('update agreement_transfer set people = 9')).rejects.toMatchObject({
      code: 'ZB002',
    });
  });

  it('is refused with its reason', async () => {
    const gone = await api.scenario.person({ leftOn: '2026-09-30' });
    const stranger = await api.scenario.person({ tenantId: 2 });
    const code = async (order: object, options = {}) => (await send(order, options)).body.code;
    expect(await code({})).toBe('agreement.whom');
    expect(await code({ unitId: department, employeeIds: [gone.employeeId] })).toBe('agreement.whom');
    expect(await code({ unitId: randomUUID() })).toBe('person.unknown-unit');
    expect(await code({ unitId: department, to: '2026-11-15' })).toBe('organisation.ends-before-start');
    expect(await code({ employeeIds: [stranger.employeeId] })).toBe('not-found');
    expect(await code({ unitId: department }, { agreementId: randomUUID() })).toBe('not-found');
    expect(await code({ unitId: department, from: '1999-12-31' as LocalDate })).toBe('person.agreement-not-in-force');
    expect((await transfer({ employeeIds: [gone.employeeId] })).body.code).toBe('agreement.nobody-changes');
    expect(stay((await send({ employeeIds: [gone.employeeId] }, { dryRun: true })).body)).toEqual([
      ['left', 1, [gone.name], undefined],
    ]);
    const clerk = await api.scenario.person();
    expect((await send({ unitId: department }, { as: clerk })).status).toBe(403);
  });

  it('is nothing for who may write agreements alone, who sees by name who is under one', async () => {
    const editor = await api.scenario.person({ roles: ['agreementEditor'], unit: 'RATHAUS' });
    await api.scenario.person({ unit: `AMT ${mark}`, givenName: 'Alma', agreement: `DV ${mark}` });
    await api.scenario.person({ unit: `SG ${mark}`, givenName: 'Bert', agreement: `DV ${mark}` });
    await api.scenario.person({
      unit: `SG ${mark}`,
      givenName: 'Cora',
      agreement: `DV ${mark}`,
      hiredOn: '2027-01-01',
    });
    expect((await send({ unitId: department }, { as: editor })).status).toBe(403);
    const people = async (query: string, as = editor) =>
      (await api.request<AgreementPeopleDto>('GET', `/api/v1/agreements/${wanted}/people${query}`, { as })).body;
    const now = await people('');
    expect(now).toMatchObject({ on: '2026-11-24', people: 2, total: 2, page: 1 });
    expect(now.units.map(({ name, people: count }) => [name, count])).toEqual([
      [`AMT ${mark}`, 1],
      [`SG ${mark}`, 1],
    ]);
    expect(now.rows.map(({ name, unitName }) => [name, unitName])).toEqual([
      ['Alma Muster', `AMT ${mark}`],
      ['Bert Muster', `SG ${mark}`],
    ]);
    expect((await people('?on=2027-01-01')).people).toBe(3);
    expect((await people('?search=ber%20must')).rows).toMatchObject([{ name: 'Bert Muster' }]);
    expect((await people(`?unitId=${department}`)).total).toBe(1);
    const clerk = await api.scenario.person();
    expect((await api.request('GET', `/api/v1/agreements/${wanted}/people`, { as: clerk })).status).toBe(403);
    const foreign = await api.scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    expect((await api.request('GET', `/api/v1/agreements/${wanted}/people`, { as: foreign })).status).toBe(404);
  });
});
