import { randomUUID } from 'node:crypto';
import {
  type AbsenceKind,
  STANDARD_PARAMETERS,
  type AgreementKey,
  type AgreementParameters,
  zone,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { hashPassword } from 'better-auth/crypto';
import { type Client } from 'pg';
import { cookieName, hashOf, signedCookieValue } from '../src';
import { foundAbsenceKinds } from '../src/absence';
import { FACT_RECORDS, type FactRecord, writeFacts } from '../src/facts';
import { type GrantedRole, type Queryable } from '../src/platform';

/** Somebody in the database, signed in. */
export interface TestPerson {
  tenantId: number;
  employeeId: string;
  personnelNumber: string;
  email: string;
  authUserId: string;
  /** Cookie header of a session that lasts twelve hours. */
  cookie: string;
  name: string;
}

export interface PersonOptions {
  tenantId?: number;
  givenName?: string;
  unit?: string;
  /** Minutes from Monday to Sunday. Default: 39 h as 468 on five days. */
  pattern?: number[];
  personnelGroup?: 'TVOED_VKA' | 'BEAMTE_SN' | 'TVAOED';
  hiredOn?: LocalDate;
  leftOn?: LocalDate | null;
  birthDate?: LocalDate;
  payrollGroup?: string;
  roles?: GrantedRole[];
  /** Time administrator of these units and those below them only. */
  administers?: string[];
  /** Units led from `hiredOn` on. */
  leads?: string[];
  deputyOf?: string[];
  agreement?: string;
}

const FULL_TIME = [468, 468, 468, 468, 468, 0, 0];

/**
 * Builds a small city by SQL: tenants, units, people with contract, agreement and
 * session. The defaults are a full-time employee under the standard agreement.
 */
export class Scenario {
  #people = 0;
  readonly #sites = new Map<number, string>();
  readonly #units = new Map<string, string>();
  readonly #agreements = new Map<string, string>();

  constructor(
    readonly client: Client,
    private readonly secret: string,
  ) {}

  /** A city or an enterprise of it, with one site and the agreement `standard`. */
  async tenant(tenantId = 1): Promise<number> {
    await this.client.query('insert into tenant (tenant_id, name, short_name) values ($1, $2, $3)', [
      tenantId,
      `Tenant ${tenantId}`,
      `T${tenantId}`,
    ]);
    await foundAbsenceKinds(this.client as Queryable, tenantId);
    const siteId = randomUUID();
    this.#sites.set(tenantId, siteId);
    await this.client.query(
      `with founded as (insert into site (tenant_id, site_id, name) values ($1, $2, 'Rathaus') returning tenant_id, site_id)
       insert into site_region (tenant_id, site_id, valid_during, region) select tenant_id, site_id, '(,)', 'DE-SN' from founded`,
      [tenantId, siteId],
    );
    await this.agreement('standard', {}, tenantId);
    return tenantId;
  }

  /** A staff agreement in force since 2000, or `from`; `changes` differ from the usual one. Returns its id. */
  async agreement(
    name: string,
    changes: Partial<AgreementParameters> = {},
    tenantId = 1,
    { from = '2000-01-01', paragraphs = {} as Partial<Record<AgreementKey, string>> } = {},
  ): Promise<string> {
    const agreementId = randomUUID();
    this.#agreements.set(`${tenantId} ${name}`, agreementId);
    await this.client.query('insert into staff_agreement (tenant_id, agreement_id, name) values ($1, $2, $3)', [
      tenantId,
      agreementId,
      name,
    ]);
    await this.client.query(
      `insert into staff_agreement_version (tenant_id, agreement_id, version, valid_during, parameters, paragraphs) values ($1, $2, 1, daterange($3, null), $4, $5)`,
      [tenantId, agreementId, from, JSON.stringify({ ...STANDARD_PARAMETERS, ...changes }), JSON.stringify(paragraphs)],
    );
    return agreementId;
  }

  /** An organisational unit; `parent` is the short name of the unit above. */
  async unit(shortName: string, parent?: string, tenantId = 1): Promise<string> {
    const unitId = randomUUID();
    this.#units.set(`${tenantId} ${shortName}`, unitId);
    await this.client.query('insert into org_unit (tenant_id, org_unit_id) values ($1, $2)', [tenantId, unitId]);
    await this.client.query(
      `insert into org_unit_state (tenant_id, org_unit_id, valid_during, parent_id, kind, name, short_name)
       values ($1, $2, '(,)', $3, 'section', $4, $4)`,
      [tenantId, unitId, parent ? this.#units.get(`${tenantId} ${parent}`) : null, shortName],
    );
    return unitId;
  }

  /** A person with everything that clocking in needs. */
  async person(options: PersonOptions = {}): Promise<TestPerson> {
    const { tenantId = 1, hiredOn = '2026-01-01', leftOn = null, pattern = FULL_TIME } = options;
    const number = 10_000 + (this.#people += 1);
    const employeeId = randomUUID();
    const authUserId = `user-${number}`;
    const givenName = options.givenName ?? `Person${number}`;
    const email = `${givenName.toLowerCase()}.${number}@example.org`;
    await this.#account(authUserId, email);
    await this.client.query(
      `insert into employee (tenant_id, employee_id, personnel_number, given_name, family_name, email, auth_user_id, birth_date, hired_on, left_on)
       values ($1, $2, $3, $4, 'Muster', $5, $6, $7, $8, $9)`,
      [
        tenantId,
        employeeId,
        String(number),
        givenName,
        email,
        authUserId,
        options.birthDate ?? '1985-05-05',
        hiredOn,
        leftOn,
      ],
    );
    const { contract, site_assignment, agreement_assignment, payroll_assignment } = FACT_RECORDS;
    const write = this.#writer(tenantId);
    const site = this.#sites.get(tenantId) ?? '';
    await write('site_assignment', site_assignment(employeeId, { id: site, from: hiredOn, to: leftOn }));
    const payroll = { code: options.payrollGroup ?? 'MAIN', from: hiredOn, to: leftOn };
    await write('payroll_assignment', payroll_assignment(employeeId, payroll));
    await write(
      'contract',
      contract(employeeId, {
        ...{
          contractId: randomUUID(),
          validFrom: hiredOn,
          validTo: leftOn,
          pattern: { kind: 'weekly', minutes: pattern },
        },
        weeklyMinutes: pattern.reduce((sum, minutes) => sum + minutes, 0),
        personnelGroup: options.personnelGroup ?? 'TVOED_VKA',
      }),
    );
    const agreement = this.#agreements.get(`${tenantId} ${options.agreement ?? 'standard'}`) ?? '';
    await write('agreement_assignment', agreement_assignment(employeeId, { id: agreement, from: hiredOn }));
    await this.#assign(tenantId, employeeId, hiredOn, options);
    // Last: a worker that runs already ends the sessions of accounts that belong to nobody.
    const cookie = await this.signedIn(authUserId, email);
    return {
      tenantId,
      employeeId,
      personnelNumber: String(number),
      email,
      authUserId,
      cookie,
      name: `${givenName} Muster`,
    };
  }

  /** Another site, which nobody belongs to yet. */
  async site(name: string, tenantId = 1): Promise<void> {
    await this.client.query(
      `with founded as (insert into site (tenant_id, site_id, name) values ($1, $2, $3) returning tenant_id, site_id)
       insert into site_region (tenant_id, site_id, valid_during, region) select tenant_id, site_id, '(,)', 'DE-BE' from founded`,
      [tenantId, randomUUID(), name],
    );
  }

  /** A public holiday at the site of a tenant. */
  async holiday(date: LocalDate, name: string, tenantId = 1, nameEn = name): Promise<void> {
    await this.client.query(
      `insert into holiday (tenant_id, site_id, date, name_de, name_en, source) values ($1, $2, $3, $4, $5, 'manual')`,
      [tenantId, this.#sites.get(tenantId), date, name, nameEn],
    );
  }

  /** A recorded absence over whole days. */
  async absence(person: TestPerson, kind: string, from: LocalDate, to = from, details: object = {}): Promise<void> {
    const record = { ...details, absenceId: randomUUID(), kind: kind as AbsenceKind, from, to };
    await this.#writer(person.tenantId)('absence', FACT_RECORDS.absence(person.employeeId, record));
  }

  /** An agreement on telework with the desk installed (unless `equipped` is false), or an approval of mobile work. */
  async mayWork(
    person: TestPerson,
    kind: 'telework' | 'mobileWork',
    {
      from = '2026-01-01',
      to = null,
      equipped = kind === 'telework',
    }: { from?: LocalDate; to?: LocalDate | null; equipped?: boolean } = {},
  ): Promise<void> {
    const permission = { id: randomUUID(), kind, from, to, equipped };
    await this.#writer(person.tenantId)(
      'remote_work_permission',
      FACT_RECORDS.remote_work_permission(person.employeeId, permission),
    );
  }

  /** A special protection of the person; a fact that leaders never read. */
  async protect(
    person: TestPerson,
    kind: 'pregnant' | 'nursing' | 'eveningWork' | 'severelyDisabled',
    from: LocalDate,
    to: LocalDate | null,
  ): Promise<void> {
    const protection = { id: randomUUID(), kind, from, to };
    await this.#writer(person.tenantId)(
      'protected_status',
      FACT_RECORDS.protected_status(person.employeeId, protection),
    );
  }

  /** Closes a month without the closing desk, with a given balance at its end. */
  async closedMonth(person: TestPerson, month: YearMonth, closingBalanceMinutes = 0): Promise<void> {
    const closingId = randomUUID();
    await this.client.query(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, closed_by)
       values ($1, $2, $3, $4, 'closed', gen_random_uuid(), gen_random_uuid())`,
      [person.tenantId, closingId, `group-${closingId}`, `${month}-01`],
    );
    await this.client.query(
      `insert into employee_month (tenant_id, employee_id, month, status, closing_id, closed_at, opening_balance_minutes, closing_balance_minutes)
       values ($1, $2, $3, 'closed', $4, now(), 0, $5)
       on conflict (tenant_id, employee_id, month) do update set status = 'closed', closing_id = $4, closed_at = now(), closing_balance_minutes = $5`,
      [person.tenantId, person.employeeId, `${month}-01`, closingId, closingBalanceMinutes],
    );
  }

  /** Overtime is ordered on a day, by the wall clock in Dresden; `to` beyond 1440 lies on the next day. */
  async order(person: TestPerson, date: LocalDate, fromMinuteOfDay: number, toMinuteOfDay: number): Promise<void> {
    const start = zone('Europe/Berlin').startOfDay(date);
    const span = { startMinute: start + fromMinuteOfDay, endMinute: start + toMinuteOfDay };
    const order = { id: randomUUID(), date, kind: 'overtimeOrder', span };
    await this.#writer(person.tenantId)('day_fact', FACT_RECORDS.day_fact(person.employeeId, order));
  }

  /** A password of the person, to sign in with. */
  async password(person: TestPerson, password: string): Promise<void> {
    await this.client.query(
      `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt") values ($1, $2, 'credential', $2, $3, now())`,
      [randomUUID(), person.authUserId, await hashPassword(password)],
    );
  }

  /** Bookings of a past day by the wall clock in Dresden, in and out by turns; returns their ids. */
  async booked(person: TestPerson, date: LocalDate, times: readonly string[]): Promise<string[]> {
    const place = zone('Europe/Berlin');
    const rows = times.map((time, index) => {
      const epochMinute = place.startOfDay(date) + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const kind = index % 2 === 0 ? 'clockIn' : 'clockOut';
      return { id: randomUUID(), kind, epoch_minute: epochMinute, offset_minutes: place.offsetAt(epochMinute) };
    });
    await this.client.query(
      `insert into employee_month (tenant_id, employee_id, month) values ($1, $2, date_trunc('month', $3::date)) on conflict do nothing`,
      [person.tenantId, person.employeeId, date],
    );
    await this.client.query(
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
       select $1, id, $2, kind, 'office', to_timestamp(epoch_minute * 60::bigint), epoch_minute, offset_minutes, $3, 'terminal'
       from jsonb_to_recordset($4::jsonb) as b(id uuid, kind text, epoch_minute int, offset_minutes int)`,
      [person.tenantId, person.employeeId, date, JSON.stringify(rows)],
    );
    return rows.map(({ id }) => id);
  }

  /** A session as the identity library would have written it; returns the Cookie header. */
  async signedIn(authUserId: string, email: string, expires = '12 hours'): Promise<string> {
    await this.#account(authUserId, email);
    const token = randomUUID();
    await this.client.query(
      `insert into auth_session (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + $2::interval, $3, now(), $4)`,
      [randomUUID(), expires, hashOf(token), authUserId],
    );
    return `${cookieName('session_token', false)}=${signedCookieValue(token, this.secret)}`;
  }

  /** Writes one fact. */
  #writer(tenantId: number): (table: keyof typeof FACT_RECORDS, record: FactRecord) => Promise<void> {
    return (table, record) => writeFacts(this.client as Queryable, tenantId, table, [record]);
  }

  async #account(authUserId: string, email: string): Promise<void> {
    await this.client.query(
      `insert into auth_user (id, name, email, "emailVerified") values ($1, $1, $2, true) on conflict do nothing`,
      [authUserId, email],
    );
  }

  async #assign(tenantId: number, employeeId: string, from: LocalDate, options: PersonOptions): Promise<void> {
    const unitId = (name: string) => this.#units.get(`${tenantId} ${name}`);
    if (options.unit) {
      const assignment = { id: unitId(options.unit) ?? '', from };
      await this.#writer(tenantId)('org_assignment', FACT_RECORDS.org_assignment(employeeId, assignment));
    }
    const leaderships = [
      ...(options.leads ?? []).map((unit) => [unit, 'supervisor']),
      ...(options.deputyOf ?? []).map((unit) => [unit, 'deputy']),
    ];
    for (const [unit, kind] of leaderships) {
      // A unit has one supervisor: whoever comes next is it instead.
      await this.client.query(
        `delete from leadership where tenant_id = $1 and org_unit_id = $2 and kind = 'supervisor' and $3 = 'supervisor'`,
        [tenantId, unitId(unit), kind],
      );
      await this.client.query(`insert into leadership values ($1, $2, $3, $4, daterange($5, null))`, [
        tenantId,
        unitId(unit),
        employeeId,
        kind,
        from,
      ]);
    }
    const grants = (options.roles ?? []).map((role) => ({ role, units: null as (string | undefined)[] | null }));
    if (options.administers) grants.push({ role: 'timeAdministrator', units: options.administers.map(unitId) });
    for (const { role, units } of grants) {
      await this.client.query(
        `insert into role_grant (tenant_id, employee_id, role, valid_during, unit_ids) values ($1, $2, $3, daterange($4, null), $5)`,
        [tenantId, employeeId, role, from, units],
      );
    }
  }
}
