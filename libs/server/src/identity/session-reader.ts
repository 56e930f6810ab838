import { Injectable } from '@nestjs/common';
import { Problem, type ContextRequest } from '../platform';
import { type DemoPersonDto, type SessionDto } from './session.dto';

@Injectable()
export class SessionReader {
  async describe(_request: ContextRequest): Promise<SessionDto> {
    throw new Problem('unavailable');
  }
  async demoPeople(): Promise<DemoPersonDto[]> {
    throw new Problem('unavailable');
  }
}
