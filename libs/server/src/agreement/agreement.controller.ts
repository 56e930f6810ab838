import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { AgreementsDto } from './agreement.dto';
import { AgreementReader } from './agreement-reader';
import {
  PublicationDto,
  PublicationQueryDto,
  PublishAnnexDto,
  PublishOverlayDto,
  PublishVersionDto,
} from './publication.dto';
import { PublishAnnex } from './publish-annex';
import { PublishOverlay } from './publish-overlay';
import { PublishVersion } from './publish-version';

/** Staff agreements: for everybody to read, for time administrators to publish. */
@ApiTags('agreement')
@Controller('agreements')
export class AgreementController {
  constructor(
    private readonly reader: AgreementReader,
    private readonly versions: PublishVersion,
    private readonly annexes: PublishAnnex,
    private readonly overlays: PublishOverlay,
  ) {}

  /** Every agreement with its versions, annexes and temporary rules: past, in force and coming. */
  @Get()
  @Can('agreement.read')
  @ApiOkResponse({ type: AgreementsDto })
  listAgreements(@Ctx() context: RequestContext): Promise<AgreementsDto> {
    return this.reader.list(context);
  }

  /** Publishes the next version; with `dryRun=true` it only says whom that would concern. */
  @Post(':agreementId/versions')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  publishAgreementVersion(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishVersionDto,
  ): Promise<PublicationDto> {
    return this.versions.execute(context, agreementId, body, query.dryRun === 'true');
  }

  /** Publishes an annex for a unit; with `dryRun=true` it only says whom that would concern. */
  @Post(':agreementId/annexes')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  publishAgreementAnnex(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishAnnexDto,
  ): Promise<PublicationDto> {
    return this.annexes.execute(context, agreementId, body, query.dryRun === 'true');
  }

  /** Publishes a temporary rule; with `dryRun=true` it only says whom that would concern. */
  @Post(':agreementId/overlays')
  @Can('agreement.publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationDto })
  publishAgreementOverlay(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: PublicationQueryDto,
    @Body() body: PublishOverlayDto,
  ): Promise<PublicationDto> {
    return this.overlays.execute(context, agreementId, body, query.dryRun === 'true');
  }
}
