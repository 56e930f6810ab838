import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { AgreementPeople } from './agreement-people';
import { AgreementTransfers } from './agreement-transfer';
import { AnnexExceptionsDto } from './annex-exception.dto';
import { AnnexExceptions } from './annex-exceptions';
import {
  AgreementPeopleDto,
  AgreementPeopleQueryDto,
  AgreementTransferDto,
  TransferPeopleDto,
  TransferQueryDto,
} from './agreement-transfer.dto';

/** Who is under an agreement, and how many people come under one at once. */
@ApiTags('organisation')
@Controller('agreements/:agreementId')
export class AgreementPeopleController {
  constructor(
    private readonly people: AgreementPeople,
    private readonly transfers: AgreementTransfers,
    private readonly exceptions: AnnexExceptions,
  ) {}

  @ApiOperation({ summary: 'The people under an agreement on a day, by name, a hundred a page, and how many by unit' })
  @Get('people')
  @Can('agreement.people')
  @ApiOkResponse({ type: AgreementPeopleDto })
  listAgreementPeople(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: AgreementPeopleQueryDto,
  ): Promise<AgreementPeopleDto> {
    return this.people.read(context, agreementId, query);
  }

  @ApiOperation({ summary: 'Who is taken out of an annex of the agreement, on which days and why' })
  @Get('exceptions')
  @Can('people.read')
  @ApiOkResponse({ type: AnnexExceptionsDto })
  listAnnexExceptions(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
  ): Promise<AnnexExceptionsDto> {
    return this.exceptions.list(context, agreementId);
  }

  @ApiOperation({
    summary:
      'Brings the people of a unit, or people by name, under an agreement; with `dryRun=true` it only says who changes and who stays',
  })
  @Post('transfers')
  @Can('people.edit')
  @HttpCode(200)
  @ApiOkResponse({ type: AgreementTransferDto })
  transferPeople(
    @Ctx() context: RequestContext,
    @Param('agreementId', IdPipe) agreementId: string,
    @Query() query: TransferQueryDto,
    @Body() order: TransferPeopleDto,
  ): Promise<AgreementTransferDto> {
    return this.transfers.execute(context, agreementId, { order, dryRun: query.dryRun === 'true' });
  }
}
