import { ApiProperty } from '@nestjs/swagger';
import { PAYROLL_FORMAT_IDS, type PayrollFormatId, type PayrollLineCode } from '@zeitbuch/payroll-export';
import { type PersonnelGroup, PERSONNEL_GROUPS, type YearMonth } from '@zeitbuch/working-time';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsUUID, Matches } from 'class-validator';
import { RefusalReasonField } from '../four-eyes';
import {
  ChoiceField,
  CountField,
  FlagField,
  IdField,
  IsCount,
  IsListOf,
  IsMonthText,
  LineField,
  MayBeLeftOut,
  MonthField,
  TextField,
} from '../platform';
import { COST_CENTER_RULES, type CostCenterRule, type PayrollSource } from './payroll-source';
import { PAYROLL_LINE_CODES, PERSONNEL_NUMBER_KINDS } from './settings.dto';

/** Names a payroll group. */
export class RenamePayrollGroupDto {
  @LineField(100, { example: 'Tarifbeschäftigte' })
  name: string;

  /** Of the name that was looked at. */
  @IsCount(1)
  @CountField()
  version: number;
}

/** A payroll group with its code and name. */
export class AddPayrollGroupDto {
  @LineField(50, { example: 'TVOED' })
  code: string;

  @LineField(100, { example: 'Tarifbeschäftigte' })
  name: string;
}

class ProposeSettingDto {
  /** Made by who asks; sent again, it is the same proposal. */
  @IsUUID()
  @IdField()
  proposalId: string;

  /** That of the settings which were looked at. */
  @IsCount()
  @CountField()
  version: number;

  @IsMonthText()
  @MonthField({ description: 'First month in which it holds' })
  from: YearMonth;
}

export class ProposePayrollTargetDto extends ProposeSettingDto {
  @LineField(50)
  payrollGroup: string;

  @LineField(20, { optional: true, description: 'Four to seven digits; only LODAS needs it' })
  consultantNumber?: string;

  @LineField(20, { optional: true, description: 'One to five digits; only LODAS needs it' })
  clientNumber?: string;

  @IsIn(PERSONNEL_NUMBER_KINDS)
  @ChoiceField('PersonnelNumberKind', PERSONNEL_NUMBER_KINDS)
  personnelNumbers: PayrollSource['personnelNumbers'];

  @IsIn(COST_CENTER_RULES)
  @ChoiceField('CostCenterRule', COST_CENTER_RULES)
  costCenters: CostCenterRule;

  @LineField(20, { optional: true, description: 'Where every line carries the same' })
  fixedCostCenter?: string;
}

export class ProposedWageTypeDto {
  @IsIn(PAYROLL_LINE_CODES)
  @ChoiceField('PayrollLineCode', PAYROLL_LINE_CODES)
  code: PayrollLineCode;

  @IsBoolean()
  @FlagField({ description: 'false: the file leaves it out' })
  exported: boolean;

  @LineField(20, { optional: true, example: '2020' })
  wageType?: string;

  @LineField(20, { optional: true, example: '01' })
  processingKey?: string;
}

export class ProposeWageTypesDto extends ProposeSettingDto {
  @IsIn(PAYROLL_FORMAT_IDS)
  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PERSONNEL_GROUPS.length)
  @IsIn(PERSONNEL_GROUPS, { each: true })
  @ApiProperty({ enum: PERSONNEL_GROUPS, enumName: 'PersonnelGroup', isArray: true })
  personnelGroups: PersonnelGroup[];

  @IsListOf(() => ProposedWageTypeDto, { least: 1, most: PAYROLL_LINE_CODES.length })
  @ApiProperty({ type: [ProposedWageTypeDto] })
  rows: ProposedWageTypeDto[];
}

export class RefusePayrollProposalDto {
  @RefusalReasonField()
  reason: string;
}

/** Of what to make a test file. */
export class PayrollTestFileQueryDto {
  @IsIn(PAYROLL_FORMAT_IDS)
  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;

  @LineField(50)
  payrollGroup: string;

  @IsIn(PERSONNEL_GROUPS)
  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  @IsMonthText()
  @MonthField()
  month: YearMonth;

  /** Of a person whom the payroll centre keeps for tests. */
  @MayBeLeftOut()
  @Matches(/^\d{1,10}$/)
  @TextField({ optional: true, default: '99999', example: '99999' })
  personnelNumber?: string;
}
