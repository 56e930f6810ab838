import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsBoolean, IsUUID, Length } from 'class-validator';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsLocalDateText,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';

/** People moved by one act: their records are locked for as long as it takes, a few seconds at most. */
export const MOST_MOVED = 500;

/** Who of a unit belongs to another one from a day on. */
export class MovePeopleDto {
  @IdField({ description: 'The unit to which they belong then' })
  @IsUUID()
  toUnitId: string;

  @IsLocalDateText()
  @DateField({ description: 'The first day' })
  from: LocalDate;

  @MayBeLeftOut()
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MOVED)
  @ArrayUnique()
  @IdField({ isArray: true, optional: true, description: 'Some of those who belong to it on that day; left out: all' })
  employeeIds?: string[];

  @IsBoolean()
  @FlagField({ description: 'Whether they come under the agreement that is usual in the other unit, too' })
  withUsualAgreement: boolean;

  @MayBeLeftOut()
  @Length(1, 64)
  @IsPlainLine()
  @TextField({
    optional: true,
    maxLength: 64,
    description: '`seen` of the dry run that was looked at; needed unless this is one',
  })
  seen?: string;
}

/** What becomes of somebody who is meant. */
const MOVE_STATES = ['moves', 'own', 'planned', 'closedMonths'] as const;
export type MoveState = (typeof MOVE_STATES)[number];

/** Somebody of the unit. */
export class MovedPersonDto {
  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @ChoiceField('MoveState', MOVE_STATES, {
    description:
      'Moves; stays as one’s own record; because another change is planned; because closed months would change',
  })
  state: MoveState;

  @TextField({ optional: true, description: 'Closed months that would change, as `2026-09, 2026-10`' })
  months?: string;

  @TextField({ optional: true, description: 'The agreement of the first day, where it changes' })
  agreementBefore?: string;
}

/** A payroll group with how many of those who move belong to it, before as after. */
export class PayrollOfMovedDto {
  @TextField()
  code: string;

  @TextField({ description: 'What people call it' })
  name: string;

  @CountField()
  people: number;
}

/** Who moves, and what follows from it. */
export class MovedPeopleDto {
  @FlagField()
  dryRun: boolean;

  @CountField({ description: 'How many move' })
  people: number;

  @ApiProperty({ type: [MovedPersonDto], description: 'Everybody who was meant, by name' })
  persons: MovedPersonDto[];

  @TextField({ optional: true, description: 'Who leads them on the first day: nobody where left out' })
  leaderName?: string;

  @TextField({ optional: true, description: 'The agreement that is usual in the other unit; left out where none is' })
  usualAgreement?: string;

  @CountField({ description: 'How many of those who move are under another agreement than the usual one' })
  underAnother: number;

  @ApiProperty({ type: [PayrollOfMovedDto], description: 'Payroll groups, which stay as they are' })
  payrollGroups: PayrollOfMovedDto[];

  @TextField({
    description: 'Names what was looked at: sent with the act, it is refused where that is otherwise by then',
  })
  seen: string;
}
