import { Body, Controller, Get, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { CreatePayrollExportDto, PayrollClosingsDto, PayrollExportDto, RefusePayrollExportDto } from './payroll.dto';
import { PayrollDecisions } from './payroll-decisions';
import { PayrollExports } from './payroll-exports';
import { PayrollReader } from './payroll-reader';

/** Handing closed months over to payroll. */
@ApiTags('payroll')
@Controller('payroll')
export class PayrollController {
  constructor(
    private readonly exports: PayrollExports,
    private readonly decisions: PayrollDecisions,
    private readonly reader: PayrollReader,
  ) {}

  @ApiOperation({ summary: 'Closed months with the files made of them, the latest first' })
  @Get('closings')
  @Can('payroll.read')
  @ApiOkResponse({ type: PayrollClosingsDto })
  listPayrollClosings(@Ctx() context: RequestContext): Promise<PayrollClosingsDto> {
    return this.reader.closings(context);
  }

  @ApiOperation({
    summary: 'Makes the file of a closed month; 200 with the same file if it was made before and not refused',
  })
  @Post('exports')
  @Can('payroll.export')
  @ApiCreatedResponse({ type: PayrollExportDto })
  @ApiOkResponse({ type: PayrollExportDto, description: 'The file was made before.' })
  async createPayrollExport(
    @Ctx() context: RequestContext,
    @Body() body: CreatePayrollExportDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PayrollExportDto> {
    const { exportId, created } = await this.exports.create(context, body);
    response.status(created ? 201 : 200);
    return this.reader.export(context, exportId);
  }

  @ApiOperation({ summary: 'Lets a file be downloaded; by another person than who made it' })
  @Post('exports/:exportId/release')
  @Can('payroll.release')
  @HttpCode(200)
  @ApiOkResponse({ type: PayrollExportDto })
  async releasePayrollExport(
    @Ctx() context: RequestContext,
    @Param('exportId', IdPipe) exportId: string,
  ): Promise<PayrollExportDto> {
    await this.decisions.decide(context, exportId, { decision: 'released' });
    return this.reader.export(context, exportId);
  }

  @ApiOperation({ summary: 'Refuses a file for good, with a reason; another one can be made' })
  @Post('exports/:exportId/refusal')
  @Can('payroll.release')
  @HttpCode(200)
  @ApiOkResponse({ type: PayrollExportDto })
  async refusePayrollExport(
    @Ctx() context: RequestContext,
    @Param('exportId', IdPipe) exportId: string,
    @Body() { reason }: RefusePayrollExportDto,
  ): Promise<PayrollExportDto> {
    await this.decisions.decide(context, exportId, { decision: 'refused', reason });
    return this.reader.export(context, exportId);
  }

  @ApiOperation({ summary: 'The bytes of a released file, the same on every download' })
  @Get('exports/:exportId/file')
  @Can('payroll.export')
  @ApiProduces('text/plain', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getPayrollFile(
    @Ctx() context: RequestContext,
    @Param('exportId', IdPipe) exportId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.exports.download(context, exportId);
    const digest = file.sha256.toString('base64');
    response.setHeader('Digest', `sha-256=${digest}`);
    response.setHeader('Content-Digest', `sha-256=:${digest}:`);
    response.setHeader('Cache-Control', 'no-store, private');
    return new StreamableFile(file.content, {
      type: file.mediaType,
      disposition: `attachment; filename="${file.fileName}"`,
      length: file.content.length,
    });
  }
}
