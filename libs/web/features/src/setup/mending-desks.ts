import { type ChecklistKind, type Role } from '@zeitbuch/web-data-access';

interface Desk {
  readonly path: string;
  /** Query parameters of the way there. */
  readonly query?: Readonly<Record<string, string>>;
  /** What the way there is called: a key below `checklist.to`. */
  readonly key: string;
  /** Who may go there. */
  readonly roles: readonly Role[];
}

const PEOPLE: Desk = { path: '/personen', key: 'people', roles: ['organisationAdministrator'] };
/** Who lacks something, by the word of the address. */
const lacking = (ohne: string): Desk => ({ ...PEOPLE, key: 'lacking', query: { ohne } });
const SHEETS: Desk = { path: '/personen/zugangscodes', key: 'sheets', roles: ['organisationAdministrator'] };
const IMPORTS: Desk = { path: '/einfuhr', key: 'imports', roles: ['timeAdministrator', 'organisationAdministrator'] };
const AGREEMENTS: Desk = { path: '/dienstvereinbarungen', key: 'agreements', roles: ['timeAdministrator'] };
const ROLES: Desk = { path: '/rollen', key: 'roles', roles: ['organisationAdministrator'] };
const PAYROLL: Desk = { path: '/lohn/einstellungen', key: 'payroll', roles: ['payroll'] };

/** Where what is missing is mended. */
const DESKS: Readonly<Record<ChecklistKind, Desk>> = {
  noPeople: IMPORTS,
  withoutUnit: lacking('einheit'),
  withoutSite: lacking('standort'),
  withoutContract: lacking('vertrag'),
  withoutAgreement: lacking('vereinbarung'),
  withoutAccess: SHEETS,
  secondAdministrator: ROLES,
  secondTimeAdministrator: ROLES,
  payrollOffice: ROLES,
  unled: { path: '/organisation', key: 'units', roles: ['organisationAdministrator'] },
  groupsWithoutTarget: PAYROLL,
  personnelGroupsWithoutWageTypes: PAYROLL,
  leaveNotBrought: IMPORTS,
  balancesNotBrought: IMPORTS,
  agreementsWithoutParagraphs: AGREEMENTS,
};

/** The page on which somebody with these roles mends what is missing; null where somebody else does. */
export function deskThatMends(kind: ChecklistKind, roles: readonly Role[]): Desk | null {
  const desk = DESKS[kind];
  return desk.roles.some((role) => roles.includes(role)) ? desk : null;
}
