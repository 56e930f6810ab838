import { randomUUID } from 'node:crypto';
import { type AgreementParameters, STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type RulesInForceDto } from './rules.dto';

/** What law and tariff change for everybody under the tariff: 31 days of leave, and paid days for training of one's own choice. */
const NEW_IN_2027 = [
  { date: '2027-01-01', change: 'figuresChange', ruleId: 'TVOED-26' },
  { date: '2027-01-01', change: 'ruleBegins', ruleId: 'SN-QZG' },
];

describe('the rules in force', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
  });
  afterAll(() => api.close());

  const rules = async (as: TestPerson, query = '') =>
    (await api.request<RulesInForceDto>('GET', `/api/v1/rules${query}`, { as })).body;
  const rule = (dto: RulesInForceDto, id: string) => dto.rules.find((candidate) => candidate.id === id);

  /** In the heat the frame opens at five, from 1 July to 31 August 2026. */
  const summer = async (agreementId: string) => {
    const early = { fromMinute: 300, toMinute: 1200 };
    const set: Partial<AgreementParameters> = { frame: [early, early, early, early, early, null, null] };
    await api.scenario.client.query(
      `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters)
       values (1, $1, $2, 'Hitzeregelung', 'Beschluss vom 22.06.2026', '2026-07-01', '2026-08-31', $3)`,
      [randomUUID(), agreementId, JSON.stringify(set)],
    );
    return set.frame;
  };

  it('opens the frame at five on a hot July day, names the temporary rule, and falls back by itself in September', async () => {
    const frame = await summer(await api.scenario.agreement('heat'));
    const person = await api.scenario.person({ agreement: 'heat' });
    const july = await rules(person, '?date=2026-07-15');
    expect(july.agreement).toEqual({
      name: 'heat',
      version: 1,
      validFrom: '2000-01-01',
      validTo: null,
      annexes: [],
      overlays: [
        {
          ...{ title: 'Hitzeregelung', from: '2026-07-01', to: '2026-08-31', legalBasis: 'Beschluss vom 22.06.2026' },
          overruled: [],
        },
      ],
    });
    expect(rule(july, 'DV-FRAME')?.parameters).toEqual([
      {
        key: 'frame',
        value: frame,
        source: 'overlay',
        sourceName: 'Hitzeregelung',
        validTo: '2026-08-31',
        paragraph: 'Beschluss vom 22.06.2026',
      },
    ]);
    // The temporary rule changes the frame alone: the cap is still the agreement's.
    const cap = [{ key: 'dailyCreditCapMinutes', value: 600, source: 'agreement', sourceName: 'heat, 1' }];
    expect(rule(july, 'DV-CAP-DAY')?.parameters).toEqual(cap);
    for (const [date, source] of [
      ['2026-06-30', 'agreement'],
      ['2026-07-01', 'overlay'],
      ['2026-08-31', 'overlay'],
      ['2026-09-01', 'agreement'],
    ]) {
      expect([date, rule(await rules(person, `?date=${date}`), 'DV-FRAME')?.parameters[0].source]).toEqual([
        date,
        source,
      ]);
    }
    const september = await rules(person, '?date=2026-09-01');
    expect(september.agreement?.overlays).toEqual([]);
    expect(rule(september, 'DV-FRAME')?.parameters[0].value).toEqual(STANDARD_PARAMETERS.frame);
  });

  it('reads a version that was published before a parameter existed with the value that changes nothing', async () => {
    await api.scenario.agreement('old', { homeOffice: undefined, averaging: undefined });
    const listed = await rules(await api.scenario.person({ agreement: 'old' }));
    expect(rule(listed, 'HO-QUOTA')?.parameters).toMatchObject([{ value: { quotas: [], onsiteWeekdays: [] } }]);
    expect(rule(listed, 'ARBZG-3-AVG')?.parameters).toMatchObject([
      { key: 'werktagAverageMinutes', value: 480, source: 'law', sourceName: 'ArbZG § 3' },
      { key: 'averaging', value: '24weeks', source: 'agreement', sourceName: 'old, 1' },
    ]);
    expect(rule(listed, 'HO-ONSITE')).toBeUndefined();
  });

  it('reads a version, an annex and a temporary rule that knew one quota of a week as they were meant', async () => {
    const stored = { quota: { kind: 'daysPerWeek', maxDays: 3 }, onsiteWeekdays: [4] };
    await api.scenario.agreement('weekly', { homeOffice: stored as never });
    const listed = await rules(await api.scenario.person({ agreement: 'weekly' }));
    const week = { kind: 'days', places: 'both', maxHalfDays: 6, count: { kind: 'wholeDays' }, span: { kind: 'week' } };
    expect(rule(listed, 'HO-QUOTA')?.parameters).toMatchObject([{ value: { quotas: [week], onsiteWeekdays: [4] } }]);
  });

  it('names the averaging period of civil servants, which their ordinance sets', async () => {
    const listed = await rules(await api.scenario.person({ personnelGroup: 'BEAMTE_SN' }));
    expect(rule(listed, 'ARBZG-3-AVG')?.parameters).toMatchObject([
      { key: 'weekAverageMinutes', value: 2880, source: 'law', sourceName: 'SächsAZVO § 1' },
      { key: 'averaging', value: '4months', source: 'law', sourceName: 'SächsAZVO § 1' },
    ]);
  });

  it('answers for today where no day is named, with contract and words in both languages, in the order of application', async () => {
    const person = await api.scenario.person({ pattern: [468, 468, 264, 0, 0, 0, 0] });
    const today = await rules(person);
    expect(today).toMatchObject({
      date: '2026-11-23',
      contract: { weeklyMinutes: 1200, pattern: [468, 468, 264, 0, 0, 0, 0] },
    });
    expect(today.rules[0]).toMatchObject({ id: 'CON-PATTERN', stage: 'target', paragraph: 'TVöD § 6 (1)' });
    expect(rule(today, 'ARBZG-4')).toMatchObject({
      nameDe: 'Ruhepausen',
      nameEn: 'Rest breaks',
      descriptionDe: expect.stringContaining('Pause'),
      descriptionEn: expect.stringContaining('break'),
    });
    const stages = today.rules.flatMap(({ stage }) => stage ?? []);
    expect(stages.indexOf('credit')).toBeGreaterThan(stages.lastIndexOf('target'));
    expect(stages.indexOf('finding')).toBeGreaterThan(stages.lastIndexOf('credit'));
  });

  it('names the paragraph of each value, as far as the agreement has one on record', async () => {
    await api.scenario.agreement('written', {}, 1, { paragraphs: { frame: '§ 4 (1)' } });
    const today = await rules(await api.scenario.person({ agreement: 'written' }));
    expect(rule(today, 'DV-FRAME')?.parameters[0]).toMatchObject({ sourceName: 'written, 1', paragraph: '§ 4 (1)' });
    expect(rule(today, 'DV-CAP-DAY')?.parameters[0]).not.toHaveProperty('paragraph');
  });

  it('leaves out core time where the agreement has none, and lists it where it has', async () => {
    const nineToThree = { fromMinute: 540, toMinute: 900 };
    const core = [nineToThree, nineToThree, nineToThree, nineToThree, null, null, null];
    await api.scenario.agreement('core', { core });
    const free = await api.scenario.person();
    const bound = await api.scenario.person({ agreement: 'core' });
    expect(rule(await rules(free), 'DV-CORE')).toBeUndefined();
    expect(rule(await rules(bound), 'DV-CORE')?.parameters[0]).toMatchObject({ key: 'core', value: core });
  });

  it('puts the law before the agreement under 18, up to the day before the birthday; the leader does not learn the age', async () => {
    const apprentice = await api.scenario.person({ unit: 'AMT10', birthDate: '2008-12-01' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const before = await rules(apprentice, '?date=2026-11-30');
    expect(rule(before, 'JARBSCHG')).toBeDefined();
    expect(rule(before, 'ARBZG-5')?.parameters).toEqual([
      { key: 'minRestMinutes', value: 720, source: 'law', sourceName: 'JArbSchG § 13' },
    ]);
    expect(rule(before, 'DV-BREAK-AUTO')?.parameters[0]).toMatchObject({
      source: 'law',
      value: {
        tiers: [
          { aboveMinutes: 270, breakMinutes: 30 },
          { aboveMinutes: 360, breakMinutes: 60 },
        ],
      },
    });
    const grownUp = await rules(apprentice, '?date=2026-12-01');
    expect(rule(grownUp, 'JARBSCHG')).toBeUndefined();
    expect(rule(grownUp, 'ARBZG-5')?.parameters[0]).toMatchObject({ value: 660, source: 'agreement' });
    const seen = await rules(leader, `?date=2026-11-30&employeeId=${apprentice.employeeId}`);
    expect(seen.rules.map(({ id }) => id)).not.toContain('JARBSCHG');
    // What she reads are the figures of grown-ups, and nothing of a birthday to come.
    const laws = seen.rules.flatMap(({ parameters }) => parameters).filter(({ source }) => source === 'law');
    expect(laws.filter(({ sourceName }) => sourceName.includes('JArbSchG'))).toEqual([]);
    expect(rule(seen, 'ARBZG-3')?.parameters[0]).toMatchObject({ key: 'dailyMaxMinutes', value: 600 });
    expect(seen.changes).toEqual(NEW_IN_2027);
    expect(before.changes).toEqual([{ date: '2026-12-01', change: 'comesOfAge' }, ...NEW_IN_2027]);
    expect(rule(before, 'ARBZG-3')?.parameters[0]).toMatchObject({ value: 480, sourceName: 'JArbSchG § 8' });
  });

  it('speaks of the protection of mothers for as long as it lasts, to the person alone', async () => {
    const mother = await api.scenario.person({ unit: 'AMT10' });
    await api.scenario.protect(mother, 'pregnant', '2026-09-01', '2026-12-31');
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const limits = async (as: TestPerson, date: string) => {
      const seen = await rules(as, `?date=${date}&employeeId=${mother.employeeId}`);
      return ['ARBZG-3', 'ARBZG-2'].flatMap((id) => rule(seen, id)?.parameters.map((p) => [p.key, p.sourceName]));
    };
    const usual = [
      ['dailyMaxMinutes', 'ArbZG § 3'],
      ['nightTime', 'ArbZG § 2 (3)'],
    ];
    expect(await limits(mother, '2026-11-23')).toEqual([
      ['dailyMaxMinutes', 'MuSchG § 4 (1)'],
      ['nightTime', 'ArbZG § 2 (3)'],
      ['noWork', 'MuSchG § 5'],
    ]);
    expect(await limits(mother, '2027-01-01')).toEqual(usual);
    expect(await limits(leader, '2026-11-23')).toEqual(usual);
  });

  it('is read by the person, the leader and the time administration; for everybody else the person does not exist', async () => {
    const clerk = await api.scenario.person({ unit: 'AMT10' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    const colleague = await api.scenario.person({ unit: 'AMT10' });
    const stranger = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    const foreignAdmin = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    const status = async (as: TestPerson, query: string) =>
      (await api.request('GET', `/api/v1/rules?${query}`, { as })).status;
    for (const reader of [clerk, leader, admin])
      expect(await status(reader, `date=2026-11-23&employeeId=${clerk.employeeId}`)).toBe(200);
    for (const other of [colleague, stranger, foreignAdmin])
      expect(await status(other, `date=2026-11-23&employeeId=${clerk.employeeId}`)).toBe(404);
    expect(await status(admin, `employeeId=${randomUUID()}`)).toBe(404);
    expect(await status(clerk, 'date=2026-02-30')).toBe(422);
  });

  it('has neither agreement nor contract nor rules before the first day of employment', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-01' });
    expect(await rules(person, '?date=2026-10-31')).toEqual({
      date: '2026-10-31',
      rules: [],
      changes: [{ date: '2026-11-01', change: 'agreementBegins', title: 'standard' }],
    });
  });

  it('says what comes next: the temporary rule that begins and ends by itself', async () => {
    await summer(await api.scenario.agreement('heat again'));
    const person = await api.scenario.person({ agreement: 'heat again' });
    const changes = [
      { date: '2026-07-01', change: 'overlayBegins', title: 'Hitzeregelung' },
      { date: '2026-09-01', change: 'overlayEnds', title: 'Hitzeregelung' },
      ...NEW_IN_2027,
    ];
    expect((await rules(person, '?date=2026-06-30')).changes).toEqual(changes);
    expect((await rules(person, '?date=2026-07-01')).changes).toEqual(changes.slice(1));
    expect((await rules(person, '?date=2026-09-01')).changes).toEqual(NEW_IN_2027);
    expect((await rules(person, '?date=2027-01-01')).changes).toEqual([]);
  });

  it('shows the leave of the year asked about, and that the tariff sets it', async () => {
    const person = await api.scenario.person();
    const leave = async (date: string) => rule(await rules(person, `?date=${date}`), 'TVOED-26');
    expect(await leave('2026-12-31')).toMatchObject({
      subject: 'leave',
      parameters: [{ key: 'annualLeaveDays', value: 30, source: 'tariff', sourceName: 'TVöD § 26 (1)' }],
    });
    expect((await leave('2027-01-01'))?.parameters[0].value).toBe(31);
    // Paid days for training of one's own choice exist from 2027 on.
    const training = async (date: string) => rule(await rules(person, `?date=${date}`), 'SN-QZG')?.parameters[0].value;
    expect([await training('2026-12-31'), await training('2027-01-01')]).toEqual([undefined, 3]);
  });

  it('speaks of leave and overtime of severely disabled people for as long as the status lasts, to the person alone', async () => {
    const person = await api.scenario.person({ unit: 'AMT10' });
    await api.scenario.protect(person, 'severelyDisabled', '2026-09-01', '2026-12-31');
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const own = async (as: TestPerson, date: string) =>
      (await rules(as, `?date=${date}&employeeId=${person.employeeId}`)).rules
        .map(({ id }) => id)
        .filter((id) => id.startsWith('SGB9'));
    expect(await own(person, '2026-12-31')).toEqual(['SGB9-207', 'SGB9-208']);
    expect(await own(person, '2027-01-01')).toEqual([]);
    expect(await own(leader, '2026-12-31')).toEqual([]);
  });

  it('keeps the tariff away from a civil servant, and its overtime from a trainee', async () => {
    const official = await rules(await api.scenario.person({ personnelGroup: 'BEAMTE_SN' }));
    expect(official.rules.filter(({ subject }) => subject === 'leave' || subject === 'absence')).toEqual([]);
    expect(rule(official, 'DV-FLEXDAY')).toBeDefined();
    expect(official.changes).toEqual([]);
    const trainee = await rules(await api.scenario.person({ personnelGroup: 'TVAOED' }));
    expect([rule(trainee, 'TVOED-26')?.id, rule(trainee, 'TVOED-7-7')?.id]).toEqual(['TVOED-26', undefined]);
  });

  it('lists what the account is settled by beside the rules of the day, and the light only where there is one', async () => {
    const { account } = STANDARD_PARAMETERS;
    await api.scenario.agreement('dark', { account: { ...account, trafficLight: null } });
    const today = await rules(await api.scenario.person());
    expect(rule(today, 'DV-AMPEL')).toMatchObject({
      subject: 'account',
      parameters: [{ key: 'account', value: account }],
    });
    expect(rule(today, 'DV-AMPEL')?.stage).toBeUndefined();
    expect(rule(await rules(await api.scenario.person({ agreement: 'dark' })), 'DV-AMPEL')).toBeUndefined();
  });
});
