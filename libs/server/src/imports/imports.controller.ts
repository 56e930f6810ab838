import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, Clock, type ContextRequest, Ctx, Problem, type RequestContext } from '../platform';
import { uploadedFile } from './upload';
import { IMPORT_KINDS, type ImportKind, ImportQueryDto, ImportReportDto } from './imports.dto';
import { ImportDesk } from './desk';
import { fullFileOf } from './full-file';
import { requireKind } from './who-imports';

/** Files of people, contracts, permissions, protections, absences and bookings, from the personnel system and from time clocks of before. */
@ApiTags('organisation')
@Controller('imports')
export class ImportController {
  constructor(
    private readonly desk: ImportDesk,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'Takes a file over, whole or not at all; with `dryRun=true` it only says what would happen',
    description: 'The file is the body, 32 MB and 200,000 lines at most.',
  })
  @Post(':kind')
  @Can('import.run')
  @HttpCode(200)
  @ApiParam({ name: 'kind', enum: IMPORT_KINDS, enumName: 'ImportKind' })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', description: 'The file, UTF-8' } })
  @ApiOkResponse({ type: ImportReportDto })
  importFile(
    @Ctx() context: RequestContext,
    @Param('kind') kind: string,
    @Query() query: ImportQueryDto,
    @Req() request: ContextRequest,
  ): Promise<ImportReportDto> {
    if (!IMPORT_KINDS.includes(kind as ImportKind)) throw new Problem('not-found');
    requireKind(context, kind as ImportKind);
    const { fileName, dryRun, confirmedLeavers = null } = query;
    const full = fullFileOf(query, { kind: kind as ImportKind, zone: context.zone }, this.clock);
    return this.desk.execute(context, {
      ...{ kind: kind as ImportKind, fileName, dryRun: dryRun === 'true' },
      content: uploadedFile(request),
      full: full && { ...full, confirmedLeavers },
    });
  }
}
