import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagField, IdField, InstantField, ROLES, type Role, TextField } from '../platform';

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

/** Who is signed in, if anybody. */
export class SessionDto {
  @FlagField()
  signedIn: boolean;

  @ApiProperty({ required: false })
  employee?: SessionEmployeeDto;

  @ChoiceField('Role', ROLES, { isArray: true })
  roles: Role[];

  /** Roles that the person has for some units only. */
  @ChoiceField('Role', ROLES, { isArray: true })
  unitRoles: Role[];

  @TextField({ optional: true })
  tenantName?: string;

  @FlagField()
  demoMode: boolean;

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
