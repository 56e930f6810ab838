import { type Queryable } from '../platform';
import { type AgreementDecisionDto } from './agreement.dto';

const READ_RELEASED = `
  select case p.kind when 'version' then p.agreement_id || ' ' || (p.content ->> 'version')
      when 'annex' then p.content ->> 'annexId' else p.kind || ' ' || (p.content ->> 'overlayId') end as what,
    a.given_name || ' ' || a.family_name as "proposedBy", b.given_name || ' ' || b.family_name as "releasedBy",
    p.decided_at as "releasedAt"
  from agreement_proposal p
  join employee a on a.tenant_id = p.tenant_id and a.employee_id = p.proposed_by
  join employee b on b.tenant_id = p.tenant_id and b.employee_id = p.decided_by
  where p.tenant_id = $1 and p.status = 'released'
  order by p.decided_at`;

interface Row extends Record<string, unknown> {
  what: string;
  proposedBy: string;
  releasedBy: string;
  releasedAt: Date;
}

/** Who decided what was published: everybody who works under a rule may know. */
export class Decisions {
  readonly #byWhat: ReadonlyMap<string, AgreementDecisionDto>;

  private constructor(rows: readonly Row[]) {
    this.#byWhat = new Map(
      rows.map(({ what, proposedBy, releasedBy, releasedAt }) => [
        what,
        { proposedBy, releasedBy, releasedAt: new Date(releasedAt).toISOString() },
      ]),
    );
  }

  static async read(db: Queryable, tenantId: number): Promise<Decisions> {
    return new Decisions((await db.query<Row>(READ_RELEASED, [tenantId])).rows);
  }

  ofVersion = (agreementId: string, version: number) => this.#named('decision', `${agreementId} ${version}`);
  ofAnnex = (annexId: string) => this.#named('decision', annexId);
  ofOverlay = (overlayId: string) => ({
    ...this.#named('decision', `overlay ${overlayId}`),
    ...this.#named('endDecision', `overlayEnd ${overlayId}`),
  });

  #named<Name extends string>(name: Name, what: string): Partial<Record<Name, AgreementDecisionDto>> {
    const decision = this.#byWhat.get(what);
    return (decision ? { [name]: decision } : {}) as Partial<Record<Name, AgreementDecisionDto>>;
  }
}
