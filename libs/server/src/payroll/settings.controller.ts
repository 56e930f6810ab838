import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { Can, CodePipe, Ctx, IdPipe, type RequestContext } from '../platform';
import { PayrollGapsDto, PayrollGapsQueryDto } from './gaps.dto';
import { PayrollGaps } from './payroll-gaps';
import { PayrollGroups } from './payroll-groups';
import { PayrollTestFiles } from './payroll-test-files';
import {
  AddPayrollGroupDto,
  PayrollTestFileQueryDto,
  ProposePayrollTargetDto,
  ProposeWageTypesDto,
  RefusePayrollProposalDto,
  RenamePayrollGroupDto,
} from './propose-settings.dto';
import { SettingProposals } from './setting-proposals';
import { PayrollSettingsDto } from './settings.dto';
import { SettingsReader } from './settings-reader';

/** What payroll sets, so that closed months can be handed over. */
@ApiTags('payroll')
@Controller('payroll')
export class SettingsController {
  constructor(
    private readonly reader: SettingsReader,
    private readonly gaps: PayrollGaps,
    private readonly groups: PayrollGroups,
    private readonly proposals: SettingProposals,
    private readonly testFiles: PayrollTestFiles,
  ) {}

  @ApiOperation({ summary: 'What is missing for the files of months that are over, with the number of people' })
  @Get('gaps')
  @Can('payroll.gaps')
  @ApiOkResponse({ type: PayrollGapsDto })
  listPayrollGaps(@Ctx() context: RequestContext, @Query() { month }: PayrollGapsQueryDto): Promise<PayrollGapsDto> {
    return this.gaps.read(context, month);
  }

  @ApiOperation({ summary: 'Groups, numbers, wage types, and what was proposed' })
  @Get('settings')
  @Can('payroll.settings')
  @ApiOkResponse({ type: PayrollSettingsDto })
  getPayrollSettings(@Ctx() context: RequestContext): Promise<PayrollSettingsDto> {
    return this.reader.read(context);
  }

  @ApiOperation({ summary: 'Adds a payroll group, or names one that people have already' })
  @Post('groups')
  @Can('payroll.settings')
  @ApiCreatedResponse({ type: PayrollSettingsDto })
  async addPayrollGroup(@Ctx() context: RequestContext, @Body() body: AddPayrollGroupDto): Promise<PayrollSettingsDto> {
    await this.groups.add(context, body);
    return this.reader.read(context);
  }

  @ApiOperation({ summary: 'Names a payroll group otherwise' })
  @Put('groups/:code')
  @Can('payroll.settings')
  @ApiOkResponse({ type: PayrollSettingsDto })
  async renamePayrollGroup(
    @Ctx() context: RequestContext,
    @Param('code', CodePipe) code: string,
    @Body() body: RenamePayrollGroupDto,
  ): Promise<PayrollSettingsDto> {
    await this.groups.rename(context, code, body);
    return this.reader.read(context);
  }

  @ApiOperation({ summary: 'Proposes numbers and cost centres of a group from a month on' })
  @Post('target-proposals')
  @Can('payroll.settings')
  @ApiCreatedResponse({ type: PayrollSettingsDto })
  async proposePayrollTarget(
    @Ctx() context: RequestContext,
    @Body() { proposalId, version, ...body }: ProposePayrollTargetDto,
  ): Promise<PayrollSettingsDto> {
    const { payrollGroup, from, personnelNumbers, costCenters } = body;
    const content = {
      ...{ payrollGroup, from, personnelNumbers, costCenters },
      consultantNumber: body.consultantNumber ?? null,
      clientNumber: body.clientNumber ?? null,
      fixedCostCenter: body.fixedCostCenter ?? null,
    };
    await this.proposals.propose(context, { proposalId, version, kind: 'target', content });
    return this.reader.read(context);
  }

  @ApiOperation({ summary: 'Proposes wage types of some codes from a month on' })
  @Post('wage-type-proposals')
  @Can('payroll.settings')
  @ApiCreatedResponse({ type: PayrollSettingsDto })
  async proposeWageTypes(
    @Ctx() context: RequestContext,
    @Body() { proposalId, version, format, from, personnelGroups, rows }: ProposeWageTypesDto,
  ): Promise<PayrollSettingsDto> {
    const wanted = rows.map(({ code, exported, wageType = null, processingKey = null }) => {
      return { code, exported, wageType, processingKey };
    });
    const content = { format, from, personnelGroups, rows: wanted };
    await this.proposals.propose(context, { proposalId, version, kind: 'wageTypes', content });
    return this.reader.read(context);
  }

  @ApiOperation({ summary: 'Brings a proposal into force; by another person than who made it' })
  @Post('proposals/:proposalId/release')
  @Can('payroll.settings')
  @HttpCode(200)
  @ApiOkResponse({ type: PayrollSettingsDto })
  async releasePayrollProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
  ): Promise<PayrollSettingsDto> {
    await this.proposals.decide(context, proposalId, { step: 'released' });
    return this.reader.read(context);
  }

  @ApiOperation({ summary: "Refuses somebody else's proposal, with a reason that the proposer reads" })
  @Post('proposals/:proposalId/refusal')
  @Can('payroll.settings')
  @HttpCode(204)
  @ApiNoContentResponse()
  refusePayrollProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
    @Body() { reason }: RefusePayrollProposalDto,
  ): Promise<void> {
    return this.proposals.decide(context, proposalId, { step: 'refused', reason });
  }

  @ApiOperation({ summary: "Takes one's own proposal back" })
  @Post('proposals/:proposalId/withdrawal')
  @Can('payroll.settings')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdrawPayrollProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
  ): Promise<void> {
    return this.proposals.decide(context, proposalId, { step: 'withdrawn' });
  }

  @ApiOperation({ summary: 'A file with made-up lines for the payroll centre to try' })
  @Get('test-file')
  @Can('payroll.settings')
  @ApiProduces('text/plain', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getPayrollTestFile(
    @Ctx() context: RequestContext,
    @Query() { personnelNumber = '99999', ...order }: PayrollTestFileQueryDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.testFiles.make(context, { ...order, personnelNumber });
    response.setHeader('Cache-Control', 'no-store, private');
    return new StreamableFile(file.content, {
      type: file.mediaType,
      disposition: `attachment; filename="${file.fileName}"`,
      length: file.content.length,
    });
  }
}
