import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate, PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  MinutesField,
  MonthField,
  TextField,
} from '../platform';
import { PERMISSION_KINDS, type PermissionKind, PROTECTION_KINDS, type ProtectionKind } from './dated-facts';
import { CHANGE_KINDS, type ChangeKind } from './fact-change';
import {
  AnnexExceptionSpanDto,
  DeclaredDayDto,
  OpeningOnRecordDto,
  OpeningProposalDto,
  OrderOnRecordDto,
  SecondJobSpanDto,
  StandbyOnRecordDto,
} from './particulars.dto';

/** From one day to another, both inclusive. */
export class DatedDto {
  @DateField()
  from: LocalDate;

  @DateField({ optional: true, description: 'The last day; left out where there is none yet' })
  to?: LocalDate;
}

export class ContractSpanDto extends DatedDto {
  @MinutesField()
  weeklyMinutes: number;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 7, maxItems: 7, description: 'Monday to Sunday' })
  oddMinutes: number[];

  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 7, maxItems: 7 })
  evenMinutes: number[];

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  @TextField({ optional: true })
  payGroup?: string;

  @FlagField()
  worksInShifts: boolean;
}

/** Where somebody belongs to: a unit, a site or an agreement. */
export class BelongingSpanDto extends DatedDto {
  @IdField()
  id: string;

  @TextField()
  name: string;
}

/** To which payroll group, or on which cost centre. */
export class CodedSpanDto extends DatedDto {
  @TextField()
  code: string;

  @TextField({ description: 'What people call it; the code where it has no name' })
  name: string;
}

export class PermissionSpanDto extends DatedDto {
  @ChoiceField('PermissionKind', PERMISSION_KINDS)
  kind: PermissionKind;

  @FlagField({ description: 'The workplace at home is installed (§ 2 (7) ArbStättV)' })
  equipped: boolean;
}

export class ProtectionSpanDto extends DatedDto {
  @ChoiceField('ProtectionKind', PROTECTION_KINDS)
  kind: ProtectionKind;
}

/** With which somebody was here before. */
export class EarlierRecordDto {
  @IdField()
  employeeId: string;

  @DateField()
  hiredOn: LocalDate;

  @DateField()
  leftOn: LocalDate;
}

/** Everything that is administered of a person. */
export class PersonRecordDto {
  @IdField()
  employeeId: string;

  @CountField({ description: 'Goes along with every change: who looked at an older one is told' })
  version: number;

  @TextField()
  personnelNumber: string;

  @TextField()
  givenName: string;

  @TextField()
  familyName: string;

  @TextField()
  email: string;

  @DateField({ optional: true })
  birthDate?: LocalDate;

  @DateField()
  hiredOn: LocalDate;

  @DateField({ optional: true })
  leftOn?: LocalDate;

  @MonthField({ optional: true, description: 'The last closed month; nothing of it and before changes any more' })
  closedThrough?: string;

  @IdField({ optional: true, description: 'The record with which the person came back' })
  followedBy?: string;

  @ApiProperty({
    type: EarlierRecordDto,
    required: false,
    description: 'Where the person came back: the record before',
  })
  follows?: EarlierRecordDto;

  @ApiProperty({ type: [ContractSpanDto] })
  contracts: ContractSpanDto[];

  @ApiProperty({ type: [BelongingSpanDto] })
  units: BelongingSpanDto[];

  @ApiProperty({ type: [BelongingSpanDto] })
  sites: BelongingSpanDto[];

  @ApiProperty({ type: [BelongingSpanDto] })
  agreements: BelongingSpanDto[];

  @ApiProperty({ type: [CodedSpanDto], description: 'The one of the last day of a month counts for the month' })
  payrollGroups: CodedSpanDto[];

  @ApiProperty({ type: [CodedSpanDto], description: 'The one of the last day of a month counts for the month' })
  costCenters: CodedSpanDto[];

  @ApiProperty({ type: [PermissionSpanDto] })
  permissions: PermissionSpanDto[];

  @ApiProperty({ type: [ProtectionSpanDto] })
  protections: ProtectionSpanDto[];

  @ApiProperty({ type: [SecondJobSpanDto] })
  secondJobs: SecondJobSpanDto[];

  @ApiProperty({ type: [DeclaredDayDto] })
  declaredDays: DeclaredDayDto[];

  @ApiProperty({ type: [OrderOnRecordDto], description: 'Of overtime' })
  orders: OrderOnRecordDto[];

  @ApiProperty({ type: [StandbyOnRecordDto] })
  standbys: StandbyOnRecordDto[];

  @ApiProperty({ type: [AnnexExceptionSpanDto] })
  annexExceptions: AnnexExceptionSpanDto[];

  @ApiProperty({ type: [OpeningOnRecordDto], description: 'What the person brought along on accounts' })
  openings: OpeningOnRecordDto[];

  @ApiProperty({ type: [OpeningProposalDto], description: 'What waits for a second person' })
  openingProposals: OpeningProposalDto[];
}

/** Something that can be chosen. */
export class ChoiceDto {
  @IdField()
  id: string;

  @TextField()
  name: string;
}

/** A unit, with the agreement that is usual there. */
export class UnitChoiceDto extends ChoiceDto {
  @IdField({
    optional: true,
    description: 'Under which the unit, or one above it, was brought last until further notice; left out without one',
  })
  agreementId?: string;
}

export class PayrollGroupChoiceDto {
  @TextField()
  code: string;

  @TextField()
  name: string;
}

/** An annex, by the agreement that it belongs to. */
export class AnnexChoiceDto extends ChoiceDto {
  @IdField()
  agreementId: string;
}

/** What forms about people offer. */
export class PeopleChoicesDto {
  @ApiProperty({ type: [UnitChoiceDto], description: 'By their path from the top' })
  units: UnitChoiceDto[];

  @ApiProperty({ type: [ChoiceDto] })
  sites: ChoiceDto[];

  @ApiProperty({ type: [ChoiceDto] })
  agreements: ChoiceDto[];

  @ApiProperty({ type: [PayrollGroupChoiceDto] })
  payrollGroups: PayrollGroupChoiceDto[];

  @ApiProperty({ type: [AnnexChoiceDto] })
  annexes: AnnexChoiceDto[];
}

/** One change of what is known of a person. */
export class PersonChangeDto {
  @IdField()
  changeId: string;

  @ChoiceField('PersonChangeKind', CHANGE_KINDS)
  kind: ChangeKind;

  @DateField({ optional: true })
  from?: LocalDate;

  @DateField({ optional: true })
  to?: LocalDate;

  @TextField({ optional: true, description: 'Left out where the command line did it' })
  changedBy?: string;

  @InstantField()
  changedAt: string;
}

export class PersonChangesDto {
  @ApiProperty({ type: [PersonChangeDto], description: 'The last hundred, the newest first' })
  changes: PersonChangeDto[];
}
