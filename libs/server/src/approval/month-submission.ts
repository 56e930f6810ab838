import { Injectable } from '@nestjs/common';
import { type MonthDto } from '../booking';
import { Problem, type RequestContext } from '../platform';

@Injectable()
export class MonthSubmission {
  async submit(_context: RequestContext, _month: string, _version: number): Promise<MonthDto> {
    throw new Problem('unavailable');
  }
  async withdraw(_context: RequestContext, _month: string): Promise<MonthDto> {
    throw new Problem('unavailable');
  }
}
