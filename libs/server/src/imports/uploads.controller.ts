import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Can, Clock, type ContextRequest, Ctx, IdPipe, type RequestContext } from '../platform';
import { uploadedFile } from './upload';
import { fullFileOf } from './full-file';
import { UploadDesk } from './upload-desk';
import { personBringing } from './uploader';
import { UploadReader } from './upload-reader';
import {
  ApplyUploadQueryDto,
  AssignColumnsDto,
  ImportLinesDto,
  ImportUploadDto,
  ImportUploadsDto,
  UploadLinesQueryDto,
  UploadQueryDto,
} from './upload.dto';

/** Files on their way from the browser: looked at first, taken over by the worker. */
@ApiTags('organisation')
@Controller('import-uploads')
export class UploadController {
  constructor(
    private readonly desk: UploadDesk,
    private readonly reader: UploadReader,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({ summary: 'Kinds of files that one may bring, one’s own files under way, and the last imports' })
  @Get()
  @Can('import.run')
  @ApiOkResponse({ type: ImportUploadsDto })
  listImportUploads(@Ctx() context: RequestContext): Promise<ImportUploadsDto> {
    return this.reader.list(context);
  }

  @ApiOperation({
    summary: 'Keeps a file and has it checked; an earlier one of the kind that was not taken over is thrown away',
    description: 'The file is the body, 32 MB at most. Unknown headers wait for somebody to say what they mean.',
  })
  @Post()
  @Can('import.run')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', description: 'The file, UTF-8' } })
  @ApiCreatedResponse({ type: ImportUploadDto })
  async uploadImport(
    @Ctx() context: RequestContext,
    @Query() query: UploadQueryDto,
    @Req() request: ContextRequest,
  ): Promise<ImportUploadDto> {
    const { kind, fileName } = query;
    const full = fullFileOf(query, { kind, zone: context.zone }, this.clock);
    const file = { kind, fileName, full };
    return this.reader.one(context, await this.desk.take(personBringing(context), file, uploadedFile(request)));
  }

  @ApiOperation({ summary: 'A file of one’s own and how far it is' })
  @Get(':uploadId')
  @Can('import.run')
  @ApiOkResponse({ type: ImportUploadDto })
  getImportUpload(
    @Ctx() context: RequestContext,
    @Param('uploadId', IdPipe) uploadId: string,
  ): Promise<ImportUploadDto> {
    return this.reader.one(context, uploadId);
  }

  @ApiOperation({ summary: 'Lines of a file, with what becomes of each' })
  @Get(':uploadId/lines')
  @Can('import.run')
  @ApiOkResponse({ type: ImportLinesDto })
  listImportLines(
    @Ctx() context: RequestContext,
    @Param('uploadId', IdPipe) uploadId: string,
    @Query() { state }: UploadLinesQueryDto,
  ): Promise<ImportLinesDto> {
    return this.reader.lines(context, uploadId, state ?? null);
  }

  @ApiOperation({
    summary: 'Says what the headers of a file mean, and has it checked; it is remembered for the next one',
  })
  @Put(':uploadId/columns')
  @Can('import.run')
  @ApiOkResponse({ type: ImportUploadDto })
  async assignImportColumns(
    @Ctx() context: RequestContext,
    @Param('uploadId', IdPipe) uploadId: string,
    @Body() { columns }: AssignColumnsDto,
  ): Promise<ImportUploadDto> {
    await this.desk.assign(context, uploadId, columns);
    return this.reader.one(context, uploadId);
  }

  @ApiOperation({ summary: 'Has a checked file taken over; saying it again changes nothing' })
  @Post(':uploadId/apply')
  @Can('import.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportUploadDto })
  async applyImportUpload(
    @Ctx() context: RequestContext,
    @Param('uploadId', IdPipe) uploadId: string,
    @Query() { confirmedLeavers }: ApplyUploadQueryDto,
  ): Promise<ImportUploadDto> {
    await this.desk.apply(context, uploadId, confirmedLeavers ?? null);
    return this.reader.one(context, uploadId);
  }

  @ApiOperation({ summary: 'Throws a file away that is not being taken over' })
  @Delete(':uploadId')
  @Can('import.run')
  @HttpCode(204)
  @ApiNoContentResponse()
  discardImportUpload(@Ctx() context: RequestContext, @Param('uploadId', IdPipe) uploadId: string): Promise<void> {
    return this.desk.discard(context, uploadId);
  }
}
