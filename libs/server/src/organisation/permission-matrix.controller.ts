import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, MATRIX_ROLES, ROLE_BOOK, type FunctionRow, type Permission, permissions } from '../platform';
import { type MatrixFunctionDto, PermissionMatrixDto } from './permission-matrix.dto';

/** The permission matrix, as it is in force for every request. */
@ApiTags('organisation')
@Controller('permissions')
export class PermissionMatrixController {
  @ApiOperation({ summary: 'Which role may do what, and how far' })
  @Get()
  @Can('permission.read')
  @ApiOkResponse({ type: PermissionMatrixDto })
  getPermissionMatrix(): PermissionMatrixDto {
    const roles = MATRIX_ROLES.map((role) => ({ role, ...ROLE_BOOK[role] }));
    return { roles, functions: Object.entries(permissions).map(functionDto) };
  }
}

function functionDto([permission, row]: [string, FunctionRow]): MatrixFunctionDto {
  const { de, en, scopes } = row;
  return {
    permission: permission as Permission,
    sentence: { de, en },
    scopes: MATRIX_ROLES.flatMap((role) => {
      const scope = scopes[role];
      return scope ? [{ role, scope }] : [];
    }),
  };
}
