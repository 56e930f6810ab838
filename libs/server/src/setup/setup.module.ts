import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { Checklist } from './checklist';
import { FoundCity } from './found-city';
import { SetupController } from './setup.controller';

/** How a city begins: the first administrator makes it, and sees what is still missing. */
@Module({ imports: [IdentityModule], controllers: [SetupController], providers: [Checklist, FoundCity] })
export class SetupModule {}
