import { ApiProperty } from '@nestjs/swagger';
import {
  PAYROLL_CODES,
  PAYROLL_FORMAT_IDS,
  type PayrollFormatId,
  type PayrollLineCode,
} from '@zeitbuch/payroll-export';
import { type YearMonth } from '@zeitbuch/working-time';
import { IsMonthText, MayBeLeftOut, ChoiceField, CountField, MonthField, TextField } from '../platform';

export const PAYROLL_GAP_KINDS = ['target', 'wageType'] as const;

/** Of which month. */
export class PayrollGapsQueryDto {
  @MayBeLeftOut()
  @IsMonthText()
  @MonthField({ optional: true, description: 'Left out: every month that is over and of which no file was made yet' })
  month?: YearMonth;
}

/** Something that payroll has to set before a file can be made. */
export class PayrollGapDto {
  /** The numbers of the payroll centre for the group, or a wage type. */
  @ChoiceField('PayrollGapKind', PAYROLL_GAP_KINDS)
  kind: (typeof PAYROLL_GAP_KINDS)[number];

  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;

  /** Of a wage type. */
  @ChoiceField('PayrollLineCode', Object.keys(PAYROLL_CODES), { optional: true })
  code?: PayrollLineCode;

  /** Of a wage type; `none` for people without a contract. */
  @TextField({ optional: true })
  personnelGroup?: string;

  /** How many people it concerns. */
  @CountField()
  persons: number;
}

export class PayrollGroupGapsDto {
  @TextField()
  payrollGroup: string;

  @TextField()
  payrollGroupName: string;

  @ApiProperty({ type: [PayrollGapDto] })
  gaps: PayrollGapDto[];
}

export class PayrollMonthGapsDto {
  @MonthField()
  month: YearMonth;

  /** Groups to which something is missing. */
  @ApiProperty({ type: [PayrollGroupGapsDto] })
  groups: PayrollGroupGapsDto[];
}

export class PayrollGapsDto {
  /** The oldest first; none where nothing is missing. */
  @ApiProperty({ type: [PayrollMonthGapsDto] })
  months: PayrollMonthGapsDto[];
}
