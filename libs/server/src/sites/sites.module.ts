import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OwnHoliday } from './own-holiday.entity';
import { SiteRegion } from './site-region.entity';
import { SiteController } from './site.controller';
import { Site } from './site.entity';
import { Sites } from './sites';
import { SitesReader } from './sites-reader';

/** What is administered here, for whoever changes it by the acts of this feature. */
export const SITE_ENTITIES = [OwnHoliday, Site, SiteRegion];

/** Where people work, and on which days nothing or half is due there: for organisation administrators. */
@Module({
  imports: [TypeOrmModule.forFeature(SITE_ENTITIES)],
  controllers: [SiteController],
  providers: [Sites, SitesReader],
})
export class SitesModule {}
