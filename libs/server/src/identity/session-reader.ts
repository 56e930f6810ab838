import { Inject, Injectable } from '@nestjs/common';
import {
  Batching,
  CONFIG,
  type Config,
  Clock,
  type ContextRequest,
  Db,
  type RequestContext,
  type Role,
  isWorthAskingAlone,
} from '../platform';
import { earlierRecords } from './earlier-records';
import { type SessionDto } from './session.dto';
import { cookieName, hashOf, sessionToken } from './session-cookie';
import { hasAccess } from './team-scope';

interface SessionRow {
  token: string;
  tenant_id: number;
  employee_id: string;
  user_id: string;
  zone: string;
  leads: boolean;
  /** Each role with whether it is limited to units. */
  granted: [Role, boolean][] | null;
}

interface PersonRow {
  given_name: string;
  family_name: string;
  personnel_number: string;
  unit_name: string | null;
  tenant_name: string;
  several_tenants: boolean;
}

interface EmployerRow {
  employeeId: string;
  tenantId: number;
  tenantName: string;
}

/**
 * Sessions, people and roles as of today in one statement: an ended leadership or
 * a deleted session counts from the next request on. Tokens are known by their hashes. Who left has no role any more,
 * but still a last shift to end and a last month to hand in, see `isStillKnown`. The
 * session's own expiry is judged by the clock that wrote it, the database's.
 */
const READ_SESSIONS = `
  select s.token, e.tenant_id, e.employee_id, s."userId" as user_id, t.zone,
    exists (select 1 from leadership l
            where d.is_employed and l.tenant_id = e.tenant_id and l.employee_id = e.employee_id and l.valid_during @> d.today) as leads,
    (select json_agg(json_build_array(r.role, r.unit_ids is not null)) from role_grant r
     where d.is_employed and r.tenant_id = e.tenant_id and r.employee_id = e.employee_id and r.valid_during @> d.today) as granted
  from unnest($1::text[]) as asked(token)
  join auth_session s on s.token = asked.token
  join employee e on e.auth_user_id = s."userId"
  join tenant t on t.tenant_id = e.tenant_id
  cross join lateral (select (to_timestamp($2::double precision) at time zone t.zone)::date as today) now_there
  cross join lateral (select now_there.today, e.left_on is null or e.left_on >= now_there.today as is_employed) d
  where s."expiresAt" > now() and (s.chosen_tenant is null or s.chosen_tenant = e.tenant_id) and ${hasAccess('e', 'd.today')}`;

/** Most Cookie headers whose signature is remembered, and the longest one: a few megabytes at most. */
const MOST_HEADERS = 20_000;
const LONGEST_HEADER = 512;

/** Finds out who sends a request. */
@Injectable()
export class SessionReader {
  readonly #cookieName: string;
  /** Keys by Cookie header: a browser sends the same one each time, and checking its signature costs more than the look. */
  readonly #keys = new Map<string, string>();
  readonly #sessions = new Batching<string, SessionRow | undefined>((tokens) => this.#read(tokens), {
    size: 64,
    inFlight: 1,
    againAlone: isWorthAskingAlone,
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    this.#cookieName = cookieName('session_token', config.baseUrl.startsWith('https://'));
  }

  /** Under which key the request's session is stored; null where its cookie is missing or not signed by us. */
  keyOf(request: ContextRequest): string | null {
    const header = request.headers.cookie;
    if (!header) return null;
    const known = this.#keys.get(header);
    if (known !== undefined) return known;
    const token = sessionToken(header, this.#cookieName, this.config.authSecret);
    if (token === null) return null;
    const key = hashOf(token);
    if (this.#keys.size >= MOST_HEADERS) this.#keys.clear();
    if (header.length <= LONGEST_HEADER) this.#keys.set(header, key);
    return key;
  }

  /** The context of a signed-in, employed person; null for everybody else. */
  async read(request: ContextRequest, key = this.keyOf(request)): Promise<RequestContext | null> {
    if (key === null) return null;
    const row = await this.#sessions.ask(key);
    if (!row) return null;
    const roles: Role[] = ['employee'];
    if (row.leads) roles.push('supervisor');
    const unitRoles: Role[] = [];
    for (const [role, isLimited] of row.granted ?? []) (isLimited ? unitRoles : roles).push(role);
    return {
      tenantId: row.tenant_id,
      employeeId: row.employee_id,
      authUserId: row.user_id,
      zone: row.zone,
      roles,
      unitRoles,
      correlationId: request.correlationId,
    };
  }

  async #read(tokens: readonly string[]): Promise<(SessionRow | undefined)[]> {
    const rows = await this.db.prepared<SessionRow>(
      {
        name: 'identity.sessions',
        text: READ_SESSIONS,
        values: [[...new Set(tokens)], this.clock.nowMilliseconds() / 1000],
      },
      'clock',
    );
    const byToken = new Map<string, SessionRow | undefined>();
    // Of who has not chosen yet between two employers nobody knows for whom they ask.
    for (const row of rows) byToken.set(row.token, byToken.has(row.token) ? undefined : row);
    return tokens.map((token) => byToken.get(token));
  }

  /** What the client shows about the signed-in person. */
  async describe(request: ContextRequest): Promise<SessionDto> {
    const { demoMode } = this.config;
    const serverTime = this.clock.nowIso();
    const key = this.keyOf(request);
    const context = await this.read(request, key);
    const employers = (key === null ? [] : await this.employersOf(key)).map(({ employeeId, tenantName }) => ({
      ...{ employeeId, tenantName },
    }));
    if (!context) {
      const [{ noCity }] = await this.db.query<{ noCity: boolean }>(
        'select not exists (select from tenant) as "noCity"',
        [],
      );
      const nobody = {
        signedIn: false,
        roles: [],
        unitRoles: [],
        employers,
        severalTenants: false,
        demoMode,
        serverTime,
      };
      return noCity ? { ...nobody, noCity } : nobody;
    }
    const [person] = await this.db.query<PersonRow>(
      `select e.given_name, e.family_name, e.personnel_number, t.name as tenant_name, exists (
           select from tenant o where o.tenant_id <> t.tenant_id) as several_tenants,
         (select u.name from org_assignment a join org_unit_state u using (tenant_id, org_unit_id)
          where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id and a.valid_during @> $3::date and u.valid_during @> $3::date) as unit_name
       from employee e join tenant t using (tenant_id) where e.tenant_id = $1 and e.employee_id = $2`,
      [context.tenantId, context.employeeId, this.clock.todayIn(context.zone)],
    );
    const earlier = await earlierRecords(this.db.pool, context);
    return {
      signedIn: true,
      employee: {
        employeeId: context.employeeId,
        givenName: person.given_name,
        familyName: person.family_name,
        personnelNumber: person.personnel_number,
        unitName: person.unit_name ?? '',
      },
      ...(earlier.length > 0 ? { earlier } : {}),
      roles: [...context.roles],
      unitRoles: [...context.unitRoles],
      tenantName: person.tenant_name,
      employers,
      severalTenants: person.several_tenants,
      demoMode,
      serverTime,
    };
  }

  /** Between which employers the person of a session can choose, by name; whose access there is closed cannot. */
  employersOf(key: string): Promise<EmployerRow[]> {
    return this.db.query<EmployerRow>(
      `select e.employee_id as "employeeId", e.tenant_id as "tenantId", t.name as "tenantName"
       from auth_session s join employee e on e.auth_user_id = s."userId" join tenant t on t.tenant_id = e.tenant_id
       where s.token = $1 and s."expiresAt" > now()
         and ${hasAccess('e', '(to_timestamp($2::double precision) at time zone t.zone)::date')}
       order by t.name, e.tenant_id`,
      [key, this.clock.nowMilliseconds() / 1000],
    );
  }
}
