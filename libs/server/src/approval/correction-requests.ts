import { Injectable } from '@nestjs/common';
import { Problem, type RequestContext } from '../platform';
import { type CorrectionDto, type CreateCorrectionDto } from './correction.dto';

@Injectable()
export class CorrectionRequests {
  async request(
    _context: RequestContext,
    _command: CreateCorrectionDto,
  ): Promise<{ correction: CorrectionDto; replayed: boolean }> {
    throw new Problem('unavailable');
  }
  async list(_context: RequestContext, _month: string): Promise<CorrectionDto[]> {
    throw new Problem('unavailable');
  }
  async withdraw(_context: RequestContext, _correctionId: string): Promise<CorrectionDto> {
    throw new Problem('unavailable');
  }
}
