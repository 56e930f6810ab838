import { IsIn } from 'class-validator';
import { ABSENCE_DECISIONS, type AbsenceDecision } from '@zeitbuch/working-time';
import { ChoiceField } from '../platform';

/** What work on a whole day of absence is worth. */
export class DecideAbsenceDto {
  /**
   * `leaveGivenBack`: a working day like any other, the day of leave is free again. `workOnTop`: the day stays full and
   * the work counts beside it. `restOfDay`: the work counts, and illness or release fills the rest of the day.
   */
  @ChoiceField('AbsenceDecision', ABSENCE_DECISIONS)
  @IsIn(ABSENCE_DECISIONS)
  decision: AbsenceDecision;
}
