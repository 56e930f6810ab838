import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { AgreementsDto, AgreementUnitsDto, CreateAgreementDto } from './agreement.dto';
import { AgreementReader } from './agreement-reader';
import { CreateAgreement } from './create-agreement';
import {
  EndOverlayDto,
  PublicationDto,
  PublicationQueryDto,
  PublishAnnexDto,
  PublishOverlayDto,
  PublishVersionDto,
} from './publication.dto';
import { Publishing } from './publishing';
import { UnitReader } from './unit-reader';

/** Staff agreements: for everybody to read, for time administrators to propose. */
@ApiTags('agreement')
@Controller('agreements')
export class AgreementController {
  constructor(
    private readonly reader: AgreementReader,
    private readonly creating: CreateAgreement,
    private readonly publishing: Publishing,
    private readonly units: UnitReader,
  ) {}

  @ApiOperation({
    summary: 'Every agreement with its versions, annexes and temporary rules: past, in force and coming',
  })
  @Get()
  @Can('agreement.read')
  @ApiOkResponse({ type: AgreementsDto })
  listAgreements(@Ctx() context: RequestContext): Promise<AgreementsDto> {
    return this.reader.list(context);
  }

  @ApiOperation({ summary: 'Begins an agreement; it holds nothing until its first version is released' })
  @Post()
  @Can('agreement.publish')
  @ApiCreatedResponse()
  createAgreement(@Ctx() context: RequestContext, @Body() body: CreateAgreementDto): Promise<void> {
    return this.creating.execute(context, body);
  }

  @ApiOperation({ summary: 'The units for which an annex can be proposed' })
  @Get('units')
  @Can('agreement.publish')
  @ApiOkResponse({ type: AgreementUnitsDto })
  listAgreementUnits(@Ctx() context: RequestContext): Promise<AgreementUnitsDto> {
    return this.units.list(context);
  }

  @ApiOperation({ summary: 'Proposes the next version; with `dryRun=true` it only says whom that would concern' })
  @Post(':agreementId/versions')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  proposeAgreementVersion(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishVersionDto,
  ): Promise<PublicationDto> {
    const proposal = { proposalId: body.proposalId, agreementId, kind: 'version', content: body } as const;
    return this.publishing.propose(context, proposal, query.dryRun === 'true');
  }

  @ApiOperation({ summary: 'Proposes an annex for a unit; with `dryRun=true` it only says whom that would concern' })
  @Post(':agreementId/annexes')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  proposeAgreementAnnex(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishAnnexDto,
  ): Promise<PublicationDto> {
    const proposal = { proposalId: body.annexId, agreementId, kind: 'annex', content: body } as const;
    return this.publishing.propose(context, proposal, query.dryRun === 'true');
  }

  @ApiOperation({ summary: 'Proposes a temporary rule; with `dryRun=true` it only says whom that would concern' })
  @Post(':agreementId/overlays')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  proposeAgreementOverlay(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishOverlayDto,
  ): Promise<PublicationDto> {
    const proposal = { proposalId: body.overlayId, agreementId, kind: 'overlay', content: body } as const;
    return this.publishing.propose(context, proposal, query.dryRun === 'true');
  }

  @ApiOperation({
    summary: 'Proposes an earlier end of a temporary rule; with `dryRun=true` it only says whom that would concern',
  })
  @Post(':agreementId/overlay-ends')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  proposeAgreementOverlayEnd(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: EndOverlayDto,
  ): Promise<PublicationDto> {
    const proposal = { proposalId: body.proposalId, agreementId, kind: 'overlayEnd', content: body } as const;
    return this.publishing.propose(context, proposal, query.dryRun === 'true');
  }
}
