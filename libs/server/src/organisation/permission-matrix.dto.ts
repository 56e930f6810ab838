import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  MATRIX_ROLES,
  type MatrixRole,
  type Permission,
  permissions,
  ROLE_ORIGINS,
  type RoleOrigin,
  SCOPES,
  type Scope,
  TextField,
} from '../platform';

export class WordsDto {
  @TextField({ description: 'German' })
  de: string;

  @TextField({ description: 'English' })
  en: string;
}

export class MatrixRoleDto {
  @ChoiceField('MatrixRole', MATRIX_ROLES)
  role: MatrixRole;

  @ApiProperty()
  name: WordsDto;

  @ApiProperty()
  purpose: WordsDto;

  @ChoiceField('RoleOrigin', ROLE_ORIGINS, { description: '`later`: the role has no desk yet and cannot be given' })
  origin: RoleOrigin;
}

export class MatrixCellDto {
  @ChoiceField('MatrixRole', MATRIX_ROLES)
  role: MatrixRole;

  @ChoiceField('PermissionScope', SCOPES)
  scope: Scope;
}

export class MatrixFunctionDto {
  @ChoiceField('Permission', Object.keys(permissions))
  permission: Permission;

  @ApiProperty()
  sentence: WordsDto;

  @ApiProperty({ type: [MatrixCellDto], description: 'Who may, and how far; roles that may not are left out' })
  scopes: MatrixCellDto[];
}

/** Which role may do what. */
export class PermissionMatrixDto {
  @ApiProperty({ type: [MatrixRoleDto] })
  roles: MatrixRoleDto[];

  @ApiProperty({ type: [MatrixFunctionDto] })
  functions: MatrixFunctionDto[];
}
