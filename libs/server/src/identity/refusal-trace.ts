import { Injectable } from '@nestjs/common';
import { type ContextRequest, type Problem, type RefusalTrace } from '../platform';
import { RepeatedTraces } from './repeated-traces';

/** Leaves an audit entry where somebody who is signed in was refused what they asked for. */
@Injectable()
export class AuditedRefusals implements RefusalTrace {
  constructor(private readonly traces: RepeatedTraces) {}

  async refused(request: ContextRequest, problem: Problem): Promise<void> {
    const { context, method } = request;
    if (!context) return;
    const route = (request as { route?: { path?: string } }).route?.path ?? 'none';
    await this.traces.record({
      key: `${problem.code} ${context.tenantId} ${context.employeeId} ${method} ${route}`,
      actor: context,
      action: 'access.refused',
      payload: { code: problem.code, method, route },
    });
  }
}
