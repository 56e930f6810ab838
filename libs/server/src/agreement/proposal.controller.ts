import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { ProposalsDto, RefuseProposalDto } from './proposal.dto';
import { ProposalReader } from './proposal-reader';
import { PublicationDto, PublicationQueryDto } from './publication.dto';
import { Publishing } from './publishing';

/** What was proposed for agreements and waits for a second person. */
@ApiTags('agreement')
@Controller('agreement-proposals')
export class ProposalController {
  constructor(
    private readonly reader: ProposalReader,
    private readonly publishing: Publishing,
  ) {}

  @ApiOperation({ summary: "Every proposal on which nobody has decided yet, and one's own that were refused" })
  @Get()
  @Can('agreement.publish')
  @ApiOkResponse({ type: ProposalsDto })
  listAgreementProposals(@Ctx() context: RequestContext): Promise<ProposalsDto> {
    return this.reader.list(context);
  }

  @ApiOperation({
    summary: 'Releases a proposal and brings it into force; with `dryRun=true` it only says whom that would concern',
  })
  @Post(':proposalId/release')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  releaseAgreementProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
    @Query() query: PublicationQueryDto,
  ): Promise<PublicationDto> {
    return this.publishing.release(context, proposalId, query.dryRun === 'true');
  }

  @ApiOperation({ summary: "Refuses somebody else's proposal, with a reason that the proposer reads" })
  @Post(':proposalId/refusal')
  @Can('agreement.publish')
  @HttpCode(204)
  @ApiNoContentResponse()
  refuseAgreementProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
    @Body() { reason }: RefuseProposalDto,
  ): Promise<void> {
    return this.publishing.refuse(context, proposalId, reason);
  }

  @ApiOperation({ summary: "Takes one's own proposal back for good, also one that was refused" })
  @Post(':proposalId/withdrawal')
  @Can('agreement.publish')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdrawAgreementProposal(
    @Ctx() context: RequestContext,
    @Param('proposalId', IdPipe) proposalId: string,
  ): Promise<void> {
    return this.publishing.withdraw(context, proposalId);
  }
}
