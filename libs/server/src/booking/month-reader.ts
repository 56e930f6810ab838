import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type MonthDto } from './month.dto';

@Injectable()
export class MonthReader {
  async read(_context: RequestContext, _month: string, _employeeId?: string): Promise<MonthDto> {
    throw new Problem('unavailable');
  }
}
