import { Global, Injectable, Module } from '@nestjs/common';
import { DEMO_PEOPLE, type DemoPeopleSource, type DemoPersonDto } from '@zeitbuch/server';
import { Clock, Db } from '@zeitbuch/server';
import { DEMO_PASSWORD, NAMED_PEOPLE, SECOND_PEOPLE } from './demo-people';

const SIGN_IN = [...NAMED_PEOPLE, ...SECOND_PEOPLE];

/** The named people of the demo city, as far as they exist in this database. */
@Injectable()
class DemoPeople implements DemoPeopleSource {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<DemoPersonDto[]> {
    const rows = await this.db.query<{ email: string; unit_name: string | null }>(
      `select e.email, (select u.name from org_assignment a join org_unit_state u using (tenant_id, org_unit_id)
         where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id and a.valid_during @> $2::date and u.valid_during @> $2::date) as unit_name
       from employee e join auth_account c on c."userId" = e.auth_user_id and c."providerId" = 'credential'
       where e.email = any($1::text[])`,
      [SIGN_IN.map(({ email }) => email), this.clock.todayIn('Europe/Berlin')],
    );
    const units = new Map(rows.map((row) => [row.email, row.unit_name ?? '']));
    return SIGN_IN.filter(({ email }) => units.has(email)).map(
      ({ role, givenName, familyName, email, description }) => ({
        role,
        name: `${givenName} ${familyName}`,
        email,
        password: DEMO_PASSWORD,
        description,
        unitName: units.get(email) ?? '',
      }),
    );
  }
}

/** Tells the sign-in page of the demo whom one can be. */
@Global()
@Module({
  providers: [DemoPeople, { provide: DEMO_PEOPLE, useExisting: DemoPeople }],
  exports: [DEMO_PEOPLE],
})
export class DemoModule {}
