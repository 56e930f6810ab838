import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, Problem, type RequestContext } from '../platform';
import { type CreateAgreementDto } from './agreement.dto';

/** Begins agreements. One without a version holds nothing: its first version takes the way of every other one. */
@Injectable()
export class CreateAgreement {
  constructor(private readonly db: Db) {}

  /**
   * Sent again, it changes nothing.
   * @throws Problem `agreement.name-taken`; `idempotency.mismatch` where the id belongs to another agreement
   */
  async execute(context: RequestContext, { agreementId, name }: CreateAgreementDto): Promise<void> {
    const { tenantId } = context;
    await this.db.transaction(async (client) => {
      // Whichever of its keys is taken: the same request twice at the same moment meets both.
      const made = await client.query(
        `insert into staff_agreement (tenant_id, agreement_id, name) values ($1, $2, $3) on conflict do nothing`,
        [tenantId, agreementId, name],
      );
      if (made.rowCount === 0) {
        const { rows } = await client.query<{ name: string }>(
          'select name from staff_agreement where tenant_id = $1 and agreement_id = $2',
          [tenantId, agreementId],
        );
        if (rows.length === 0) throw new Problem('agreement.name-taken');
        if (rows[0].name !== name) throw new Problem('idempotency.mismatch');
        return;
      }
      await recordAudit(client, context, 'agreement.created', { subjectId: agreementId });
    });
  }
}
