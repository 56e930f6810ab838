import { ApiProperty } from '@nestjs/swagger';
import {
  STANDING_BOUNDS,
  STANDING_STATES,
  STANDING_UNITS,
  type StandingBound,
  type StandingState,
  type StandingUnit,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { ChoiceField, CountField, DateField, MonthField, ParamsField, TextField } from '../platform';

/** How somebody stands towards one limit over a span of days. */
export class LimitDto {
  /** Id of the rule. */
  @TextField({ example: 'HO-QUOTA' })
  rule: string;

  /** What is found once the limit is exceeded; tells apart several limits of one rule. */
  @TextField({ example: 'HOMEOFFICE_QUOTA_EXCEEDED' })
  code: string;

  /** First day of the span. */
  @DateField()
  from: LocalDate;

  /** Last day of the span; it may lie in the future. */
  @DateField()
  to: LocalDate;

  /** In what `actual` and `limit` count; averages are rounded up to the minute. */
  @ChoiceField('LimitUnit', STANDING_UNITS)
  unit: StandingUnit;

  /** `threshold`: reaching it changes the person's protection, it is no breach. */
  @ChoiceField('LimitBound', STANDING_BOUNDS)
  bound: StandingBound;

  @CountField()
  actual: number;

  @CountField()
  limit: number;

  /** `near`: within, with little left while the span still runs. */
  @ChoiceField('LimitState', STANDING_STATES)
  state: StandingState;

  @ParamsField()
  params: Record<string, string | number>;
}

/** Limits of a month that look beyond one day. A span belongs to the month in which it ends, or is shown while it runs. */
export class LimitsDto {
  @MonthField()
  month: YearMonth;

  /** Leaders get none that follows from age or pregnancy, and figures that do not show why somebody was absent. */
  @ApiProperty({ type: [LimitDto] })
  limits: LimitDto[];
}
