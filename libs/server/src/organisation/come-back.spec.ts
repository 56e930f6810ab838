import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type PersonChangesDto, type PersonRecordDto } from './person-record.dto';

type Answer = PersonRecordDto & Refused;

// Tuesday, 24 November 2026.
describe('coming back', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let places: { unitId: string; siteId: string; agreementId: string };
  const NOW = '2026-11-24T08:00:00+01:00';

  beforeAll(async () => {
    api = await createTestApp(NOW, { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    const unitId = await api.scenario.unit('AMT10');
    administrator = await api.scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
    [places] = await api.db.query<typeof places>(
      `select $1::uuid as "unitId", (select site_id from site where tenant_id = 1 limit 1) as "siteId",
         (select agreement_id from staff_agreement where tenant_id = 1 limit 1) as "agreementId"`,
      [unitId],
    );
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set(NOW));

  const week = [468, 468, 468, 468, 468, 0, 0];
  const record = async (employeeId: string) =>
    (await api.request<Answer>('GET', `/api/v1/people/${employeeId}/record`, { as: administrator })).body;
  const back = async (before: TestPerson, changes: object = {}) => {
    const { personnelNumber, givenName, familyName, email } = await record(before.employeeId);
    const body = {
      ...{ personnelNumber, givenName, familyName, email, payrollGroup: 'MAIN', ...places },
      ...{ hiredOn: '2026-12-01', follows: before.employeeId },
      contract: {
        ...{ weeklyMinutes: 2340, oddMinutes: week, evenMinutes: week },
        ...{ personnelGroup: 'TVOED_VKA', worksInShifts: false },
      },
      ...changes,
    };
    return api.request<Answer>('POST', '/api/v1/people', { as: administrator, body });
  };
  const session = async (as: TestPerson) =>
    api.request<{ employee: { employeeId: string } }>('GET', '/api/v1/session', { as });

  it('makes a record of its own with the number and the account of before, which works from the first day on', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    await api.scenario.closedMonth(before, '2026-06', 600);
    const old = await record(before.employeeId);
    const { status, body } = await back(before);
    expect([status, body.code]).toEqual([201, undefined]);
    expect(body.employeeId).not.toBe(before.employeeId);
    expect([body.personnelNumber, body.email, body.hiredOn]).toEqual([old.personnelNumber, old.email, '2026-12-01']);
    expect(body.follows).toEqual({ employeeId: before.employeeId, hiredOn: '2026-01-01', leftOn: '2026-06-30' });
    const left = await record(before.employeeId);
    expect([left.followedBy, left.version, left.contracts]).toEqual([body.employeeId, old.version + 1, old.contracts]);
    expect((await session(before)).body.employee).toBeUndefined();
    api.clock.set('2026-12-01T08:00:00+01:00');
    const again = await session({ ...before, cookie: await api.scenario.signedIn(before.authUserId, before.email) });
    expect([again.status, again.body.employee.employeeId]).toEqual([200, body.employeeId]);
    const months = await api.db.query(`select 1 from employee_month where employee_id = $1`, [body.employeeId]);
    expect(months).toEqual([]);
    const log = await api.request<PersonChangesDto>('GET', `/api/v1/people/${before.employeeId}/changes`, {
      as: administrator,
    });
    expect(log.body.changes).toMatchObject([{ kind: 'cameBack', from: '2026-12-01', changedBy: 'Wanda Muster' }]);
  });

  it('with another number and address takes both, and the account goes by the new address', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    const { body } = await back(before, { personnelNumber: '81234', email: 'neu@example.org' });
    expect([body.personnelNumber, body.email]).toEqual(['81234', 'neu@example.org']);
    const accounts = await api.db.query('select email from auth_user where id = $1', [before.authUserId]);
    expect(accounts).toEqual([{ email: 'neu@example.org' }]);
  });

  it('leaves closed what was closed', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    await api.db.query('update employee set access_blocked_at = now() where employee_id = $1', [before.employeeId]);
    const { body } = await back(before);
    const { body: person } = await api.request<{ account: string }>('GET', `/api/v1/people/${body.employeeId}`, {
      as: administrator,
    });
    expect(person.account).toBe('blocked');
  });

  it('is refused for who has not left, is back already, or belongs to another tenant, and nothing is written', async () => {
    const [here, going] = [await api.scenario.person(), await api.scenario.person({ leftOn: '2026-11-30' })];
    const [twice, early] = [
      await api.scenario.person({ leftOn: '2026-06-30' }),
      await api.scenario.person({ leftOn: '2026-06-30' }),
    ];
    const stranger = await api.scenario.person({ tenantId: 2, leftOn: '2026-06-30' });
    await back(twice);
    const people = () => api.db.query<{ n: number }>('select count(*)::int as n from employee');
    const count = await people();
    const refused = await Promise.all([
      back(here),
      back(going),
      back(twice),
      back(early, { hiredOn: '2026-06-30' }),
      back(early, { follows: stranger.employeeId }),
    ]);
    expect(refused.map(({ body }) => body.code)).toEqual([
      ...['person.not-left', 'person.not-left', 'person.came-back', 'person.not-left', 'not-found'],
    ]);
    expect(await people()).toEqual(count);
    const { version } = await record(twice.employeeId);
    const stays = await api.request<Answer>('DELETE', `/api/v1/people/${twice.employeeId}/exit?version=${version}`, {
      as: administrator,
    });
    const later = await api.request<Answer>('POST', `/api/v1/people/${twice.employeeId}/exit`, {
      ...{ as: administrator, body: { version, lastDay: '2026-12-31' } },
    });
    expect([stays.body.code, later.body.code]).toEqual(['person.came-back', 'person.came-back']);
  });

  it('lets the person read months and leave of before, and nobody else by it', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    await api.scenario.closedMonth(before, '2026-06', 600);
    const { body: record } = await back(before);
    const [colleague, stranger] = [await api.scenario.person(), await api.scenario.person({ tenantId: 2 })];
    api.clock.set('2026-12-01T08:00:00+01:00');
    const me = { ...before, cookie: await api.scenario.signedIn(before.authUserId, before.email) };
    const of = `employeeId=${before.employeeId}`;
    const paths = ['months/2026-06', 'months/2026-06/limits', 'months/2026-06/overtime', 'days/2026-06-12/explanation'];
    const reads = [...paths, 'rules?date=2026-06-12', 'leave/2026'];
    const read = (as: TestPerson, path: string) =>
      api.request<object>('GET', `/api/v1/${path}${path.includes('?') ? '&' : '?'}${of}`, { as });
    for (const path of reads) {
      expect([path, (await read(me, path)).status]).toEqual([path, 200]);
      for (const other of [colleague, stranger])
        expect([path, (await read(other, path)).body]).toMatchObject([path, { code: 'not-found' }]);
    }
    const month = await read(me, 'months/2026-06');
    expect(month.body).toMatchObject({ status: 'closed', closingBalanceMinutes: 600 });
    const { body } = await api.request<{ earlier: unknown }>('GET', '/api/v1/session', { as: me });
    expect(body.earlier).toEqual([{ employeeId: before.employeeId, hiredOn: '2026-01-01', leftOn: '2026-06-30' }]);
    // The other way round nothing is read: who only knows the old record has no right by it.
    expect(
      (await api.request('GET', `/api/v1/months/2026-12?employeeId=${record.employeeId}`, { as: colleague })).status,
    ).toBe(404);
  });

  it('as leader of the own unit decides on nothing of before', async () => {
    const before = await api.scenario.person({ unit: 'AMT10', leftOn: '2026-10-31' });
    const { body: record } = await back(before);
    await api.db.query(
      `insert into leadership (tenant_id, org_unit_id, employee_id, kind, valid_during) values (1, $1, $2, 'supervisor', '[2026-12-01,)')`,
      [places.unitId, record.employeeId],
    );
    api.clock.set('2026-12-01T08:00:00+01:00');
    const me = { ...before, cookie: await api.scenario.signedIn(before.authUserId, before.email) };
    const team = await api.request<{ people: { employeeId: string }[] }>('GET', '/api/v1/team/months/2026-10', {
      as: me,
    });
    expect(team.status).toBe(200);
    expect(JSON.stringify(team.body)).not.toContain(before.employeeId);
    const submitted = await api.request<Refused>(
      'POST',
      `/api/v1/people/${before.employeeId}/months/2026-10/submission`,
      {
        ...{ as: me, body: { reason: 'Wieder da' } },
      },
    );
    expect(submitted.body.code).toBe('month.own');
  });

  it('at the same moment twice happens once', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    const answers = await Promise.all([back(before), back(before), back(before)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('comes by the file of people as well: the same number with a first day after the last one', async () => {
    const before = await api.scenario.person({ leftOn: '2026-06-30' });
    const { personnelNumber, email } = await record(before.employeeId);
    const [{ agreement, site }] = await api.db.query<{ agreement: string; site: string }>(
      `select (select name from staff_agreement where agreement_id = $1) as agreement, (select name from site where site_id = $2) as site`,
      [places.agreementId, places.siteId],
    );
    const file = [
      'Personalnummer;Vorname;Nachname;E-Mail;Organisationseinheit;Personalgruppe;Abrechnungskreis;Eintritt;Dienstvereinbarung;Standort',
      `${personnelNumber};${before.name.split(' ').join(';')};${email};AMT10;TVOED_VKA;MAIN;01.11.2026;${agreement};${site}`,
    ].join('\n');
    const bring = () =>
      api.request<{ written: number; errors: unknown[]; counts: { new: number; unchanged: number } }>(
        'POST',
        '/api/v1/imports/people?fileName=people.csv',
        { as: administrator, csv: file },
      );
    expect((await bring()).body).toMatchObject({ written: 1, errors: [], counts: { new: 1 } });
    expect((await bring()).body).toMatchObject({ written: 0, errors: [], counts: { unchanged: 1 } });
    const { followedBy = '' } = await record(before.employeeId);
    expect(await record(followedBy)).toMatchObject({ personnelNumber, hiredOn: '2026-11-01' });
  });
});
