import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsUUID, Length, ValidateIf } from 'class-validator';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  GRANTED_ROLES,
  type GrantedRole,
  IdField,
  InstantField,
  IsCount,
  IsLocalDateText,
  IsPlainText,
  MayBeLeftOut,
  ROLES_WITHOUT_DESK,
  TextField,
} from '../platform';
import { ROLE_PROPOSAL_STATES, type RoleProposalState } from './role-proposal.entity';

/** Most units of one grant; more is the whole city. */
const MOST_UNITS = 200;
const LONGEST_REASON = 255;
const NAMED_ROLES = [...GRANTED_ROLES, ...ROLES_WITHOUT_DESK] as const;

/** A role that somebody is to have. */
export class GiveRoleDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  grantId: string;

  @IdField()
  @IsUUID()
  employeeId: string;

  @IsIn(NAMED_ROLES)
  @ChoiceField('NamedRole', NAMED_ROLES, { description: 'Some have no desk yet and are refused' })
  role: (typeof NAMED_ROLES)[number];

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @ArrayUnique()
  @IdField({ isArray: true, optional: true, nullable: true, description: 'Left out or null: the whole city' })
  unitIds?: string[] | null;

  @IsLocalDateText()
  @DateField()
  from: LocalDate;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsLocalDateText()
  @DateField({ optional: true, nullable: true, description: 'Last day; left out or null: until further notice' })
  to?: LocalDate | null;
}

export class RefuseRoleDto {
  @Length(1, LONGEST_REASON)
  @IsPlainText()
  @TextField({ minLength: 1, maxLength: LONGEST_REASON })
  reason: string;
}

export class EndRoleDto {
  /** Of the grant that was looked at. */
  @IsCount(1)
  @CountField({ minimum: 1 })
  version: number;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'Left out: at once' })
  lastDay?: LocalDate;
}

/** What became of a role that was to be given. */
export class GivenRoleDto {
  @ChoiceField('RoleProposalState', ROLE_PROPOSAL_STATES, {
    description: '`confirmed` at once while the city is set up by one person alone',
  })
  status: RoleProposalState;
}

export class RoleUnitDto {
  @IdField()
  unitId: string;

  @TextField()
  name: string;
}

class RoleOfSomebodyDto {
  @IdField()
  grantId: string;

  @IdField()
  employeeId: string;

  @TextField()
  name: string;

  @TextField()
  personnelNumber: string;

  @ChoiceField('GrantedRole', GRANTED_ROLES)
  role: GrantedRole;

  @ApiProperty({ type: [RoleUnitDto], required: false, description: 'Left out: the whole city' })
  units?: RoleUnitDto[];

  @DateField()
  from: LocalDate;

  @DateField({ optional: true, description: 'Last day; left out: until further notice' })
  to?: LocalDate;
}

/** A role that somebody has, or will have. */
export class RoleGrantDto extends RoleOfSomebodyDto {
  @CountField()
  version: number;

  @TextField({ optional: true, description: 'Left out where it came by import, from the server or from the set-up' })
  grantedBy?: string;

  @TextField({ optional: true })
  confirmedBy?: string;

  @FlagField({ description: 'One person gave it alone, before there was a second organisation administrator' })
  alone: boolean;
}

/** A role that waits for a second person, or that was refused lately. */
export class RoleProposalDto extends RoleOfSomebodyDto {
  @ChoiceField('RoleProposalState', ROLE_PROPOSAL_STATES)
  status: RoleProposalState;

  @IdField()
  proposedById: string;

  @TextField()
  proposedBy: string;

  @InstantField()
  proposedAt: string;

  @TextField({ optional: true, description: 'Of what was refused' })
  decidedBy?: string;

  @TextField({ optional: true })
  refusalReason?: string;
}

export class RoleListDto {
  @FlagField({ description: 'No second organisation administrator has signed in yet: the first acts alone' })
  isAlone: boolean;

  @ApiProperty({ type: [RoleGrantDto] })
  grants: RoleGrantDto[];

  @ApiProperty({ type: [RoleProposalDto] })
  proposals: RoleProposalDto[];
}
