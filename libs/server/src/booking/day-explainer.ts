import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type DayExplanationDto } from './explanation.dto';

@Injectable()
export class DayExplainer {
  async explain(_context: RequestContext, _date: string, _employeeId?: string): Promise<DayExplanationDto> {
    throw new Problem('unavailable');
  }
}
