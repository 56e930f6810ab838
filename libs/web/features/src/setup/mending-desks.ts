import { type ChecklistKind, type Role } from '@zeitbuch/web-data-access';

interface Desk {
  readonly path: string;
  /** Who may go there. */
  readonly roles: readonly Role[];
}

const PEOPLE: Desk = { path: '/personen', roles: ['organisationAdministrator'] };
const IMPORTS: Desk = { path: '/einfuhr', roles: ['timeAdministrator'] };
const AGREEMENTS: Desk = { path: '/dienstvereinbarungen', roles: ['timeAdministrator'] };

/** Where what is missing is mended; null where no page does it yet. */
const DESKS: Readonly<Record<ChecklistKind, Desk | null>> = {
  noPeople: IMPORTS,
  withoutUnit: PEOPLE,
  withoutSite: PEOPLE,
  withoutContract: PEOPLE,
  withoutAgreement: PEOPLE,
  withoutAccess: PEOPLE,
  secondAdministrator: PEOPLE,
  secondTimeAdministrator: PEOPLE,
  payrollOffice: PEOPLE,
  unled: null,
  groupsWithoutTarget: null,
  personnelGroupsWithoutWageTypes: null,
  leaveNotBrought: IMPORTS,
  agreementsWithoutParagraphs: AGREEMENTS,
};

/** The page on which somebody with these roles mends what is missing; null where another one does, or none. */
export function deskThatMends(kind: ChecklistKind, roles: readonly Role[]): string | null {
  const desk = DESKS[kind];
  return desk?.roles.some((role) => roles.includes(role)) ? desk.path : null;
}
