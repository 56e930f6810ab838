import { may, type Permission, permissions } from './permissions';
import { ROLES } from './request-context';

describe('permissions', () => {
  it('give every role something to do: one without is a word that nothing asks for', () => {
    const all = Object.keys(permissions) as Permission[];
    expect(ROLES.filter((role) => !all.some((permission) => may([role], permission)))).toEqual([]);
  });
});
