import { GRANTED_ROLES, type GrantedRole, ROLE_BOOK, ROLES_WITHOUT_DESK } from '../platform';

export type NamedRole = GrantedRole | (typeof ROLES_WITHOUT_DESK)[number];

/** What files call a role beside its name. */
const OTHER_WORDS: Readonly<Partial<Record<NamedRole, readonly string[]>>> = {
  timeAdministrator: ['Zeitbeauftragter'],
};

const wordsOf = <Role extends NamedRole>(roles: readonly Role[]): Readonly<Record<string, Role>> =>
  Object.fromEntries(
    roles.flatMap((role) =>
      [role, ROLE_BOOK[role].name.de, ROLE_BOOK[role].name.en, ...(OTHER_WORDS[role] ?? [])].map((word) => [
        word,
        role,
      ]),
    ),
  );

/** Roles that somebody can be given, by every word that a file may use. */
export const GRANTED_ROLE_WORDS = wordsOf<GrantedRole>(GRANTED_ROLES);
/** With those that have no desk yet, so that a file is told so instead of "unknown". */
export const NAMED_ROLE_WORDS = wordsOf<NamedRole>([...GRANTED_ROLES, ...ROLES_WITHOUT_DESK]);
