import { Inject, Injectable } from '@nestjs/common';
import { issueAccessCode } from '../identity';
import { Clock, CONFIG, Db, type Config, type RequestContext } from '../platform';
import { type AccessSheetsDto, type AccessSheetsOrderDto } from './access-sheets.dto';
import { COUNT_FOUND, LOCK_FOUND, type PersonRow, SELECT_STILL_SO } from './people-list';
import { lockRoles } from './role-checks';
import { letRolesWait } from './roles-and-codes';
import { patternsOf } from './search-words';

/** Sheets of paper made at once: what fits into one answer, one transaction and a stack that somebody hands out. */
const SHEETS_AT_ONCE = 500;

/** Gives access to many people: a city of hundreds cannot be invited one by one. */
@Injectable()
export class AccessSheets {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a code for everybody found who has no password and none yet (or, for `invited`, none that was used: it takes its
   * place), ordered by unit and name. Each is told once. Who asks is left out, as everywhere, and of two who ask at the
   * same moment the second makes none for whom the first one has made some. Roles of these people wait from then on, see
   * {@link letRolesWait}.
   */
  issue(context: RequestContext, { account, search = '' }: AccessSheetsOrderDto): Promise<AccessSheetsDto> {
    const { tenantId, employeeId: by, zone } = context;
    const base = this.config.baseUrl.replace(/\/$/, '');
    return this.db.transaction(async (client) => {
      await lockRoles({ client, tenantId });
      const head = [tenantId, this.clock.todayIn(zone), account];
      const asked = [...head, by, patternsOf(search)];
      const { rows: locked } = await client.query<{ employee_id: string }>(LOCK_FOUND, [...asked, SHEETS_AT_ONCE]);
      const ids = locked.map(({ employee_id }) => employee_id);
      const { rows } = await client.query<PersonRow>(SELECT_STILL_SO, [...head, ids]);
      const { rows: found } = await client.query<{ count: number }>(COUNT_FOUND, asked);
      const now = new Date(this.clock.nowIso());
      const work = { client, tenantId, actor: context, today: this.clock.todayIn(zone), now };
      await letRolesWait(
        work,
        rows.map((row) => row.employee_id),
      );
      const sheets = [];
      for (const person of rows) {
        const owner = { tenantId, employeeId: person.employee_id };
        const { code, expiresAt } = await issueAccessCode(client, owner, { by });
        sheets.push({
          employeeId: person.employee_id,
          personnelNumber: person.personnel_number,
          givenName: person.given_name,
          familyName: person.family_name,
          ...(person.unit_name === null ? {} : { unitName: person.unit_name }),
          code,
          link: `${base}/zugang#${code}`,
          expiresAt: expiresAt.toISOString(),
        });
      }
      return { sheets, left: Math.max(0, found[0].count - sheets.length) };
    });
  }
}
