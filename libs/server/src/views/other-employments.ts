import { type Db, type RequestContext } from '../platform';

/** An employment that the same account opens with another tenant. */
export interface OtherEmployment {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly zone: string;
}

/**
 * Where else the signed-in person works, as far as they joined it to this sign-in, whatever became of the access there:
 * what was worked counts. For their own eyes only.
 */
export function otherEmployments(
  db: Db,
  { authUserId, tenantId }: Pick<RequestContext, 'authUserId' | 'tenantId'>,
): Promise<OtherEmployment[]> {
  return db.query<OtherEmployment>(
    `select e.tenant_id as "tenantId", e.employee_id as "employeeId", t.zone
     from employee e join tenant t using (tenant_id) where e.auth_user_id = $1 and e.tenant_id <> $2 order by e.tenant_id`,
    [authUserId, tenantId],
  );
}
