import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { RevalueAgreements } from '../agreement';
import { FactsLoader, ReevaluateDays } from '../facts';
import { type GapsDto, type UnitDto, type UnitTreeDto } from './unit.dto';

interface Problem {
  code: string;
  params?: Record<string, string | number>;
}
type Answer = UnitDto & Problem;

// Tuesday, 24 November 2026.
describe('units and who leads them', () => {
  let api: TestApp;
  let administrator: TestPerson;
  let mark: string;
  let department: string;
  let section: string;
  let clerk: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    administrator = await api.scenario.person({ givenName: 'Wanda', roles: ['organisationAdministrator'] });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:00:00+01:00');
    mark = randomUUID().slice(0, 8);
    department = await api.scenario.unit(`AMT ${mark}`);
    section = await api.scenario.unit(`SG ${mark}`, `AMT ${mark}`);
    clerk = await api.scenario.person({ givenName: 'Kim', unit: `SG ${mark}` });
  });

  const send = (method: string, path: string, body?: object, as: TestPerson = administrator) =>
    api.request<Answer>(method, `/api/v1/units${path}`, { as, ...(body && { body }) });
  const read = async (unitId: string) => (await send('GET', `/${unitId}`)).body;
  const versionOf = async (unitId: string) => (await read(unitId)).version;
  const change = async (unitId: string, from: string, values: object) =>
    send('PUT', `/${unitId}`, { version: await versionOf(unitId), from, ...values });
  const dissolve = async (unitId: string, from: string) =>
    send('POST', `/${unitId}/dissolution`, { version: await versionOf(unitId), from });
  const lead = async (unitId: string, { employeeId }: TestPerson, changes: object = {}) =>
    send('POST', `/${unitId}/leaderships`, {
      ...{ version: await versionOf(unitId), employeeId, kind: 'supervisor', from: '2026-12-01' },
      ...changes,
    });
  const tree = async (on = '2026-11-24') =>
    (await api.request<UnitTreeDto>('GET', `/api/v1/units?on=${on}`, { as: administrator })).body;
  const rowOf = async (unitId: string, on?: string) => (await tree(on)).units.find((unit) => unit.unitId === unitId);
  const refusal = ({ status, body: { code, params } }: { status: number; body: Problem }) => [status, code, params];

  it('are founded, renamed and moved from a day on, and every earlier day stays as it was', async () => {
    const founded = await send('POST', '', {
      ...{ from: '2026-12-01', parentId: department, kind: 'section', name: 'Bürgerbüro', shortName: `BB ${mark}` },
    });
    expect(founded.status).toBe(201);
    const { unitId } = founded.body;
    expect(await rowOf(unitId)).toBeUndefined();
    expect(await rowOf(unitId, '2026-12-01')).toMatchObject({ parentId: department, members: 0, kind: 'section' });
    const renamed = await change(unitId, '2027-01-01', { name: 'Bürgerservice', parentId: null });
    expect(renamed.body.states).toEqual([
      {
        ...{ from: '2026-12-01', to: '2026-12-31', parentId: department, parentName: `AMT ${mark}` },
        ...{ kind: 'section', name: 'Bürgerbüro', shortName: `BB ${mark}` },
      },
      { from: '2027-01-01', kind: 'section', name: 'Bürgerservice', shortName: `BB ${mark}` },
    ]);
    expect(renamed.body.version).toBe(2);
    expect((await rowOf(unitId, '2026-12-31'))?.name).toBe('Bürgerbüro');
    expect(await rowOf(unitId, '2027-01-01')).toMatchObject({ name: 'Bürgerservice' });
    expect(renamed.body.acts).toMatchObject([
      { action: 'unit.changed', by: administrator.name, from: '2027-01-01' },
      { action: 'unit.founded', from: '2026-12-01' },
    ]);
    // What is planned can be taken back until its day comes.
    const { version } = renamed.body;
    const withdrawn = await send('DELETE', `/${unitId}/changes/2027-01-01?version=${version}`);
    expect(withdrawn.body.states).toHaveLength(1);
    expect(refusal(await send('DELETE', `/${unitId}/changes/2026-12-05?version=${version + 1}`)).slice(0, 2)).toEqual([
      409,
      'unit.not-planned',
    ]);
  });

  it('take the people along on the day of a move, without anybody doing anything then', async () => {
    const other = await api.scenario.unit(`NEU ${mark}`);
    const [before, after] = [
      await api.scenario.person({ unit: `AMT ${mark}`, leads: [`AMT ${mark}`] }),
      await api.scenario.person({ unit: `NEU ${mark}`, leads: [`NEU ${mark}`] }),
    ];
    expect((await change(section, '2027-01-01', { parentId: other })).status).toBe(200);
    const leads = async (as: TestPerson) =>
      (await api.request('GET', `/api/v1/months/2026-12?employeeId=${clerk.employeeId}`, { as })).status === 200;
    api.clock.set('2026-12-31T23:00:00+01:00');
    expect([await leads(before), await leads(after)]).toEqual([true, false]);
    api.clock.set('2027-01-01T00:01:00+01:00');
    expect([await leads(before), await leads(after)]).toEqual([false, true]);
  });

  it('are never below themselves, below what does not exist, or of the same short name as another', async () => {
    const inside = await api.scenario.unit(`TEAM ${mark}`, `SG ${mark}`);
    expect(refusal(await change(department, '2027-01-01', { parentId: inside }))).toEqual([
      409,
      'unit.own-subtree',
      undefined,
    ]);
    expect(refusal(await change(department, '2027-01-01', { parentId: department }))[1]).toBe('unit.own-subtree');
    // Planned for later, it is as much of a circle.
    await change(inside, '2027-02-01', { parentId: null });
    expect(refusal(await change(department, '2027-01-01', { parentId: inside }))[1]).toBe('unit.own-subtree');
    expect((await change(department, '2027-02-01', { parentId: inside })).status).toBe(200);
    expect(refusal(await change(section, '2027-01-01', { parentId: randomUUID() }))[1]).toBe('unit.unknown-parent');
    expect(refusal(await change(section, '2027-01-01', { shortName: `AMT ${mark}` }))).toEqual([
      409,
      'unit.short-name-taken',
      { name: `AMT ${mark}`, shortName: `AMT ${mark}` },
    ]);
    expect(refusal(await change(section, '2027-01-01', { name: `SG ${mark}` }))[1]).toBe('unit.nothing-changed');
    const future = await send('POST', '', {
      from: '2027-03-01',
      kind: 'section',
      name: 'Später',
      shortName: `SP ${mark}`,
    });
    expect(refusal(await change(section, '2027-01-01', { parentId: future.body.unitId }))).toEqual([
      409,
      'unit.above-not-in-force',
      { name: 'Später' },
    ]);
    expect(refusal(await change(future.body.unitId, '2027-02-28', { name: 'Früher' }))[1]).toBe('unit.not-in-force');
  });

  it('two moves at once never put each below the other', async () => {
    const [a, b] = [await api.scenario.unit(`A ${mark}`), await api.scenario.unit(`B ${mark}`)];
    const answers = await Promise.all([
      send('PUT', `/${a}`, { version: 1, from: '2027-01-01', parentId: b }),
      send('PUT', `/${b}`, { version: 1, from: '2027-01-01', parentId: a }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are dissolved when nobody is in them any more, and their leaders end with them', async () => {
    const leader = await api.scenario.person({ leads: [`SG ${mark}`] });
    expect(refusal(await dissolve(section, '2027-01-01'))).toEqual([409, 'unit.in-use', { people: 1, units: 0 }]);
    expect(refusal(await dissolve(department, '2027-01-01'))).toEqual([409, 'unit.in-use', { people: 0, units: 1 }]);
    await api.db.query(`update org_assignment set valid_during = '[2026-01-01,2027-01-01)' where employee_id = $1`, [
      clerk.employeeId,
    ]);
    const { status, body } = await dissolve(section, '2027-01-01');
    expect([status, body.states[0].to]).toEqual([200, '2026-12-31']);
    expect(body.leaderships).toMatchObject([{ employeeId: leader.employeeId, to: '2026-12-31' }]);
    expect(await rowOf(section, '2027-01-01')).toBeUndefined();
    // The database itself lets nobody into it on a later day.
    const late = api.db.query(`update org_assignment set valid_during = '[2026-01-01,)' where employee_id = $1`, [
      clerk.employeeId,
    ]);
    await expect(late).rejects.toMatchObject({ constraint: 'org_assignment_unit' });
    const back = await send('DELETE', `/${section}/changes/2027-01-01?version=${body.version}`);
    expect(back.body.states[0].to).toBeUndefined();
  });

  it('never were where they are dissolved from their first day on: somebody founded them by mistake', async () => {
    const shortName = `IRR ${mark}`;
    const found = (more: object = {}) =>
      send('POST', '', {
        from: '2026-11-24',
        parentId: department,
        kind: 'section',
        name: 'Irrtum',
        shortName,
        ...more,
      });
    const { unitId } = (await found()).body;
    const leader = await api.scenario.person();
    expect((await lead(unitId, leader)).status).toBe(201);
    expect(refusal(await dissolve(unitId, '2026-11-23'))[1]).toBe('unit.not-in-force');
    const below = (await found({ parentId: unitId, shortName: `U ${mark}` })).body.unitId;
    expect(refusal(await dissolve(unitId, '2026-11-24'))).toEqual([409, 'unit.in-use', { people: 0, units: 1 }]);
    expect((await dissolve(below, '2026-11-24')).status).toBe(200);

    const { status, body } = await dissolve(unitId, '2026-11-24');
    expect([status, body.states, body.leaderships]).toEqual([200, [], []]);
    expect(body.acts.map(({ action }) => action)).toContain('unit.dissolved');
    expect(await rowOf(unitId)).toBeUndefined();
    // Nothing can be done with it any more, and another one has its short name.
    for (const answer of [
      await lead(unitId, leader),
      await change(unitId, '2026-12-01', { name: 'Doch' }),
      await dissolve(unitId, '2026-11-24'),
    ])
      expect(refusal(answer).slice(0, 2)).toEqual([409, 'unit.not-in-force']);
    expect((await found({ parentId: unitId, shortName: `X ${mark}` })).body).toMatchObject({
      code: 'unit.unknown-parent',
    });
    expect((await found()).status).toBe(201);
  });

  it('are changed by who saw what holds, by nobody else, and in the own tenant alone', async () => {
    expect((await change(section, '2027-01-01', { name: 'Erster' })).status).toBe(200);
    const late = await send('PUT', `/${section}`, { version: 1, from: '2027-01-01', name: 'Zweiter' });
    expect(refusal(late).slice(0, 2)).toEqual([412, 'stale']);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['organisationAdministrator'] });
    for (const [method, path, body] of [
      ['GET', `/${section}`, undefined],
      ['PUT', `/${section}`, { version: 2, from: '2027-01-01', name: 'Fremd' }],
      ['POST', `/${section}/dissolution`, { version: 2, from: '2027-01-01' }],
      [
        'POST',
        `/${section}/leaderships`,
        { version: 2, employeeId: clerk.employeeId, kind: 'deputy', from: '2026-12-01' },
      ],
    ] as const)
      expect(refusal(await send(method, path, body, stranger)).slice(0, 2)).toEqual([404, 'not-found']);
    expect((await send('GET', '', undefined, clerk)).status).toBe(403);
    expect((await send('PUT', `/${section}`, { version: 2, from: '2027-01-01', name: 'X' }, clerk)).status).toBe(403);
  });

  it('have one supervisor a day, who hands over on a day', async () => {
    const [first, second] = [await api.scenario.person({ givenName: 'Erste' }), await api.scenario.person()];
    expect((await lead(section, first)).status).toBe(201);
    expect(refusal(await lead(section, second, { from: '2027-02-01' }))).toEqual([
      409,
      'leadership.second-supervisor',
      { name: first.name, from: '2026-12-01' },
    ]);
    const handed = await lead(section, second, { from: '2027-02-01', takesOver: true });
    expect(handed.body.leaderships).toMatchObject([
      { employeeId: first.employeeId, from: '2026-12-01', to: '2027-01-31' },
      { employeeId: second.employeeId, from: '2027-02-01' },
    ]);
    const deputy = await lead(section, first, { kind: 'deputy', from: '2027-02-01', to: '2027-02-28' });
    expect(deputy.status).toBe(201);
    expect(refusal(await lead(section, first, { kind: 'deputy', from: '2027-02-10' }))[1]).toBe('leadership.repeated');
    const { leadershipId } = handed.body.leaderships[1];
    const end = async (to: string) =>
      send('PUT', `/${section}/leaderships/${leadershipId}`, { version: await versionOf(section), to });
    expect((await end('2027-06-30')).body.leaderships[1].to).toBe('2027-06-30');
    expect(refusal(await end('2027-07-31'))[1]).toBe('leadership.not-shorter');
    // It has not begun yet: it can still be taken away.
    expect((await end('2027-01-31')).body.leaderships.map((one) => one.employeeId)).not.toContain(second.employeeId);
    // Two at once: the database itself has the last word.
    const rows = [first, second].map(({ employeeId }) =>
      api.db.query(
        `insert into leadership (tenant_id, org_unit_id, employee_id, kind, valid_during) values (1, $1, $2, 'supervisor', '[2028-01-01,)')`,
        [section, employeeId],
      ),
    );
    const outcomes = await Promise.allSettled(rows);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are led by nobody who is not employed then, and nobody makes or ends their own leadership', async () => {
    const leaving = await api.scenario.person({ hiredOn: '2026-12-15', leftOn: '2027-06-30' });
    const outside = { hiredOn: '2026-12-15', leftOn: '2027-06-30' };
    expect(refusal(await lead(section, leaving))).toEqual([409, 'leadership.outside-employment', outside]);
    expect(refusal(await lead(section, leaving, { from: '2026-12-15' }))[1]).toBe('leadership.outside-employment');
    expect((await lead(section, leaving, { from: '2026-12-15', to: '2027-06-30' })).status).toBe(201);
    expect(refusal(await lead(section, leaving, { from: '2027-06-30', to: '2027-06-29' }))[1]).toBe(
      'organisation.ends-before-start',
    );
    expect(refusal(await lead(section, administrator))).toEqual([409, 'organisation.own', undefined]);
    const own = await api.scenario.person({ roles: ['organisationAdministrator'], leads: [`AMT ${mark}`] });
    const { version, leaderships } = await read(department);
    const ended = await send(
      'PUT',
      `/${department}/leaderships/${leaderships[0].leadershipId}`,
      { version, to: '2026-12-31' },
      own,
    );
    expect(refusal(ended)[1]).toBe('organisation.own');
  });

  it('without anybody who approves are told, and the people whom nobody leads', async () => {
    const gaps = async (on: string) =>
      (await api.request<GapsDto>('GET', `/api/v1/units/gaps?on=${on}`, { as: administrator })).body;
    const isGap = async (on: string) =>
      (await gaps(on)).people.some(({ employeeId }) => employeeId === clerk.employeeId);
    const leader = await api.scenario.person({ unit: `AMT ${mark}` });
    expect((await lead(department, leader)).status).toBe(201);
    expect([await isGap('2026-11-30'), await isGap('2026-12-01')]).toEqual([true, false]);
    expect([
      (await rowOf(section))?.isWithoutApprover,
      (await rowOf(section, '2026-12-01'))?.isWithoutApprover,
    ]).toEqual([true, false]);
    const alone = await api.scenario.person({ givenName: 'Ohne' });
    const found = await gaps('2026-12-01');
    expect(found.people.find(({ employeeId }) => employeeId === alone.employeeId)).toEqual({
      ...{ employeeId: alone.employeeId, name: alone.name },
    });
    expect((await tree('2026-12-01')).unledPeople).toBe(found.total);
  });

  it('that one person leads, one below the other, leave their leader to who leads above them', async () => {
    const { scenario } = api;
    const [top, upper, lower, corner] = ['DEZ', 'REF', 'TEAM', 'ECK'].map((name) => `${name} L${mark}`);
    await scenario.unit(top);
    await scenario.unit(upper, top);
    await scenario.unit(lower, upper);
    await scenario.unit(corner, lower);
    const boss = await scenario.person({ unit: top, leads: [top] });
    const both = await scenario.person({ unit: lower, leads: [upper, lower] });
    const reads = async (as: TestPerson, { employeeId }: TestPerson) =>
      (await api.request('GET', `/api/v1/months/2026-11?employeeId=${employeeId}`, { as })).status === 200;
    const isGap = async ({ employeeId }: TestPerson) => {
      const { body } = await api.request<GapsDto>('GET', '/api/v1/units/gaps?on=2026-11-24', { as: administrator });
      return body.people.some((person) => person.employeeId === employeeId);
    };
    const led = async () => [await reads(boss, both), await isGap(both)];
    expect(await led()).toEqual([true, false]);
    expect([await reads(both, boss), await isGap(boss)]).toEqual([false, true]);
    // Also in a unit below that has no leader of its own.
    await api.db.query(
      `update org_assignment a set org_unit_id = u.org_unit_id from org_unit_state u
       where a.employee_id = $1 and u.short_name = $2`,
      [both.employeeId, corner],
    );
    expect(await led()).toEqual([true, false]);
    // Somebody else between them leads them there, and who is above does not.
    const between = await scenario.person({ unit: top });
    await api.db.query(
      `update leadership l set employee_id = $1 from org_unit_state u
       where u.org_unit_id = l.org_unit_id and u.short_name = $2`,
      [between.employeeId, lower],
    );
    expect([await reads(between, both), ...(await led())]).toEqual([true, false, false]);
  });

  describe('below an annex', () => {
    let agreement: string;
    const days = () => new ReevaluateDays(new FactsLoader(), api.clock);
    const revalue = () => new RevalueAgreements(api.db, api.clock, days()).execute();
    beforeEach(async () => {
      agreement = `DV ${mark}`;
      const agreementId = await api.scenario.agreement(agreement);
      const frame = Array.from({ length: 5 }, () => ({ fromMinute: 300, toMinute: 1260 }));
      await api.db.query(
        `insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, title, valid_during, set_parameters)
         values (1, gen_random_uuid(), $1, $2, 'Anlage 1', '[2026-01-01,)', $3)`,
        [agreementId, department, JSON.stringify({ frame: [...frame, null, null] })],
      );
    });

    it('a move in the past has the days of open months evaluated again, and leaves closed ones alone', async () => {
      const person = await api.scenario.person({ agreement, unit: `SG ${mark}` });
      await api.scenario.booked(person, '2026-11-20', ['05:00', '11:00']);
      await api.scenario.closedMonth(person, '2026-10');
      const friday = { tenantId: 1, employeeIds: [person.employeeId], from: '2026-11-20', to: '2026-11-20' } as const;
      await api.db.transaction((client) => days().execute(client, friday));
      const credited = async () =>
        (
          await api.db.query<{ minutes: number }>(
            `select credited_minutes as minutes from day_evaluation where employee_id = $1 and date = '2026-11-20'`,
            [person.employeeId],
          )
        )[0].minutes;
      const before = await credited();
      expect(refusal(await change(section, '2026-10-15', { parentId: null }))).toEqual([
        409,
        'unit.closed-months',
        { months: '2026-10', people: 1 },
      ]);
      expect((await change(section, '2026-11-01', { parentId: null })).status).toBe(200);
      expect(await revalue()).toBeGreaterThan(0);
      // What lies before six is outside the frame of the others.
      expect(await credited()).toBe(before - 60);
      // A name decides nothing.
      expect((await change(section, '2026-10-15', { name: 'Umbenannt' })).status).toBe(200);
    });
  });

  describe('their people move to another unit together', () => {
    interface Moved extends Problem {
      people: number;
      persons: { employeeId: string; state: string; months?: string; agreementBefore?: string }[];
      leaderName?: string;
      usualAgreement?: string;
      underAnother: number;
      payrollGroups: { code: string; people: number }[];
      seen: string;
    }
    let target: string;
    beforeEach(async () => {
      target = await api.scenario.unit(`ZIEL ${mark}`);
    });
    const move = (body: object, dryRun: boolean, as = administrator) =>
      api.request<Moved>('POST', `/api/v1/units/${section}/moves?dryRun=${dryRun}`, {
        ...{ as, body: { from: '2026-12-01', toUnitId: target, withUsualAgreement: false, ...body } },
      });
    const unitsOf = async ({ employeeId }: TestPerson) =>
      (
        await api.db.query<{ days: string; unit: string; agreement: string }>(
          `select o.valid_during::text as days, o.org_unit_id as unit, (select s.name from agreement_assignment a
             join staff_agreement s using (tenant_id, agreement_id) where a.employee_id = o.employee_id and a.valid_during @> lower(o.valid_during)) as agreement
           from org_assignment o where o.employee_id = $1 order by o.valid_during`,
          [employeeId],
        )
      ).map(({ days, unit, agreement }) => [
        days,
        unit === section ? 'section' : unit === target ? 'target' : unit,
        agreement,
      ]);
    const states = ({ persons }: Moved, ...people: TestPerson[]) =>
      people.map(({ employeeId }) => persons.find((one) => one.employeeId === employeeId)?.state);

    it('from a day on: shown first with what follows, then as it was shown or not at all', async () => {
      const closed = await api.scenario.person({ unit: `SG ${mark}`, hiredOn: '2026-06-01' });
      await api.scenario.closedMonth(closed, '2026-10');
      const ada = await api.scenario.person({ givenName: 'Ada', unit: `SG ${mark}`, hiredOn: '2026-06-01' });
      const boss = await api.scenario.person({ givenName: 'Chefin', unit: `ZIEL ${mark}` });
      await lead(target, boss);
      const name = `DV ${mark}`;
      const other = await api.scenario.agreement(name);
      await api.request('POST', `/api/v1/agreements/${other}/transfers?dryRun=false`, {
        as: administrator,
        body: { ...{ transferId: randomUUID(), unitId: target, from: '2026-12-01' }, ...(await seenOf(other)) },
      });
      const past = (await move({ from: '2026-10-15' }, true)).body;
      expect(states(past, closed, ada)).toEqual(['closedMonths', 'moves']);
      expect(past.persons.find(({ state }) => state === 'closedMonths')?.months).toBe('2026-10');
      const shown = (await move({ employeeIds: [ada.employeeId, clerk.employeeId], withUsualAgreement: true }, true))
        .body;
      expect(shown).toMatchObject({ people: 2, underAnother: 2, leaderName: 'Chefin Muster', usualAgreement: name });
      expect(shown.payrollGroups.map(({ people }) => people)).toEqual([2]);
      expect(await unitsOf(ada)).toEqual([['[2026-06-01,)', 'section', expect.anything()]]);
      const order = { employeeIds: [ada.employeeId, clerk.employeeId], withUsualAgreement: true };
      expect((await move({ ...order, seen: 'otherwise' }, false)).body.code).toBe('stale');
      expect((await move({ ...order, seen: shown.seen }, false)).status).toBe(200);
      expect(await unitsOf(ada)).toEqual([
        ['[2026-06-01,2026-12-01)', 'section', expect.anything()],
        ['[2026-12-01,)', 'target', name],
      ]);
      // Sent again: nobody of them is there any more.
      expect((await move({ ...order, seen: shown.seen }, false)).body.code).toBe('stale');
      expect((await move({ from: '2026-12-02' }, true)).body.persons.map(({ employeeId }) => employeeId)).toEqual([
        closed.employeeId,
      ]);
    });

    it('never their own administrator, nobody with another plan, and to no unit that is not there', async () => {
      const own = await api.scenario.person({ unit: `SG ${mark}`, roles: ['organisationAdministrator'] });
      const body = (await move({}, true, own)).body;
      expect(states(body, own, clerk)).toEqual(['own', 'moves']);
      expect((await move({ employeeIds: [own.employeeId], seen: body.seen }, false, own)).body.code).toBe('stale');
      const [{ version }] = await api.db.query<{ version: number }>(
        'select version from employee where employee_id = $1',
        [clerk.employeeId],
      );
      await api.request('POST', `/api/v1/people/${clerk.employeeId}/unit`, {
        as: administrator,
        body: { version, id: target, from: '2027-02-01' },
      });
      expect(states((await move({}, true)).body, clerk)).toEqual(['planned']);
      expect(refusal(await move({ toUnitId: section }, true))).toEqual([409, 'unit.same', undefined]);
      expect((await move({ toUnitId: randomUUID() }, true)).body.code).toBe('person.unknown-unit');
      const bare = await api.scenario.unit(`LEER ${mark}`);
      expect((await move({ toUnitId: bare, withUsualAgreement: true }, true)).body.code).toBe(
        'unit.no-usual-agreement',
      );
    });

    it('and one of them alone, with the usual agreement in one act', async () => {
      const other = await api.scenario.agreement(`DV ${mark}`);
      const boss = await api.scenario.person({ unit: `ZIEL ${mark}` });
      await api.request('POST', `/api/v1/agreements/${other}/transfers?dryRun=false`, {
        as: administrator,
        body: { ...{ transferId: randomUUID(), unitId: target, from: '2026-12-01' }, ...(await seenOf(other)) },
      });
      const [{ version }] = await api.db.query<{ version: number }>(
        'select version from employee where employee_id = $1',
        [clerk.employeeId],
      );
      const to = { version, id: target, from: '2026-12-01', withUsualAgreement: true };
      expect(
        (await api.request('POST', `/api/v1/people/${clerk.employeeId}/unit`, { as: administrator, body: to })).status,
      ).toBe(200);
      expect((await unitsOf(clerk)).at(-1)).toEqual(['[2026-12-01,)', 'target', `DV ${mark}`]);
      expect((await unitsOf(boss))[0].at(-1)).not.toBe(`DV ${mark}`);
    });

    /** What the dry run of a transfer of the target saw. */
    const seenOf = async (agreementId: string) => {
      const { body } = await api.request<{ seen: string }>(
        'POST',
        `/api/v1/agreements/${agreementId}/transfers?dryRun=true`,
        {
          as: administrator,
          body: { transferId: randomUUID(), unitId: target, from: '2026-12-01' },
        },
      );
      return { seen: body.seen };
    };
  });
});
