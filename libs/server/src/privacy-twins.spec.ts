import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PERSONNEL_GROUPS } from '@zeitbuch/working-time';
import { type Twin, type TwinCities, type TwinPerson, type TestApp, type TestPerson, twinCities } from '../testing';
import { type ApprovalsDto, type DecisionResultDto } from './approval';
import { type TasksDto } from './tasks';

/**
 * Everybody lives in two cities that are the same but for one secret of theirs. Whatever a leader may ask for, both
 * cities answer with the same bytes; the person's own answers differ. A new route is tried by itself.
 */
const CLOSED = (balance: number) => `
  with c as (insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
    values ($1, md5('closing' || $2::text)::uuid, 'group ' || $2::text, '2026-09-01', 'closed', gen_random_uuid(), gen_random_uuid()) returning closing_id)
  update employee_month m set status = 'closed', closing_id = c.closing_id, closed_at = '2026-10-12T08:00:00Z',
    opening_balance_minutes = 0, closing_balance_minutes = ${balance} from c
  where m.tenant_id = $1 and m.employee_id = $2::uuid and m.month = '2026-09-01'`;
const STRIKE = (policy: string) => `
  insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date, details)
  values ($1, md5('strike' || $2::text)::uuid, $2::uuid, 'strike', '2026-11-04', '2026-11-05', '{"strikePolicy":"${policy}"}')`;
const ASKED = (kind: string, status: string) => `
  insert into absence_request (tenant_id, request_id, employee_id, act, kind_code, from_date, to_date, status, requested_by, requested_at, decided_at)
  select $1, md5('asked' || $2::text)::uuid, $2::uuid, 'take', '${kind}', '2026-11-04', '2026-11-05', '${status}', $2::uuid,
    '2026-10-20T08:00:00Z', case '${status}' when 'approved' then '2026-10-20T08:00:00Z'::timestamptz end`;
/** By anybody at all: leaders, too, read no decision on a kind that they do not decide on. */
const DECIDED = `
  update absence_request set decided_by = (select employee_id from employee where tenant_id = $1 and employee_id <> $2::uuid
    order by employee_id limit 1) where tenant_id = $1 and employee_id = $2::uuid`;
const NOTHING = {};
const absences = (...lines: string[]) => ({ imports: { absences: lines } });
const protections = (...lines: string[]) => ({ imports: { protections: lines } });
const OTHER_JOB = { imports: { particulars: ['2026-10-19;otherEmployer;;;120', '2026-10-20;otherEmployer;;;120'] } };
const PREGNANT = protections('pregnant;2026-10-01;2027-03-31');
const ILL_WITHIN_LEAVE = absences('sick;2026-10-07;2026-10-08;;;;;;;yes;yes');

/** The tenant is there in both cities; what the person works there, in one. */
const ENTERPRISE = [
  `insert into tenant (tenant_id, name, short_name) select 2, 'Works', 'WORKS' where $1::int = 1 and $2::uuid is not null`,
  `with founded as (insert into site (tenant_id, site_id, name) select 2, md5('site')::uuid, 'Works' where $1::int = 1 and $2::uuid is not null
     returning tenant_id, site_id)
   insert into site_region (tenant_id, site_id, valid_during, region) select tenant_id, site_id, '(,)', 'DE-SN' from founded`,
  `insert into staff_agreement (tenant_id, agreement_id, name) select 2, agreement_id, name from staff_agreement where tenant_id = $1 and $2::uuid is not null`,
  `insert into staff_agreement_version (tenant_id, agreement_id, version, valid_during, parameters)
   select 2, agreement_id, version, valid_during, parameters from staff_agreement_version where tenant_id = $1 and $2::uuid is not null`,
];
const OF_BOTH = `from employee e where e.tenant_id = $1 and e.employee_id = $2::uuid`;
const OTHER_EMPLOYER = {
  sql: [
    `insert into employee (tenant_id, employee_id, personnel_number, given_name, family_name, email, auth_user_id, birth_date, hired_on, left_on)
     select 2, e.employee_id, e.personnel_number, e.given_name, e.family_name, e.email, e.auth_user_id, e.birth_date, e.hired_on, e.left_on ${OF_BOTH}`,
    `insert into site_assignment (tenant_id, employee_id, site_id, valid_during) select 2, e.employee_id, md5('site')::uuid, daterange(e.hired_on, null) ${OF_BOTH}`,
    `insert into contract select there.* from contract c, jsonb_populate_record(c, '{"tenant_id": 2}') there
     where c.tenant_id = $1 and c.employee_id = $2::uuid`,
    `insert into agreement_assignment (tenant_id, employee_id, agreement_id, valid_during)
     select 2, a.employee_id, a.agreement_id, a.valid_during from agreement_assignment a where a.tenant_id = $1 and a.employee_id = $2::uuid`,
    `insert into employee_month (tenant_id, employee_id, month) select 2, e.employee_id, '2026-10-01' ${OF_BOTH}`,
    // An evening after a day of 610 minutes, until ten.
    `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
     select 2, md5(b.kind || e.employee_id)::uuid, e.employee_id, b.kind, 'office', b.at::timestamptz,
       (extract(epoch from b.at::timestamptz) / 60)::int, 120, '2026-10-19', 'terminal'
     from employee e, (values ('clockIn', '2026-10-19T18:30+02'), ('clockOut', '2026-10-19T22:00+02')) as b(kind, at)
     where e.tenant_id = $1 and e.employee_id = $2::uuid`,
    `update auth_session s set chosen_tenant = 1 ${OF_BOTH} and s."userId" = e.auth_user_id`,
  ],
};

const TWINS: Twin[] = [
  { name: 'another employer, joined to one sign-in', both: { sql: ENTERPRISE }, left: OTHER_EMPLOYER, right: NOTHING },
  { name: 'a second job', left: OTHER_JOB, right: NOTHING },
  {
    name: 'release asked for that leaders do not decide on',
    left: { sql: [ASKED('bereavement', 'pending')] },
    right: NOTHING,
  },
  {
    name: 'release that the administration decided on',
    left: { sql: [ASKED('bereavement', 'approved'), DECIDED] },
    right: NOTHING,
  },
  {
    name: 'illness told and release asked for',
    left: { sql: [ASKED('sick', 'approved')], ...absences('sick;2026-11-04;2026-11-05') },
    right: { sql: [ASKED('childSeriouslyIll', 'approved')], ...absences('paidRelease;2026-11-04;2026-11-05') },
  },
  { name: 'a second job known after the month was handed in', left: OTHER_JOB, right: NOTHING, late: true },
  { name: 'a pregnancy', left: PREGNANT, right: NOTHING },
  { name: 'a pregnancy known after the month was handed in', left: PREGNANT, right: NOTHING, late: true },
  { name: 'nursing', left: protections('nursing;2026-10-01;2027-03-31'), right: NOTHING },
  {
    name: 'a severe disability, with an exemption from extra work',
    left: protections('severelyDisabled;2026-10-01;', 'extraWorkExemption;2026-11-01;'),
    right: NOTHING,
  },
  {
    name: 'being under 18',
    left: { sql: [`update employee set birth_date = '2009-06-01' where tenant_id = $1 and employee_id = $2`] },
    right: NOTHING,
  },
  { name: 'illness within leave', left: ILL_WITHIN_LEAVE, right: NOTHING },
  {
    name: 'illness within leave known after the month was handed in',
    left: ILL_WITHIN_LEAVE,
    right: NOTHING,
    late: true,
  },
  {
    name: 'unpaid leave within leave known after the month was handed in',
    left: absences('unpaidLeave;2026-10-07;2026-10-08'),
    right: NOTHING,
    late: true,
  },
  {
    name: 'illness on time off known after the month was handed in',
    left: absences('sick;2026-10-14;2026-10-14;;;;;;;yes;yes'),
    right: NOTHING,
    late: true,
  },
  {
    name: 'care of an ill child over an examination, known after the month was handed in',
    both: absences('antenatalExam;2026-10-28;2026-10-28;;60'),
    left: absences('childSick;2026-10-28;2026-10-28'),
    right: NOTHING,
    late: true,
  },
  {
    name: 'illness over a strike at the cost of the account, known after the month was handed in',
    both: absences('strike;2026-10-28;2026-10-28;;;;;;flexitimeDebit'),
    left: absences('sick;2026-10-28;2026-10-28;;;;;;;yes;yes'),
    right: NOTHING,
    late: true,
  },
  {
    name: 'maternity protection within leave',
    left: absences('maternityProtection;2026-11-09;2026-11-13'),
    right: NOTHING,
  },
  {
    name: 'illness within leave on which was worked, and the decision on it',
    left: {
      imports: { absences: ['sick;2026-11-09;2026-11-10;;;;;;;yes;yes'], particulars: ['2026-11-09;restOfDay;;;'] },
    },
    right: NOTHING,
  },
  {
    name: 'paid and unpaid',
    left: absences('sick;2026-11-03;2026-11-05'),
    right: absences('unpaidLeave;2026-11-03;2026-11-05'),
  },
  {
    name: 'paid and unpaid in October',
    left: absences('paidRelease;2026-10-21;2026-10-21'),
    right: absences('childSick;2026-10-21;2026-10-21'),
  },
  {
    name: 'illness and parental leave to come',
    left: absences('sick;2026-11-26;2026-12-04'),
    right: absences('parentalLeave;2026-11-26;2026-12-04'),
  },
  {
    name: 'one and two reasons',
    left: absences('sick;2026-11-04;2026-11-05', 'childSick;2026-11-05;2026-11-05'),
    right: absences('childSick;2026-11-04;2026-11-05'),
  },
  {
    name: 'strike at the cost of pay and of the account',
    left: { sql: [STRIKE('payDeduction')] },
    right: { sql: [STRIKE('flexitimeDebit')] },
  },
  {
    name: 'reintegration and illness',
    left: absences('reintegration;2026-11-03;2026-11-04'),
    right: absences('sick;2026-11-03;2026-11-04'),
  },
  {
    name: 'an hour of examination and of nursing',
    left: absences('antenatalExam;2026-11-03;2026-11-03;;60'),
    right: absences('nursingTime;2026-11-03;2026-11-03;;90'),
  },
  {
    name: 'half and whole days at the doctor and at school',
    left: absences('doctorVisit;2026-11-03;2026-11-03;;;;13:00;15:00;full'),
    right: absences('vocationalSchool;2026-11-03;2026-11-03;;;6'),
  },
  {
    name: 'illness and parental leave that begin the account',
    hasNoAccount: true,
    left: absences('sick;2026-10-01;2026-12-31'),
    right: absences('parentalLeave;2026-10-01;2026-12-31'),
  },
  {
    name: 'an hour of nursing before the account',
    hasNoAccount: true,
    left: absences('nursingTime;2026-10-01;2026-12-31;;90'),
    right: NOTHING,
  },
  { name: 'the account of a closed month', left: { sql: [CLOSED(600)] }, right: { sql: [CLOSED(-300)] } },
  {
    name: 'a certificate',
    left: absences('sick;2026-11-04;2026-11-05;;;;;;;yes;yes'),
    right: absences('sick;2026-11-04;2026-11-05;;;;;;;no;no'),
  },
];

/** They handed in October and ask for a correction of November. */
const RECORDING = TWINS.filter(({ hasNoAccount }) => !hasNoAccount).length;

interface Parameter {
  name: string;
  in: 'path' | 'query';
}
const document = JSON.parse(readFileSync(path.join(__dirname, '../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
};
const ID = '00000000-0000-4000-8000-000000000000';

/** Values to try for each parameter that any route has. A route with another one fails until it is named here. */
const VALUES: Readonly<Record<string, (of: TestPerson) => (string | undefined)[]>> = {
  month: () => ['2026-09', '2026-10', '2026-11', '2026-12'],
  date: () => [
    '2026-10-07',
    '2026-10-14',
    '2026-10-19',
    '2026-10-20',
    '2026-10-22',
    '2026-10-23',
    '2026-10-28',
    '2026-11-03',
    '2026-11-04',
    '2026-11-09',
    '2026-11-24',
    '2026-11-27',
  ],
  employeeId: ({ employeeId }) => [employeeId],
  year: () => ['2026'],
  closingId: () => [ID],
  exportId: () => [ID],
  format: () => ['csv'],
  payrollGroup: () => ['VERWALTUNG'],
  personnelGroup: () => [PERSONNEL_GROUPS[0]],
  personnelNumber: () => [undefined],
  status: () => [undefined],
  page: () => [undefined],
  search: () => [undefined],
  state: () => [undefined],
  account: () => [undefined],
  lacks: () => [undefined],
  on: () => [undefined],
  unitId: () => [ID],
  siteId: () => [ID],
  agreementId: () => [ID],
  uploadId: () => [ID],
};

/** A deputy asks the same as the leader: of each secret a third, and of every address something. */
const isForDeputy = (name: string) => {
  const first = TWINS.findIndex((twin) => twin.name === name);
  return (_url: string, index: number): boolean => (index + first) % 3 === 0;
};

const isAboutSomebody = ({ name }: Parameter): boolean => name === 'employeeId';

/** Every address that a GET can be sent to: about a person, or about nobody in particular. */
function addresses(of: TestPerson, about: 'person' | 'nobody'): string[] {
  return Object.entries(document.paths).flatMap(([route, { get }]) => {
    if (!get || (get.parameters ?? []).some(isAboutSomebody) !== (about === 'person')) return [];
    return (get.parameters ?? []).reduce<string[]>(
      (urls, parameter) => urls.flatMap((url) => filled(url, parameter, of)),
      [route],
    );
  });
}

function filled(url: string, { name, in: place }: Parameter, of: TestPerson): string[] {
  const values = VALUES[name];
  if (!values) throw new Error(`name values for the parameter "${name}" of ${url}`);
  return values(of).map((value) => {
    if (value === undefined) return url;
    if (place === 'path') return url.replace(`{${name}}`, value);
    return `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;
  });
}

/** What differs between any two answers, and says nothing. */
const BESIDE_THE_POINT = /^(date|server-time|ratelimit.*|keep-alive)$/;

/** Status, headers and body as they came. */
async function answer(api: TestApp, url: string, { cookie }: TestPerson): Promise<string> {
  const response = await fetch(`${api.url}${url}`, {
    headers: { cookie, 'x-correlation-id': '01a228f8-2733-70f9-bb1f-db5ae6643628' },
  });
  const headers = [...response.headers].filter(([name]) => !BESIDE_THE_POINT.test(name));
  return [response.status, ...headers.map(([name, value]) => `${name}: ${value}`), await response.text()].join('\n');
}

describe('what a leader may know', () => {
  let twins: TwinCities;
  beforeAll(async () => {
    twins = await twinCities(TWINS);
  }, 300_000);
  afterAll(() => twins.close());

  const differing = async (urls: readonly string[], as: TestPerson): Promise<string[]> => {
    const found: string[] = [];
    for (const url of urls) {
      const [left, right] = await Promise.all(twins.cities.map((city) => answer(city, url, as)));
      if (left !== right) found.push(`${url}\n${difference(left, right)}`);
    }
    return found;
  };
  const differsSomewhere = async (urls: readonly string[], as: TestPerson): Promise<boolean> => {
    for (const url of urls) if ((await differing([url], as)).length > 0) return true;
    return false;
  };
  const personOf = (name: string): TwinPerson => {
    const found = twins.people.find((twin) => twin.name === name);
    if (!found) throw new Error(name);
    return found;
  };

  describe.each(TWINS.map(({ name }) => name))('of %s', (name) => {
    it('is the same with it and without, while the person reads of it', async () => {
      const { person } = personOf(name);
      const urls = addresses(person, 'person');
      expect(await differsSomewhere([...urls, ...addresses(person, 'nobody')], person)).toBe(true);
      expect(await differing(urls, twins.leader)).toEqual([]);
      expect(await differing(urls.filter(isForDeputy(name)), twins.deputy)).toEqual([]);
    }, 120_000);
  });

  it('is the same where several people are shown, or nobody', async () => {
    for (const reader of [twins.leader, twins.deputy])
      expect(await differing(addresses(reader, 'nobody'), reader)).toEqual([]);
  }, 120_000);

  it('shows something: months, days and what waits', async () => {
    const { person } = personOf('a second job');
    const shown = await answer(twins.cities[0], `/api/v1/months/2026-10?employeeId=${person.employeeId}`, twins.leader);
    expect(shown).toContain('"workedMinutes":610');
    expect(shown).toContain('DAILY_MAX_10H_EXCEEDED');
    const { items } = await waiting(twins.cities[0]);
    // Everybody's October, and a correction of November.
    expect(items).toHaveLength(2 * RECORDING);
    // Everybody worked on a day of leave.
    const { tasks } = (await twins.cities[0].request<TasksDto>('GET', '/api/v1/tasks', { as: twins.leader })).body;
    expect(tasks.filter(({ kind }) => kind === 'workOnAbsence')).toHaveLength(RECORDING);
  });

  const waiting = async (api: TestApp) =>
    (await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as: twins.leader })).body;

  it('decides alike: what was seen is approved, what was not seen is not', async () => {
    const results: string[] = [];
    for (const city of twins.cities) {
      const answers: unknown[] = [];
      for (const { type, id, version } of (await waiting(city)).items)
        for (const seen of [version + 1, version]) {
          const body = { decision: 'approve', items: [{ type, id, version: seen }] };
          const options = { as: twins.leader, body };
          const decided = await city.request<DecisionResultDto>('POST', '/api/v1/approvals/decisions', options);
          answers.push([decided.status, decided.body]);
        }
      expect(answers.filter((given) => JSON.stringify(given).includes('"ok":true'))).toHaveLength(2 * RECORDING);
      expect(answers.filter((given) => JSON.stringify(given).includes('"code":"stale"'))).toHaveLength(2 * RECORDING);
      results.push(JSON.stringify(answers));
    }
    expect(results[0]).toBe(results[1]);
    for (const { person } of twins.people) {
      const after = ['2026-10', '2026-11'].map((month) => `/api/v1/months/${month}?employeeId=${person.employeeId}`);
      expect(await differing(after, twins.leader)).toEqual([]);
    }
  }, 120_000);
});

/** The first place where they differ, with a little around it. */
function difference(left: string, right: string): string {
  const at = [...left].findIndex((character, index) => character !== right[index]);
  return [left, right].map((text) => `  ${text.slice(Math.max(0, at - 60), at + 60)}`).join('\n');
}
