import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { ChoiceField, CountField, DateField, IdField, InstantField, MonthField, TextField } from '../platform';

/** What may wait for somebody: their own time first, then what they decide on for others. */
const TASK_KINDS = [
  'monthReturned',
  'requestReturned',
  'bookingMissing',
  'monthToSubmit',
  'leaveNotice',
  'absenceEntered',
  'workOnAbsence',
  'approvals',
  'clarifications',
  'closing',
  'closingRefused',
  'payrollToMake',
  'payrollFiles',
  'payrollRefused',
  'payrollProposals',
  'payrollProposalRefused',
  'importProposals',
  'importFiles',
  'agreementProposals',
  'agreementRefused',
  'setUp',
  'roleProposals',
  'openingProposals',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * One thing that waits for the person who asks. It names nobody else, who it is about stands where it is done; but for
 * work on a day of absence and what was brought along, which have no desk.
 */
export class TaskDto {
  @ChoiceField('TaskKind', TASK_KINDS)
  kind: TaskKind;

  /** Of a day: a booking is missing, or a request about it was returned. Of undecided work the first day. */
  @DateField({ optional: true })
  date?: LocalDate;

  /** Of a month, of a closing or its payroll file, and of undecided work. */
  @MonthField({ optional: true })
  month?: YearMonth;

  /** Of a notice on leave. */
  @CountField({ optional: true })
  year?: number;

  /** Of a notice on leave: what is left, in hundredths of a day. */
  @CountField({ optional: true })
  leftHundredths?: number;

  /** Why something was returned, in the words of who returned it. */
  @TextField({ optional: true })
  note?: string;

  /**
   * How many decisions wait at the same place, of undecided work on how many days, of files to make for how many payroll
   * groups, of the set-up how many kinds of things a city lacks; 1 for what stands for itself.
   */
  @CountField()
  count: number;

  /** Since when the oldest of them waits. */
  @InstantField({ optional: true })
  since?: string;

  /** When the time administration last reminded of it. */
  @InstantField({ optional: true })
  remindedAt?: string;

  /** Of undecided work on a day of absence, and of what was brought along: whose. */
  @IdField({ optional: true })
  employeeId?: string;

  /** Of a closing or an agreement: its id. */
  @IdField({ optional: true })
  subjectId?: string;

  /** Of a supplementary closing its number, from 1 on. */
  @CountField({ optional: true })
  run?: number;

  /** Of a closing or a payroll file the name of its payroll group, of an agreement its name, of undecided work and what was brought along the person. */
  @TextField({ optional: true })
  subjectName?: string;
}

export class TasksDto {
  /** One's own first, the oldest first; then the desks. */
  @ApiProperty({ type: [TaskDto] })
  tasks: TaskDto[];
}
