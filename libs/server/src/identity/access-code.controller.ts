import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../platform';
import { AccessCodeDto, AccessCodeHolderDto, ChosenPasswordDto, OpenedAccountDto } from './access-code.dto';
import { ChoosePassword } from './choose-password';

/** For people who hold an access code and cannot sign in yet, or not any more. */
@ApiTags('identity')
@Controller('access-codes')
export class AccessCodeController {
  constructor(private readonly passwords: ChoosePassword) {}

  @ApiOperation({ summary: 'Whom an access code lets in; it is not used up' })
  @Post('look')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: AccessCodeHolderDto })
  async lookAtAccessCode(@Body() { code }: AccessCodeDto): Promise<AccessCodeHolderDto> {
    const { purpose, givenName, email, tenantName, expiresAt } = await this.passwords.look(code);
    return { purpose, givenName, email, tenantName, expiresAt: expiresAt.toISOString() };
  }

  @ApiOperation({ summary: 'Chooses the password of an account, and uses up the code' })
  @Post('use')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: OpenedAccountDto })
  async useAccessCode(@Body() { code, newPassword }: ChosenPasswordDto): Promise<OpenedAccountDto> {
    return { email: await this.passwords.execute(code, newPassword) };
  }
}
