import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsUUID, Matches, ValidateIf } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsCount,
  IsLocalDateText,
  LineField,
  MayBeLeftOut,
  TextField,
} from '../platform';
import { LEADERSHIP_KINDS, type LeadershipKind } from './leadership.entity';
import { UNIT_KINDS, type UnitKind } from './unit-state.entity';

const LONGEST_NAME = 120;
const LONGEST_SHORT_NAME = 20;

/** On which day the tree is looked at. */
export class UnitsQueryDto {
  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'Left out: today' })
  on?: LocalDate;
}

/** Which state of a unit somebody looked at. */
export class SeenUnitQueryDto {
  @Type(() => Number)
  @IsCount(1)
  @CountField({ minimum: 1 })
  version: number;
}

/** A unit as it is on the day that was asked for. */
export class UnitRowDto {
  @IdField()
  unitId: string;

  @IdField({ optional: true, description: 'The unit above; left out at the top' })
  parentId?: string;

  @ChoiceField('UnitKind', UNIT_KINDS)
  kind: UnitKind;

  @TextField()
  name: string;

  @TextField()
  shortName: string;

  @CountField({ description: 'People who belong to the unit itself, without those of units below' })
  members: number;

  @TextField({ optional: true, description: 'Left out where nobody leads the unit itself' })
  supervisorName?: string;

  @CountField()
  deputies: number;

  @FlagField({ description: 'People belong to it whose time nobody approves on the day' })
  isWithoutApprover: boolean;
}

/** All units of a day; none is below one that is not in the list. */
export class UnitTreeDto {
  @DateField()
  on: LocalDate;

  @ApiProperty({ type: [UnitRowDto] })
  units: UnitRowDto[];

  @CountField({ description: 'People whom nobody leads on the day, and those without a unit' })
  unledPeople: number;
}

/** Somebody on whose time nobody decides. */
export class UnledPersonDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField({ optional: true, description: 'Left out for somebody without a unit' })
  unitName?: string;
}

export class GapsDto {
  @DateField()
  on: LocalDate;

  @CountField({ description: 'Of all; the list names 200 at most' })
  total: number;

  @ApiProperty({ type: [UnledPersonDto] })
  people: UnledPersonDto[];
}

/** What holds of a unit for some days. */
export class UnitStateDto {
  @DateField({ optional: true, description: 'Left out: since before the records' })
  from?: LocalDate;

  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;

  @IdField({ optional: true })
  parentId?: string;

  @TextField({ optional: true, description: 'As the unit above is called on the first of these days' })
  parentName?: string;

  @ChoiceField('UnitKind', UNIT_KINDS)
  kind: UnitKind;

  @TextField()
  name: string;

  @TextField()
  shortName: string;
}

/** Who leads the unit, or stands in. */
export class LeadershipDto {
  @IdField()
  leadershipId: string;

  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @ChoiceField('LeadershipKind', LEADERSHIP_KINDS)
  kind: LeadershipKind;

  @DateField()
  from: LocalDate;

  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;
}

/** What somebody did with the unit. */
export class UnitActDto {
  @TextField({ description: 'Stable code, e.g. `unit.changed`' })
  action: string;

  @InstantField()
  at: string;

  @TextField({ optional: true, description: 'Left out where the product itself did it' })
  by?: string;

  @DateField({ optional: true, description: 'From which day on it holds' })
  from?: string;
}

/** A unit with everything that is dated about it. */
export class UnitDto {
  @IdField()
  unitId: string;

  @CountField({ description: 'Raised by every act on the unit' })
  version: number;

  @DateField({ description: 'On which day people and leaders were looked at' })
  on: LocalDate;

  @ApiProperty({ type: [UnitStateDto], description: 'One behind the other, without gaps' })
  states: UnitStateDto[];

  @ApiProperty({ type: [LeadershipDto], description: 'Past ones and those to come as well, by their first day' })
  leaderships: LeadershipDto[];

  @CountField()
  members: number;

  @CountField({ description: 'Of the unit and all below it' })
  membersBelow: number;

  @ApiProperty({ type: [UnitActDto], description: 'The latest fifty, newest first' })
  acts: UnitActDto[];
}

/** A short name, unique on any day. Files write the path of a unit with `/`: it cannot be part of a name there. */
export const ShortNameField = (options: { readonly optional?: boolean } = {}): PropertyDecorator =>
  applyDecorators(
    LineField(LONGEST_SHORT_NAME, options),
    Matches(/^[^/]*$/, { message: '$property must do without /, with which files write the path of a unit' }),
  );

export class FoundUnitDto {
  @DateField({ description: 'The first day' })
  @IsLocalDateText()
  from: LocalDate;

  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'The unit above; left out at the top' })
  parentId?: string;

  @IsIn(UNIT_KINDS)
  @ChoiceField('UnitKind', UNIT_KINDS)
  kind: UnitKind;

  @LineField(LONGEST_NAME)
  name: string;

  @ShortNameField()
  shortName: string;
}

/** What is otherwise from a day on; what is left out stays as it is. */
export class ChangeUnitDto {
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;

  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsUUID()
  @IdField({ optional: true, nullable: true, description: 'The unit above; null: at the top' })
  parentId?: string | null;

  @MayBeLeftOut()
  @IsIn(UNIT_KINDS)
  @ChoiceField('UnitKind', UNIT_KINDS, { optional: true })
  kind?: UnitKind;

  @LineField(LONGEST_NAME, { optional: true })
  name?: string;

  @ShortNameField({ optional: true })
  shortName?: string;
}

export class DissolveUnitDto {
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;

  @DateField({ description: 'The first day on which the unit exists no more' })
  @IsLocalDateText()
  from: LocalDate;
}

export class GiveLeadershipDto {
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;

  @IdField()
  @IsUUID()
  employeeId: string;

  @IsIn(LEADERSHIP_KINDS)
  @ChoiceField('LeadershipKind', LEADERSHIP_KINDS)
  kind: LeadershipKind;

  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;

  @MayBeLeftOut()
  @IsBoolean()
  @FlagField({ optional: true, description: 'Whoever leads the unit on the first day ends on the day before' })
  takesOver?: boolean;
}

export class EndLeadershipDto {
  @CountField({ minimum: 1 })
  @IsCount(1)
  version: number;

  @DateField({ description: 'The last day' })
  @IsLocalDateText()
  to: LocalDate;
}
