import { ApiProperty } from '@nestjs/swagger';
import { type YearMonth } from '@zeitbuch/working-time';
import { ChoiceField, CountField, InstantField, MonthField, ROLES, type Role, TextField } from '../platform';
import { CHECKLIST_KINDS, type ChecklistKind } from './checklist-sql';

const NEEDED_FOR = ['clockIn', 'closing'] as const;

/** One kind of thing that a city needs, and how many of it are missing. */
export class ChecklistItemDto {
  @ChoiceField('ChecklistKind', CHECKLIST_KINDS)
  kind: ChecklistKind;

  /** What cannot be done well before: clocking in, or closing a month. */
  @ChoiceField('NeededFor', NEEDED_FOR)
  neededFor: (typeof NEEDED_FOR)[number];

  @CountField({ description: 'How many are missing; 0 where nothing is' })
  count: number;

  @CountField({ optional: true, description: 'How many people that concerns, where the thing is no person' })
  people?: number;

  /** Of what payroll sets: the month that is closed first, in which it has to hold. */
  @MonthField({ optional: true })
  month?: YearMonth;
}

/** Something that needs two people, done by one: there was no second one yet. */
export class ActAloneDto {
  @TextField({ example: 'role.granted' })
  action: string;

  @InstantField()
  at: string;

  @TextField()
  byName: string;

  @ChoiceField('Role', ROLES, { optional: true, description: 'Of a role that was given' })
  role?: Role;

  @TextField({ optional: true, description: 'Whom it concerned' })
  personName?: string;
}

export class ChecklistDto {
  /** Every kind, in the order in which a city mends it. */
  @ApiProperty({ type: [ChecklistItemDto] })
  items: ChecklistItemDto[];

  /** The newest first. */
  @ApiProperty({ type: [ActAloneDto] })
  actsAlone: ActAloneDto[];
}
