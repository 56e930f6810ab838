import { ABSENCE_KINDS, type AbsenceFact, type AbsenceKind, isPartOfDay } from '@zeitbuch/working-time';
import { randomUUID } from 'node:crypto';
import { type TestApp, type TestPerson, approvalSteps, createTestApp } from '../testing';
import { RevalueAgreements } from './agreement/revalue-agreements';
import { MonthValues } from './closing/month-values';
import { OnCall } from './closing/on-call';
import { OrderedWork } from './closing/ordered-work';
import { readStandings } from './closing/standings';
import { FactsLoader, ReevaluateDays } from './facts';
import { isSecretAbsence } from './privacy';

/** What a line of a file says after the kind and the days, of kinds that need more than these or are worth different things. */
const WAYS: Readonly<Partial<Record<AbsenceKind, readonly string[]>>> = {
  sick: ['', ';;;;;;yes;yes', 'restOfDay'],
  training: ['', ';60'],
  vocationalSchool: [';;6', ';;3'],
  antenatalExam: [';60'],
  nursingTime: [';90'],
  doctorVisit: [';;;13:00;15:00;full', ';;;07:00;10:00;coreOnly'],
  strike: [';;;;;payDeduction', ';;;;;flexitimeDebit'],
  // From 2027 on.
  qualificationDay: [],
};
const COLUMNS = 'portion;minutes;lessons;fromTime;toTime;creditPolicy;certified;reportedPromptly'.split(';').length;

interface Way {
  readonly kind: AbsenceKind;
  readonly details: string;
}
const waysOf = (kinds: readonly AbsenceKind[]): Way[] =>
  kinds.flatMap((kind) => (WAYS[kind] ?? ['']).map((details) => ({ kind, details })));
/** An hour's course fills no day: with another absence on it the day looks different. */
const isSeen = ({ kind, details }: Way): boolean => kind === 'training' && details !== '';
/** What the file's cells mean, as far as it decides how much of the day the absence takes. */
const factOf = ({ kind, details }: Way): Pick<AbsenceFact, 'kind' | 'portion' | 'minutes' | 'lessons'> => {
  const [portion, minutes, lessons] = details.split(';');
  return {
    kind,
    ...(portion === 'restOfDay' ? { portion } : {}),
    ...(minutes ? { minutes: Number(minutes) } : {}),
    ...(lessons ? { lessons: Number(lessons) } : {}),
  };
};
const BASES = waysOf(ABSENCE_KINDS).filter((way) => !isSeen(way));
const LATE = waysOf(ABSENCE_KINDS.filter((kind) => isSecretAbsence({ kind })));

/** Working days of October 2026, one for each late absence. */
const DAYS = [1, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30].map(
  (day) => `2026-10-${String(day).padStart(2, '0')}`,
);

/**
 * To a leader a day of absence is full, whatever is behind it; to the account it is not. A leader who looks again after
 * the real reason, or another one, became known finds everything as it was.
 */
describe('an absence that becomes known after the month was handed in', () => {
  let api: TestApp;
  let leader: TestPerson;
  let administrator: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  const NOW = '2026-12-01T09:00:00+01:00';

  beforeAll(async () => {
    api = await createTestApp(NOW);
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    administrator = await api.scenario.person({ roles: ['timeAdministrator'] });
    await api.scenario.booked(leader, '2026-10-01', ['08:00', '16:30']);
    api.clock.nowMilliseconds = () => Date.parse(NOW);
  }, 60_000);
  afterAll(() => api.close());

  const numberOf = ({ authUserId }: TestPerson): string => authUserId.replace('user-', '');
  const lineOf = (person: TestPerson, { kind, details }: Way, from: string, to = from): string =>
    `${numberOf(person)};${kind};${from};${to};${details}${';'.repeat(COLUMNS - details.split(';').length)}`;
  const importLines = async (kind: 'absences' | 'particulars', lines: readonly string[]) => {
    const heading = {
      absences:
        'personnelNumber;kind;from;to;portion;minutes;lessons;fromTime;toTime;creditPolicy;certified;reportedPromptly',
      particulars: 'personnelNumber;date;kind;fromTime;toTime;minutes',
    }[kind];
    const csv = [heading, ...lines].join('\n');
    const path = `/api/v1/imports/${kind}?fileName=${kind}.csv`;
    const { status, body } = await api.request('POST', path, { as: administrator, csv });
    expect([status, status === 200 ? {} : body]).toEqual([200, {}]);
  };
  const handIn = async (person: TestPerson, month: string) => {
    const { version } = await steps.month(person, month);
    const path = `/api/v1/months/${month}/submission`;
    const { status, body } = await api.request('POST', path, { as: person, body: { version } });
    expect([status, status === 200 ? {} : body]).toEqual([200, {}]);
  };
  const seen = async (path: string) => JSON.stringify((await api.request('GET', path, { as: leader })).body);
  const everythingSeen = async (people: readonly TestPerson[], month: string) => {
    const answers = new Map<string, string>();
    for (const path of ['/api/v1/approvals', '/api/v1/tasks', `/api/v1/team/months/${month}`])
      answers.set(path, await seen(path));
    for (const { employeeId } of people)
      answers.set(employeeId, await seen(`/api/v1/months/${month}?employeeId=${employeeId}`));
    return answers;
  };
  const statusOf = async ({ employeeId }: TestPerson, month: string) =>
    (
      await api.db.query<{ status: string }>(
        'select status from employee_month where employee_id = $1 and month = $2',
        [employeeId, `${month}-01`],
      )
    )[0]?.status;
  const worker = () => api.scenario.person({ unit: 'AMT10', hiredOn: '2026-10-01' });

  it('changes nothing for leaders over any other absence, and the account as it must', async () => {
    const people: { person: TestPerson; base: Way; isApproved: boolean }[] = [];
    // Every second month is only handed in yet.
    for (const [index, base] of BASES.entries())
      people.push({ person: await worker(), base, isApproved: index % 2 === 0 });
    await importLines(
      'absences',
      people.map(({ person, base }) => lineOf(person, base, '2026-10-01', '2026-10-30')),
    );
    for (const { person } of people) await handIn(person, '2026-10');
    const approved = new Set(people.filter((one) => one.isApproved).map(({ person }) => person.employeeId));
    for (const item of (await steps.waiting(leader)).filter(({ employeeId }) => approved.has(employeeId)))
      expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);

    const waiting = await steps.waiting(leader);
    const all = people.map(({ person }) => person);
    const before = await everythingSeen(all, '2026-10');
    const accounts = new Map<string, number>();
    for (const { person } of people)
      accounts.set(person.employeeId, (await steps.month(person, '2026-10')).balanceMinutes);
    await importLines(
      'absences',
      people.flatMap(({ person, base }) =>
        LATE.flatMap((late, index) =>
          late.kind === base.kind && late.kind !== 'sick' ? [] : [lineOf(person, late, DAYS[index])],
        ),
      ),
    );

    const opened: string[] = [];
    for (const { person, base, isApproved } of people)
      if ((await statusOf(person, '2026-10')) !== (isApproved ? 'approved' : 'submitted'))
        opened.push(`${base.kind} ${base.details}`);
    expect(opened).toEqual([]);
    expect(await everythingSeen(all, '2026-10')).toEqual(before);
    const unchanged: string[] = [];
    for (const { person, base } of people)
      if ((await steps.month(person, '2026-10')).balanceMinutes === accounts.get(person.employeeId))
        unchanged.push(base.kind);
    // As long as it lasts the account stays as it is, whatever else is on record.
    expect(unchanged).toEqual(['reintegration']);

    // What was seen before is approved as it was seen.
    for (const item of waiting) expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
  }, 300_000);

  it('opens the month where the day looks different to leaders, whatever it does to the account', async () => {
    const [absent, worked, weekend, course] = [await worker(), await worker(), await worker(), await worker()];
    const people = [absent, worked, weekend, course];
    for (const person of people) await api.scenario.booked(person, '2026-10-20', ['08:00', '16:30']);
    await api.scenario.absence(course, 'training', '2026-10-22', '2026-10-22', { minutes: 60 });
    for (const person of people) await handIn(person, '2026-10');
    // Nothing was known of the one's day; the other's is full already; nothing is due on a Saturday; an hour fills no day.
    await importLines('absences', [
      lineOf(absent, { kind: 'sick', details: '' }, '2026-10-21'),
      lineOf(worked, { kind: 'reintegration', details: '' }, '2026-10-20'),
      lineOf(weekend, { kind: 'sick', details: '' }, '2026-10-24', '2026-10-25'),
      lineOf(course, { kind: 'sick', details: '' }, '2026-10-22'),
    ]);
    expect(await Promise.all(people.map((person) => statusOf(person, '2026-10')))).toEqual([
      'open',
      'open',
      'submitted',
      'open',
    ]);
  });

  it('is found by the closing, which stops at what nobody decided, and told to payroll', async () => {
    const person = await worker();
    await api.scenario.booked(person, '2026-10-20', ['08:00', '10:00']);
    await importLines('absences', [lineOf(person, { kind: 'antenatalExam', details: ';60' }, '2026-10-20')]);
    await handIn(person, '2026-10');
    for (const item of (await steps.waiting(leader)).filter(({ employeeId }) => employeeId === person.employeeId))
      expect(await steps.decide(leader, 'approve', [item])).toMatchObject([{ ok: true }]);
    await importLines('absences', [lineOf(person, { kind: 'sick', details: ';;;;;;yes;yes' }, '2026-10-20')]);
    const atClosing = async () => {
      const loader = new FactsLoader();
      const values = new MonthValues(
        new ReevaluateDays(loader, api.clock),
        new OrderedWork(loader),
        new OnCall(loader),
      );
      const value = await api.db.transaction(async (client) => {
        const standings = await readStandings(client, {
          tenantId: 1,
          employeeIds: [person.employeeId],
          month: '2026-10',
          nowEpochMinute: api.clock.nowEpochMinute(),
        });
        return (await values.load(client, 1, standings, '2026-10')).values.get(person.employeeId);
      });
      return {
        status: await statusOf(person, '2026-10'),
        blocked: value?.blockers.map(({ code, date }) => `${code} ${date}`),
        lines: value?.payrollLines.map(({ code, quantity }) => `${code} ${quantity}`),
      };
    };
    expect(await atClosing()).toEqual({
      status: 'approved',
      blocked: ['WORK_ON_ABSENCE 2026-10-20'],
      lines: ['ABS_SICK 100'],
    });
    const path = `/api/v1/people/${person.employeeId}/days/2026-10-20/absence-decision`;
    expect((await api.request('POST', path, { as: administrator, body: { decision: 'workOnTop' } })).status).toBe(200);
    expect(await atClosing()).toEqual({ status: 'approved', blocked: [], lines: ['ABS_SICK 100'] });
  });

  it('tells nothing later either, when new rules value the day in another way', async () => {
    const people = [await worker(), await worker()];
    await importLines('absences', [
      lineOf(people[0], { kind: 'doctorVisit', details: ';;;08:00;10:00;coreOnly' }, '2026-10-01', '2026-10-30'),
      lineOf(people[1], { kind: 'doctorVisit', details: ';;;08:00;10:00;full' }, '2026-10-01', '2026-10-30'),
    ]);
    for (const person of people) await handIn(person, '2026-10');
    const accounts = async () =>
      Promise.all(people.map(async (one) => (await steps.month(one, '2026-10')).balanceMinutes));
    const before = await accounts();
    await publishCore();
    const after = await accounts();
    expect(after[0]).toBe(before[0] + 22 * 60);
    expect(after[1]).toBe(before[1]);
    expect([await statusOf(people[0], '2026-10'), await statusOf(people[1], '2026-10')]).toEqual([
      'submitted',
      'submitted',
    ]);
  });

  it('tells nothing when work is ordered later that covers the time off which it gave back', async () => {
    const people = [await worker(), await worker()];
    for (const person of people) {
      await api.scenario.booked(person, '2026-10-22', ['08:00', '16:30', '17:00', '21:00']);
      await api.scenario.absence(person, 'compensatoryTimeOff', '2026-11-10');
    }
    await api.scenario.absence(people[0], 'sick', '2026-11-10', '2026-11-10', {
      certified: true,
      reportedPromptly: true,
    });
    for (const person of people) await handIn(person, '2026-11');
    const before = await Promise.all(people.map((person) => steps.month(person)));
    await importLines(
      'particulars',
      people.map((person) => `${numberOf(person)};2026-10-22;overtimeOrder;19:00;21:00;`),
    );
    const after = await Promise.all(people.map((person) => steps.month(person)));
    expect(after[0].balanceMinutes).toBe(before[0].balanceMinutes);
    expect(after[1].balanceMinutes).toBe(before[1].balanceMinutes + 60);
    expect([await statusOf(people[0], '2026-11'), await statusOf(people[1], '2026-11')]).toEqual(['open', 'open']);
  });

  it.each(LATE)('begins the account of somebody long employed by whole days alone: $kind $details', async (way) => {
    const veteran = await api.scenario.person({ unit: 'AMT10', hiredOn: '2015-09-01' });
    await importLines('absences', [lineOf(veteran, way, '2026-10-01', '2026-12-31')]);
    const isPart = isPartOfDay({ ...factOf(way), absenceId: '', from: '2026-10-01', to: '2026-12-31' });
    expect(await statusOf(veteran, '2026-10')).toBe(isPart ? undefined : 'open');
    // Who was told of an hour each day would know what it cannot be.
    const month = await seen(`/api/v1/months/2026-10?employeeId=${veteran.employeeId}`);
    expect(month.includes('"absence":"absent"')).toBe(!isPart);
    const day = await seen(`/api/v1/days/2026-10-20/explanation?employeeId=${veteran.employeeId}`);
    expect(day.includes('absent')).toBe(!isPart);
  });

  /** A core time from nine to three in October, published late. */
  async function publishCore(): Promise<void> {
    const [{ agreement_id: id }] = await api.db.query<{ agreement_id: string }>(
      `select agreement_id from staff_agreement where name = 'standard'`,
    );
    await api.scenario.client.query(
      `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters)
       values (1, $1, $2, 'Kernzeit', 'Beschluss', '2026-10-01', '2026-10-31', $3)`,
      [randomUUID(), id, JSON.stringify({ core: [...Array(5).fill({ fromMinute: 540, toMinute: 900 }), null, null] })],
    );
    await api.scenario.client.query('update tenant set rules_version = rules_version + 1');
    await api.scenario.client.query(
      `insert into event_outbox (tenant_id, kind, payload) values (1, 'agreement.published', $1)`,
      [JSON.stringify({ agreementId: id, from: '2026-10-01', to: '2026-10-31' })],
    );
    await new RevalueAgreements(api.db, api.clock, api.app.get(ReevaluateDays)).execute();
  }
});
