import { Type } from 'class-transformer';
import { IsInt, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { UnitActDto } from '../organisation';
import {
  CountField,
  DateField,
  FlagField,
  IdField,
  IsCount,
  IsLocalDateText,
  LineField,
  MayBeLeftOut,
  MinutesField,
  TextField,
} from '../platform';
import { REGION_PATTERN } from './public-holidays';

const LONGEST_NAME = 120;
/** Whoever gets half a day off comes in the morning: from six to eighteen o'clock. */
const EARLIEST_HALF_DAY = 360;
const LATEST_HALF_DAY = 1080;

/** On which day sites are looked at. */
export class SitesQueryDto {
  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'Left out: today' })
  on?: LocalDate;
}

/** Which year of the calendar is looked at. */
export class CalendarQueryDto {
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2199)
  @CountField({ optional: true, minimum: 1900, maximum: 2199, description: 'Left out: this year' })
  year?: number;
}

/** Which state of an own day somebody looked at. */
export class SeenHolidayQueryDto {
  @Type(() => Number)
  @IsCount(1)
  @CountField({ minimum: 1 })
  version: number;
}

/** Which state of the site somebody saw, and with which day the planned region begins. */
export class SeenRegionQueryDto extends SeenHolidayQueryDto {
  @DateField()
  @IsLocalDateText()
  from: LocalDate;
}

/** A site as it is on the day that was asked for. */
export class SiteRowDto {
  @IdField()
  siteId: string;

  @TextField()
  name: string;

  @TextField({ description: 'Whose public holidays hold there, by country and state' })
  region: string;

  @CountField({ description: 'People who work there on the day' })
  people: number;

  @DateField({ optional: true, description: 'From which day on nobody comes there any more' })
  closedFrom?: LocalDate;

  @CountField({ optional: true, description: 'The last year with public holidays; left out where there is none' })
  lastYear?: number;

  @FlagField({ description: 'No public holidays are written of the year after the day' })
  lacksNextYear: boolean;
}

export class SiteListDto {
  @DateField()
  on: LocalDate;

  @ApiProperty({ type: [SiteRowDto], description: 'By name' })
  sites: SiteRowDto[];

  @TextField({ isArray: true, description: 'Where public holidays are known, by country, state and part of it' })
  regions: string[];
}

/** Whose public holidays hold at a site for some days. */
export class SiteRegionDto {
  @DateField({ optional: true, description: 'Left out: since before the records' })
  from?: LocalDate;

  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;

  @TextField()
  region: string;
}

/** A day of the calendar of a site. */
export class CalendarDayDto {
  @DateField()
  date: LocalDate;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @MinutesField({ optional: true, description: 'Minute of the day from which work is off; left out: a public holiday' })
  halfDayFrom?: Minutes;

  @IdField({ optional: true, description: 'Of the day of the city’s own; left out: by law' })
  holidayId?: string;

  @CountField({ optional: true, description: 'Of the day of the city’s own' })
  version?: number;

  @FlagField({ description: 'A day of the city’s own that holds at every site' })
  isEverywhere: boolean;
}

/** A site with the calendar of a year. */
export class SiteDto {
  @IdField()
  siteId: string;

  @CountField({ description: 'Raised by every act on the site itself' })
  version: number;

  @TextField()
  name: string;

  @DateField({ optional: true })
  closedFrom?: LocalDate;

  @CountField({ description: 'People who work there today' })
  people: number;

  @ApiProperty({ type: [SiteRegionDto], description: 'One behind the other, without gaps' })
  regions: SiteRegionDto[];

  @CountField()
  year: number;

  @ApiProperty({ type: [CalendarDayDto], description: 'Of the year, by date' })
  days: CalendarDayDto[];

  @ApiProperty({ type: [UnitActDto], description: 'With the site or days of it, the latest fifty, newest first' })
  acts: UnitActDto[];
}

const Region = (): PropertyDecorator =>
  applyDecorators(TextField({ example: 'DE-SN', description: 'By country and state' }), Matches(REGION_PATTERN));
const Version = (): PropertyDecorator => applyDecorators(CountField({ minimum: 1 }), IsCount(1));

export class FoundSiteDto {
  @LineField(LONGEST_NAME)
  name: string;

  @Region()
  region: string;
}

/** What is otherwise; what is left out stays as it is. */
export class ChangeSiteDto {
  @Version()
  version: number;

  @LineField(LONGEST_NAME, { optional: true })
  name?: string;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsLocalDateText()
  @DateField({ optional: true, nullable: true, description: 'From when nobody comes any more; null: open again' })
  closedFrom?: LocalDate | null;
}

export class ChangeRegionDto {
  @Version()
  version: number;

  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  @Region()
  region: string;
}

export class ContinueCalendarDto {
  @Version()
  version: number;
}

/** What a day of the city's own is. */
class HolidayValuesDto {
  @DateField()
  @IsLocalDateText()
  date: LocalDate;

  @LineField(LONGEST_NAME)
  nameDe: string;

  @LineField(LONGEST_NAME, { optional: true })
  nameEn?: string;

  @MayBeLeftOut()
  @IsInt()
  @Min(EARLIEST_HALF_DAY)
  @Max(LATEST_HALF_DAY)
  @MinutesField({
    ...{ optional: true, minimum: EARLIEST_HALF_DAY, maximum: LATEST_HALF_DAY, example: 720 },
    description: 'Minute of the day from which work is off; left out: a public holiday of the place',
  })
  halfDayFrom?: Minutes;
}

export class EnterHolidayDto extends HolidayValuesDto {
  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'Left out: at every site, also at those to come' })
  siteId?: string;
}

export class ChangeHolidayDto extends HolidayValuesDto {
  @Version()
  version: number;
}

/** A day of the city's own. */
export class OwnHolidayDto {
  @IdField()
  holidayId: string;

  @CountField()
  version: number;

  @IdField({ optional: true, description: 'Left out: at every site' })
  siteId?: string;

  @DateField()
  date: LocalDate;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @MinutesField({ optional: true })
  halfDayFrom?: Minutes;
}
