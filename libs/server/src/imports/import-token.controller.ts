import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, IdPipe, type RequestContext } from '../platform';
import { ImportTokensDto, MadeImportTokenDto, NewImportTokenDto } from './import-token.dto';
import { ImportTokens } from './import-tokens';

/** With which other systems send files. */
@ApiTags('organisation')
@Controller('import-tokens')
export class ImportTokenController {
  constructor(private readonly tokens: ImportTokens) {}

  @ApiOperation({ summary: 'Tokens of other systems, without themselves' })
  @Get()
  @Can('import.administer')
  @ApiOkResponse({ type: ImportTokensDto })
  async listImportTokens(@Ctx() context: RequestContext): Promise<ImportTokensDto> {
    return { tokens: await this.tokens.list(context), kinds: this.tokens.kinds(context) };
  }

  @ApiOperation({ summary: 'Makes a token for a system that sends files; it is shown once' })
  @Post()
  @Can('import.administer')
  @ApiCreatedResponse({ type: MadeImportTokenDto })
  makeImportToken(@Ctx() context: RequestContext, @Body() body: NewImportTokenDto): Promise<MadeImportTokenDto> {
    return this.tokens.make(context, body);
  }

  @ApiOperation({ summary: 'Ends a token at once' })
  @Delete(':tokenId')
  @Can('import.administer')
  @HttpCode(204)
  @ApiNoContentResponse()
  endImportToken(@Ctx() context: RequestContext, @Param('tokenId', IdPipe) tokenId: string): Promise<void> {
    return this.tokens.end(context, tokenId);
  }
}
