import { IsUUID, Length } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate } from '@zeitbuch/working-time';
import { ChoiceField, DateField, FlagField, IdField, InstantField, ROLES, type Role, TextField } from '../platform';

export class SessionEmployeeDto {
  @IdField()
  employeeId: string;

  @TextField()
  givenName: string;

  @TextField()
  familyName: string;

  @TextField()
  personnelNumber: string;

  @TextField()
  unitName: string;
}

/** Somewhere the signed-in person works. */
export class EmployerDto {
  @IdField()
  employeeId: string;

  @TextField()
  tenantName: string;
}

/** For whom to work from now on. */
export class ChosenEmployerDto {
  @IdField()
  @IsUUID()
  employeeId: string;
}

/** Who proves to be the same person: by the password here, and by that of another employer. */
export class JoinedEmployerDto {
  @TextField({ minLength: 1, maxLength: 128 })
  @Length(1, 128)
  currentPassword: string;

  /** With which the person signs in for the other employer. */
  @TextField({ minLength: 1, maxLength: 320 })
  @Length(1, 320)
  email: string;

  @TextField({ minLength: 1, maxLength: 128 })
  @Length(1, 128)
  password: string;
}

/** An employment here before this one, of somebody who left and came back. */
export class EarlierEmploymentDto {
  @IdField()
  employeeId: string;

  @DateField()
  hiredOn: LocalDate;

  @DateField()
  leftOn: LocalDate;
}

/** Who is signed in, if anybody. Without `signedIn`, but with `employers`, one of them is to be chosen. */
export class SessionDto {
  @FlagField()
  signedIn: boolean;

  @ApiProperty({ required: false })
  employee?: SessionEmployeeDto;

  /** Employments before this one, whose months and leave the person reads by `employeeId`, the last one first. */
  @ApiProperty({ type: [EarlierEmploymentDto], required: false })
  earlier?: EarlierEmploymentDto[];

  @ChoiceField('Role', ROLES, { isArray: true })
  roles: Role[];

  /** Roles that the person has for some units only. */
  @ChoiceField('Role', ROLES, { isArray: true })
  unitRoles: Role[];

  @TextField({ optional: true })
  tenantName?: string;

  /** Every employer whom the sign-in opens, the chosen one among them. */
  @ApiProperty({ type: [EmployerDto] })
  employers: EmployerDto[];

  /** Whether somebody may work for another employer in this installation. */
  @FlagField()
  severalTenants: boolean;

  @FlagField()
  demoMode: boolean;

  /** There is no city yet, so nobody could sign in: it begins with the link that the server prints. */
  @FlagField({ optional: true })
  noCity?: boolean;

  @InstantField()
  serverTime: string;
}

/** Somebody to try the demo city as. */
export class DemoPersonDto {
  @ChoiceField('Role', ROLES)
  role: Role;

  @TextField()
  name: string;

  @TextField()
  email: string;

  @TextField()
  password: string;

  @TextField()
  description: string;

  @TextField()
  unitName: string;
}
