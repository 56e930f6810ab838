import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PAYROLL_FORMAT_IDS, type PayrollFormatId } from '@zeitbuch/payroll-export';
import { IsIn, IsUUID } from 'class-validator';
import { type YearMonth } from '@zeitbuch/working-time';
import { FourEyesOffDto, RefusalReasonField } from '../four-eyes';
import { ChoiceField, CountField, FlagField, IdField, InstantField, MonthField, TextField } from '../platform';

export const PAYROLL_EXPORT_STATUSES = ['created', 'released', 'refused'] as const;
export const FILE_UNITS = ['hours', 'days'] as const;

/** Which closed month to hand over, and how. */
export class CreatePayrollExportDto {
  @IsUUID()
  @IdField()
  closingId: string;

  @IsIn(PAYROLL_FORMAT_IDS)
  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;
}

/** Refuses a file for good; the next one gets the next number. */
export class RefusePayrollExportDto {
  @RefusalReasonField()
  reason: string;
}

/** Sum of one wage type over the lines of the file. */
export class PayrollTotalDto {
  @TextField({ example: '2020' })
  wageType: string;

  /** Our code; several joined by `+` where payroll counts them under one wage type. */
  @TextField({ example: 'NIGHT' })
  code: string;

  @ChoiceField('PayrollFileUnit', FILE_UNITS)
  unit: (typeof FILE_UNITS)[number];

  @TextField({ description: 'Two decimals with a point', example: '12.25' })
  quantity: string;
}

/** What was closed and is not in the file, because payroll decided so. */
export class PayrollExcludedDto {
  @TextField()
  code: string;

  @ChoiceField('PayrollUnit', ['minutes', 'hundredthDays'])
  unit: 'minutes' | 'hundredthDays';

  @CountField()
  quantity: number;

  @CountField()
  persons: number;
}

/** A file that was made; it never changes. */
export class PayrollExportDto {
  @IdField()
  exportId: string;

  @IdField()
  closingId: string;

  @MonthField()
  month: YearMonth;

  @TextField()
  payrollGroup: string;

  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;

  @TextField()
  fileName: string;

  /** Gapless within tenant and format. */
  @CountField()
  sequence: number;

  /** Lines of data in the file. */
  @CountField()
  lines: number;

  @CountField()
  persons: number;

  @CountField()
  bytes: number;

  @TextField({ description: 'SHA-256 of the bytes, hexadecimal' })
  sha256: string;

  @ApiProperty({ type: [PayrollTotalDto] })
  controlTotals: PayrollTotalDto[];

  @ApiProperty({ type: [PayrollExcludedDto] })
  excluded: PayrollExcludedDto[];

  @InstantField()
  createdAt: string;

  @TextField()
  createdBy: string;

  /** Made by the person who asks: another one releases or refuses it. */
  @FlagField()
  isOwn: boolean;

  /** Only a released file can be downloaded; both decisions are final. */
  @ChoiceField('PayrollExportStatus', PAYROLL_EXPORT_STATUSES)
  status: (typeof PAYROLL_EXPORT_STATUSES)[number];

  /** Who released or refused it. */
  @TextField({ optional: true })
  decidedBy?: string;

  @InstantField({ optional: true })
  decidedAt?: string;

  /** Why it was refused. */
  @TextField({ optional: true })
  reason?: string;

  /** One person was enough when it was made or decided on. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}

/** A closed month of a payroll group, with the files made of it. */
export class PayrollClosingDto {
  @IdField()
  closingId: string;

  @MonthField()
  month: YearMonth;

  /** 0 is the regular closing, 1 and more are supplementary runs with lines and files of their own. */
  @CountField()
  run: number;

  @TextField()
  payrollGroup: string;

  /** What people call it; the code where nobody has given it a name. */
  @TextField()
  payrollGroupName: string;

  @InstantField()
  closedAt: string;

  @TextField()
  startedBy: string;

  @TextField()
  closedBy: string;

  /** One person was enough to close the month. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;

  @CountField()
  employees: number;

  /** Closed payroll lines. */
  @CountField()
  lines: number;

  /** By number; of each format only the last one may be other than refused. */
  @ApiProperty({ type: [PayrollExportDto] })
  exports: PayrollExportDto[];
}

export class PayrollClosingsDto {
  @ApiProperty({ type: [PayrollClosingDto] })
  closings: PayrollClosingDto[];

  /** One person is enough at present to make and release a file. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}
