import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  PAYROLL_CODES,
  PAYROLL_FORMAT_IDS,
  type PayrollFormatId,
  type PayrollLineCode,
  type PayrollUnit,
} from '@zeitbuch/payroll-export';
import { type PersonnelGroup, PERSONNEL_GROUPS, type YearMonth } from '@zeitbuch/working-time';
import { FourEyesOffDto } from '../four-eyes';
import { ChoiceField, CountField, FlagField, IdField, InstantField, MonthField, TextField } from '../platform';
import { COST_CENTER_RULES, type CostCenterRule, type PayrollSource } from './payroll-source';
import {
  PAYROLL_PROPOSAL_STATUSES,
  type PayrollProposalStatus,
  SETTING_KINDS,
  type SettingKind,
} from './setting-kinds';

export const PERSONNEL_NUMBER_KINDS = ['lodas', 'company'] as const;
export const PAYROLL_LINE_CODES = Object.keys(PAYROLL_CODES) as readonly PayrollLineCode[];

/** How a payroll group is known to the payroll centre over some months. */
export class PayrollTargetDto {
  /** First month; left out where it held from the beginning. */
  @MonthField({ optional: true })
  from?: YearMonth;

  /** Last month; left out where no other follows. */
  @MonthField({ optional: true })
  to?: YearMonth;

  @TextField({ optional: true })
  consultantNumber?: string;

  @TextField({ optional: true })
  clientNumber?: string;

  /** Which number the file names people by: that of LODAS with up to five digits, or the employer's own. */
  @ChoiceField('PersonnelNumberKind', PERSONNEL_NUMBER_KINDS)
  personnelNumbers: PayrollSource['personnelNumbers'];

  /** Which cost centre a line carries: that of the person, always the same, or none. */
  @ChoiceField('CostCenterRule', COST_CENTER_RULES)
  costCenters: CostCenterRule;

  @TextField({ optional: true })
  fixedCostCenter?: string;
}

export class PayrollGroupSettingsDto {
  @TextField()
  code: string;

  /** Left out where nobody has given it a name: people are in it by their HR file. */
  @TextField({ optional: true })
  name?: string;

  /** For naming it otherwise; left out without a name. */
  @CountField({ optional: true })
  version?: number;

  /** People who are in it at present. */
  @CountField()
  people: number;

  /** The earliest first. */
  @ApiProperty({ type: [PayrollTargetDto] })
  targets: PayrollTargetDto[];
}

/** What becomes of a code in a format, over some months. */
export class WageTypeDto {
  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS)
  format: PayrollFormatId;

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  @ChoiceField('PayrollLineCode', PAYROLL_LINE_CODES)
  code: PayrollLineCode;

  @MonthField({ optional: true })
  from?: YearMonth;

  /** Last month; left out where no other follows. */
  @MonthField({ optional: true })
  to?: YearMonth;

  /** false: payroll knows it from elsewhere, and the file leaves it out. */
  @FlagField()
  exported: boolean;

  @TextField({ optional: true })
  wageType?: string;

  @TextField({ optional: true })
  processingKey?: string;
}

/** A code, and in what it is counted. */
export class PayrollCodeDto {
  @ChoiceField('PayrollLineCode', PAYROLL_LINE_CODES)
  code: PayrollLineCode;

  @ChoiceField('PayrollUnit', ['minutes', 'hundredthDays'])
  unit: PayrollUnit;
}

export class PersonnelGroupPeopleDto {
  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  /** With a contract at present. */
  @CountField()
  people: number;
}

/** A wage type, or the numbers of a group. */
export class SettingValueDto {
  @FlagField({ optional: true })
  exported?: boolean;

  @TextField({ optional: true })
  wageType?: string;

  @TextField({ optional: true })
  processingKey?: string;

  @TextField({ optional: true })
  consultantNumber?: string;

  @TextField({ optional: true })
  clientNumber?: string;

  @ChoiceField('PersonnelNumberKind', PERSONNEL_NUMBER_KINDS, { optional: true })
  personnelNumbers?: PayrollSource['personnelNumbers'];

  @ChoiceField('CostCenterRule', COST_CENTER_RULES, { optional: true })
  costCenters?: CostCenterRule;

  @TextField({ optional: true })
  fixedCostCenter?: string;
}

/** One value of a proposal, before and after. */
export class SettingLineDto {
  /** Of wage types. */
  @ChoiceField('PayrollLineCode', PAYROLL_LINE_CODES, { optional: true })
  code?: PayrollLineCode;

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS, { optional: true })
  personnelGroup?: PersonnelGroup;

  /** Left out where nothing held. */
  @ApiPropertyOptional({ type: SettingValueDto })
  before?: SettingValueDto;

  @ApiProperty({ type: SettingValueDto })
  after: SettingValueDto;
}

/** A change that waits for a second person, or what became of it. */
export class PayrollProposalDto {
  @IdField()
  proposalId: string;

  @ChoiceField('PayrollSettingKind', SETTING_KINDS)
  kind: SettingKind;

  @ChoiceField('PayrollProposalStatus', PAYROLL_PROPOSAL_STATUSES)
  status: PayrollProposalStatus;

  @MonthField()
  from: YearMonth;

  /** Of the numbers of a group. */
  @TextField({ optional: true })
  payrollGroupName?: string;

  /** Of wage types. */
  @ChoiceField('PayrollFormatId', PAYROLL_FORMAT_IDS, { optional: true })
  format?: PayrollFormatId;

  @ApiProperty({ type: [SettingLineDto] })
  lines: SettingLineDto[];

  /** Files of months from then on that were made already: they stay as they are. */
  @CountField()
  filesMade: number;

  @TextField()
  proposedBy: string;

  @InstantField()
  proposedAt: string;

  /** Proposed by the person who asks: another one releases it. */
  @FlagField()
  isOwn: boolean;

  @TextField({ optional: true })
  decidedBy?: string;

  @InstantField({ optional: true })
  decidedAt?: string;

  /** Why it was refused. */
  @TextField({ optional: true })
  reason?: string;

  /** One person was enough when it was decided. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}

/** Everything that payroll sets. */
export class PayrollSettingsDto {
  /** Goes up with each release; sent back with a proposal, so that nobody proposes what they did not look at. */
  @CountField()
  version: number;

  @ApiProperty({ type: [PayrollGroupSettingsDto] })
  groups: PayrollGroupSettingsDto[];

  @ApiProperty({ type: [PersonnelGroupPeopleDto] })
  personnelGroups: PersonnelGroupPeopleDto[];

  /** Everything that may come to payroll, in a fixed order. */
  @ApiProperty({ type: [PayrollCodeDto] })
  codes: PayrollCodeDto[];

  /** Of every month; the earliest first. */
  @ApiProperty({ type: [WageTypeDto] })
  wageTypes: WageTypeDto[];

  /** Those that wait, the oldest first, then the last ones that were decided. */
  @ApiProperty({ type: [PayrollProposalDto] })
  proposals: PayrollProposalDto[];

  /** One person is enough at present. */
  @ApiPropertyOptional({ type: FourEyesOffDto })
  fourEyesOff?: FourEyesOffDto;
}
