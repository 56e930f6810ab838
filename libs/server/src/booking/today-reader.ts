import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type TodayDto } from './booking.dto';

@Injectable()
export class TodayReader {
  async read(_context: RequestContext): Promise<TodayDto> {
    throw new Problem('unavailable');
  }
}
