import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { type LocalDate, PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsAddress,
  IsCount,
  IsLocalDateText,
  LineField,
  MayBeLeftOut,
  MinutesField,
  TextField,
} from '../platform';
import { PERMISSION_KINDS, type PermissionKind, PROTECTION_KINDS, type ProtectionKind } from './dated-facts';

/** The state of the record that somebody looked at. */
export class SeenVersionDto {
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;
}

/** The same in an address. */
export class SeenVersionQueryDto {
  @Type(() => Number)
  @IsCount(1)
  @CountField({ minimum: 1 })
  version: number;
}

/** From which day on something holds, and until when. */
export class ChangeFromDto extends SeenVersionDto {
  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'The last day; left out: until something else is said' })
  to?: LocalDate;
}

const MINUTES_PER_DAY = 1440;
const MOST_WEEKLY_MINUTES = 4200;

/** The minutes of each day of a week. */
export const WeekField = (description: string) =>
  applyDecorators(
    ApiProperty({
      ...{ type: 'array', items: { type: 'integer', minimum: 0, maximum: MINUTES_PER_DAY } },
      ...{ minItems: 7, maxItems: 7, description },
    }),
    IsArray(),
    ArrayMinSize(7),
    ArrayMaxSize(7),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(MINUTES_PER_DAY, { each: true }),
  );

/** Hours and tariff, as a contract states them. */
export class ContractTermsDto {
  @MinutesField({ minimum: 0, maximum: MOST_WEEKLY_MINUTES })
  @IsInt()
  @Min(0)
  @Max(MOST_WEEKLY_MINUTES)
  weeklyMinutes: number;

  @WeekField('Monday to Sunday in odd ISO weeks')
  oddMinutes: number[];

  @WeekField('The same in even ISO weeks; both make twice the weekly minutes')
  evenMinutes: number[];

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  @IsIn(PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  @LineField(20, { optional: true, description: 'The pay group of the tariff, as `E 9a`' })
  payGroup?: string;

  @FlagField()
  @IsBoolean()
  worksInShifts: boolean;
}

/** Hours and tariff from a day on. */
export class ContractChangeDto extends IntersectionType(ChangeFromDto, ContractTermsDto) {}

/** To which unit, site or agreement somebody belongs from a day on. */
export class BelongingChangeDto extends ChangeFromDto {
  @IdField()
  @IsUUID()
  id: string;
}

/** To which unit somebody belongs from a day on. */
export class UnitChangeDto extends BelongingChangeDto {
  @MayBeLeftOut()
  @IsBoolean()
  @FlagField({ optional: true, description: 'Whether they come under the agreement that is usual there, too' })
  withUsualAgreement?: boolean;
}

const LONGEST_COST_CENTER = 40;

/** Code of a payroll group, as long as payroll's settings take it. */
const GroupField = () => LineField(50, { description: 'Code of the payroll group', example: 'MAIN' });

/** To which payroll group somebody belongs from a day on. */
export class PayrollGroupChangeDto extends ChangeFromDto {
  @GroupField()
  code: string;
}

/** Which cost centre pays from a day on. */
export class CostCenterChangeDto extends ChangeFromDto {
  @LineField(LONGEST_COST_CENTER, { optional: true, description: 'Left out: none on these days', example: '11000' })
  code?: string;
}

/** Whether work away from the office is permitted. */
export class PermissionChangeDto extends ChangeFromDto {
  @ChoiceField('PermissionKind', PERMISSION_KINDS)
  @IsIn(PERMISSION_KINDS)
  kind: PermissionKind;

  @FlagField({ description: '`false` takes the permission away on these days' })
  @IsBoolean()
  holds: boolean;

  @FlagField({ description: 'The workplace at home is installed (§ 2 (7) ArbStättV)' })
  @IsBoolean()
  equipped: boolean;
}

/** Whether something protects beside age. */
export class ProtectionChangeDto extends ChangeFromDto {
  @ChoiceField('ProtectionKind', PROTECTION_KINDS)
  @IsIn(PROTECTION_KINDS)
  kind: ProtectionKind;

  @FlagField({ description: '`false` takes it away on these days' })
  @IsBoolean()
  holds: boolean;
}

const LONGEST_NAME = 100;

/** What is known of the person as such; what is left out stays. */
export class PersonDetailsDto extends SeenVersionDto {
  @LineField(LONGEST_NAME, { optional: true })
  givenName?: string;

  @LineField(LONGEST_NAME, { optional: true })
  familyName?: string;

  @MayBeLeftOut()
  @IsAddress()
  @TextField({
    ...{ optional: true, maxLength: 254, example: 'erika.muster@stadt.example' },
    description: 'The address with which the person signs in',
  })
  email?: string;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true })
  birthDate?: LocalDate;

  @MayBeLeftOut()
  @Matches(/^[1-9][0-9]{0,7}$/, { message: '$property must be one to eight digits, the first not 0' })
  @TextField({ optional: true, pattern: '^[1-9][0-9]{0,7}$', example: '10001' })
  personnelNumber?: string;
}

/** The last day of employment. */
export class ExitDto extends SeenVersionDto {
  @DateField()
  @IsLocalDateText()
  lastDay: LocalDate;
}

/** Somebody begins. */
export class HireDto {
  @Matches(/^[1-9][0-9]{0,7}$/, { message: '$property must be one to eight digits, the first not 0' })
  @TextField({ pattern: '^[1-9][0-9]{0,7}$', example: '10001' })
  personnelNumber: string;

  @LineField(LONGEST_NAME)
  givenName: string;

  @LineField(LONGEST_NAME)
  familyName: string;

  @IsAddress()
  @TextField({ maxLength: 254, example: 'erika.muster@stadt.example' })
  email: string;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true })
  birthDate?: LocalDate;

  @DateField()
  @IsLocalDateText()
  hiredOn: LocalDate;

  @GroupField()
  payrollGroup: string;

  @LineField(LONGEST_COST_CENTER, { optional: true })
  costCenter?: string;

  @IdField()
  @IsUUID()
  unitId: string;

  @IdField()
  @IsUUID()
  siteId: string;

  @IdField()
  @IsUUID()
  agreementId: string;

  @ApiProperty({ type: ContractTermsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ContractTermsDto)
  contract: ContractTermsDto;

  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'The record with which the person left, where they come back' })
  follows?: string;
}
