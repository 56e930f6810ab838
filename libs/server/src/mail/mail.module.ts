import { Module } from '@nestjs/common';
import { ForgottenPassword } from './forgotten-password';
import { MailController } from './mail.controller';

/** What is asked for by mail. Sending it is the worker's part. */
@Module({ controllers: [MailController], providers: [ForgottenPassword] })
export class MailModule {}
