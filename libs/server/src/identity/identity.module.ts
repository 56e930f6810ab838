import { Module } from '@nestjs/common';
import { SessionController } from './session.controller';
import { SessionReader } from './session-reader';

@Module({ controllers: [SessionController], providers: [SessionReader], exports: [SessionReader] })
export class IdentityModule {}
