import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, Problem, type RequestContext } from '../platform';
import { IMPORT_KINDS, ImportDto, type ImportKind, ImportQueryDto, ImportReportDto } from './import.dto';
import { ImportDesk } from './import-desk';

/** Files of people, contracts, permissions, protections, absences and bookings, from the personnel system and from time clocks of before. */
@ApiTags('organisation')
@Controller('imports')
export class ImportController {
  constructor(private readonly desk: ImportDesk) {}

  /** Takes a file over, whole or not at all; with `dryRun=true` it only says what would happen. */
  @Post(':kind')
  @Can('import.run')
  @HttpCode(200)
  @ApiParam({ name: 'kind', enum: IMPORT_KINDS, enumName: 'ImportKind' })
  @ApiOkResponse({ type: ImportReportDto })
  importFile(
    @Ctx() context: RequestContext,
    @Param('kind') kind: string,
    @Query() query: ImportQueryDto,
    @Body() body: ImportDto,
  ): Promise<ImportReportDto> {
    if (!IMPORT_KINDS.includes(kind as ImportKind)) throw new Problem('not-found');
    return this.desk.execute(context, kind as ImportKind, body, query.dryRun === 'true');
  }
}
