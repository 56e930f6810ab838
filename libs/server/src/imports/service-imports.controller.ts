import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Clock, type ContextRequest, IdPipe, Public } from '../platform';
import { fullFileOf } from './full-file';
import { TokenGate } from './token-gate';
import { uploadedFile } from './upload';
import { UploadDesk } from './upload-desk';
import { UploadReader } from './upload-reader';
import { ImportUploadDto, UploadQueryDto } from './upload.dto';

/** Files that other systems send with a token. No session opens these routes, and no token opens another one. */
@ApiTags('organisation')
@Controller('service-imports')
export class ServiceImportController {
  constructor(
    private readonly gate: TokenGate,
    private readonly desk: UploadDesk,
    private readonly reader: UploadReader,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'Keeps a file of a system, has it checked and takes it over, if nothing is against it',
    description: 'With `Authorization: Bearer` and a token that was made for the kind. The file is the body.',
  })
  @Post()
  @Public()
  @ApiBearerAuth()
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', description: 'The file, UTF-8' } })
  @ApiCreatedResponse({ type: ImportUploadDto })
  async sendImport(@Query() query: UploadQueryDto, @Req() request: ContextRequest): Promise<ImportUploadDto> {
    const uploader = await this.gate.enter(request);
    const { kind, fileName } = query;
    const full = fullFileOf(query, { kind, zone: uploader.zone }, this.clock);
    const uploadId = await this.desk.take(uploader, { kind, fileName, full }, uploadedFile(request));
    return this.reader.ofSystem(uploader, uploadId);
  }

  @ApiOperation({ summary: 'How far a file is that this system sent' })
  @Get(':uploadId')
  @Public()
  @ApiBearerAuth()
  @ApiOkResponse({ type: ImportUploadDto })
  async getSentImport(
    @Param('uploadId', IdPipe) uploadId: string,
    @Req() request: ContextRequest,
  ): Promise<ImportUploadDto> {
    return this.reader.ofSystem(await this.gate.enter(request), uploadId);
  }
}
