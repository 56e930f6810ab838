import { type PayrollFormatId, type PayrollLineCode } from '@zeitbuch/payroll-export';
import { type PersonnelGroup, type YearMonth } from '@zeitbuch/working-time';
import { type CostCenterRule, type PayrollSource } from './payroll-source';

/** How a payroll group is known to the payroll centre, from a month on. */
export interface TargetContent {
  readonly payrollGroup: string;
  readonly from: YearMonth;
  /** Null where no format of the group needs one. */
  readonly consultantNumber: string | null;
  readonly clientNumber: string | null;
  readonly personnelNumbers: PayrollSource['personnelNumbers'];
  readonly costCenters: CostCenterRule;
  /** Null unless every line carries the same. */
  readonly fixedCostCenter: string | null;
}

/** What becomes of a code: a wage type with its processing key, or nothing that travels. */
export interface WageTypeRow {
  readonly code: PayrollLineCode;
  /** false: payroll knows it from elsewhere, and the file leaves it out. */
  readonly exported: boolean;
  /** Null where it is left out. */
  readonly wageType: string | null;
  readonly processingKey: string | null;
}

/** Wage types of some codes in one format, from a month on. */
export interface WageTypesContent {
  readonly format: PayrollFormatId;
  readonly from: YearMonth;
  readonly personnelGroups: readonly PersonnelGroup[];
  readonly rows: readonly WageTypeRow[];
}

export interface SettingContents {
  readonly target: TargetContent;
  readonly wageTypes: WageTypesContent;
}

export type SettingKind = keyof SettingContents;
export const SETTING_KINDS = ['target', 'wageTypes'] as const satisfies readonly SettingKind[];

/** Waiting for a second person, in force, not wanted by the second person, or taken back by who proposed it. */
export const PAYROLL_PROPOSAL_STATUSES = ['proposed', 'released', 'refused', 'withdrawn'] as const;
export type PayrollProposalStatus = (typeof PAYROLL_PROPOSAL_STATUSES)[number];

/** What a proposal would do, judged against what holds now. */
export interface SettingChange {
  /** What holds in its place now; another value at the release means that somebody was faster. */
  readonly before: object;
  /** Brings it into force. What held before ends there; what begins later stays. */
  write(): Promise<void>;
}
