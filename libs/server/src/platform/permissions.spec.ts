import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type FunctionRow, MATRIX_ROLES, type Permission, permissions, ROLES_WITHOUT_DESK } from './permission-matrix';
import { may } from './permissions';
import { GRANTED_ROLES, ROLES } from './request-context';
import { ROLE_BOOK } from './role-book';

describe('permissions', () => {
  it('give every role something to do: one without is a word that nothing asks for', () => {
    const all = Object.keys(permissions) as Permission[];
    expect(
      ROLES.filter((role) => !all.some((permission) => may({ roles: [role], unitRoles: [] }, permission))),
    ).toEqual([]);
  });

  const rows: FunctionRow[] = Object.values(permissions);

  it('let a deputy do what the supervisor does', () => {
    expect(rows.filter(({ scopes }) => scopes.deputy !== scopes.supervisor)).toEqual([]);
  });

  it('give nothing to a role without a desk, and say of every role where it comes from', () => {
    expect(rows.filter(({ scopes }) => ROLES_WITHOUT_DESK.some((role) => scopes[role]))).toEqual([]);
    const ofOrigin = (origin: string) => MATRIX_ROLES.filter((role) => ROLE_BOOK[role].origin === origin);
    expect(ofOrigin('grant')).toEqual(GRANTED_ROLES);
    expect(ofOrigin('later')).toEqual(ROLES_WITHOUT_DESK);
  });

  it('do not let who has a role for some units do what needs the whole tenant', () => {
    const limited = { roles: ['employee'], unitRoles: ['timeAdministrator'] } as const;
    const whole = { roles: ['employee', 'timeAdministrator'], unitRoles: [] } as const;
    expect([may(limited, 'month.read'), may(limited, 'clarification.decide')]).toEqual([true, true]);
    for (const permission of ['closing.read', 'closing.run', 'import.run', 'agreement.publish'] as const)
      expect([may(limited, permission), may(whole, permission)]).toEqual([false, true]);
  });

  it('are told by docs/permissions.md: run "npm run permissions" after changing them', () => {
    const tool = path.resolve(__dirname, '../../../../tools/permissions.mjs');
    const check = () => execFileSync(process.execPath, [tool, '--check'], { encoding: 'utf8', stdio: 'pipe' });
    expect(check).not.toThrow();
  });
});
