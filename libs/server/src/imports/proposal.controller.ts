import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { ImportProposalReader } from './proposal-reader';
import { ImportProposalDto, ImportProposalsDto, ImportRefusalDto } from './proposal.dto';
import { ImportProposals } from './proposals';

/** What people brought about themselves and a second person decides about. */
@ApiTags('organisation')
@Controller('import-proposals')
export class ImportProposalController {
  constructor(
    private readonly reader: ImportProposalReader,
    private readonly proposals: ImportProposals,
  ) {}

  @ApiOperation({ summary: 'Imports that wait for a decision, and the last decisions' })
  @Get()
  @Can('import.run')
  @ApiOkResponse({ type: ImportProposalsDto })
  listImportProposals(@Ctx() context: RequestContext): Promise<ImportProposalsDto> {
    return this.reader.list(context);
  }

  @ApiOperation({ summary: 'Releases an import: checks its rows once more and writes them' })
  @Post(':proposalId/release')
  @Can('import.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportProposalDto })
  async releaseImportProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
  ): Promise<ImportProposalDto> {
    await this.proposals.release(context, proposalId);
    return this.reader.one(context, proposalId);
  }

  @ApiOperation({ summary: 'Refuses an import for good, with a reason' })
  @Post(':proposalId/refusal')
  @Can('import.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportProposalDto })
  async refuseImportProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
    @Body() { reason }: ImportRefusalDto,
  ): Promise<ImportProposalDto> {
    await this.proposals.refuse(context, proposalId, reason);
    return this.reader.one(context, proposalId);
  }
}
