import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Db, Problem, type RequestContext, violatedConstraint } from '../platform';
import { PayrollGroup } from './payroll-group.entity';

/** What payroll groups are called. A name moves no money: one person gives it. */
@Injectable()
export class PayrollGroups {
  constructor(private readonly db: Db) {}

  /**
   * A group that nobody is in yet, or a name for one that people have already by their HR file.
   * @throws Problem `payroll.group-exists`
   */
  async add(context: RequestContext, { code, name }: { readonly code: string; readonly name: string }): Promise<void> {
    const { tenantId } = context;
    try {
      await this.db.transaction(async (client, entities) => {
        await entities().insert(PayrollGroup, { tenantId, code, name });
        await recordAudit(client, context, 'payroll-group.added', { payload: { code, name } });
      });
    } catch (error) {
      if (violatedConstraint(error) === 'payroll_group_pkey') throw new Problem('payroll.group-exists', { code });
      throw error;
    }
  }

  /**
   * Another name for a group; its code stays, as the payroll system knows it by that.
   * @throws Problem `not-found`, `stale` where somebody named it otherwise since
   */
  async rename(
    context: RequestContext,
    code: string,
    { name, version }: { readonly name: string; readonly version: number },
  ): Promise<void> {
    const { tenantId } = context;
    await this.db.transaction(async (client, entities) => {
      const groups = entities().getRepository(PayrollGroup);
      const group = await groups.findOne({ where: { tenantId, code }, lock: { mode: 'pessimistic_write' } });
      if (!group) throw new Problem('not-found');
      if (group.version !== version) throw new Problem('stale');
      if (group.name === name) return;
      const before = group.name;
      await groups.save(Object.assign(group, { name }));
      await recordAudit(client, context, 'payroll-group.renamed', { payload: { code, before, after: name } });
    });
  }
}
