import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type ApprovalsDto, type DecideDto, type DecisionResultDto } from './approval.dto';

@Injectable()
export class ApprovalDesk {
  async list(_context: RequestContext): Promise<ApprovalsDto> {
    throw new Problem('unavailable');
  }
  async decide(_context: RequestContext, _command: DecideDto): Promise<DecisionResultDto> {
    throw new Problem('unavailable');
  }
}
