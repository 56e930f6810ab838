import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsAddress, Public, TextField } from '../platform';
import { ForgottenPassword } from './forgotten-password';

export class ForgottenPasswordDto {
  @IsAddress()
  @TextField({ format: 'email', maxLength: 254, example: 'erika.muster@stadt.example' })
  email: string;
}

/** For people who cannot sign in any more. */
@ApiTags('identity')
@Controller('forgotten-passwords')
export class MailController {
  constructor(private readonly forgotten: ForgottenPassword) {}

  @ApiOperation({ summary: 'Mails a link to who forgot the password; the answer is the same for every address' })
  @Post()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  reportForgottenPassword(@Body() { email }: ForgottenPasswordDto): Promise<void> {
    return this.forgotten.execute(email);
  }
}
