import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type TeamMonthDto } from './month.dto';

@Injectable()
export class TeamReader {
  async read(_context: RequestContext, _month: string): Promise<TeamMonthDto> {
    throw new Problem('unavailable');
  }
}
