import { type Role, type TaskDto, type TaskKind } from '@zeitbuch/web-data-access';

/** The pages at which things wait, as the navigation knows them. */
type Desk =
  | '/heute'
  | '/freigaben'
  | '/dienstvereinbarungen'
  | '/einfuhr'
  | '/abschluss'
  | '/lohn'
  | '/einrichtung'
  | '/rollen'
  | '/personen';

/** Where something waits: what is about one's own time on the first page. */
export function deskOf(kind: TaskKind, roles: readonly Role[]): Desk {
  switch (kind) {
    case 'approvals':
      return '/freigaben';
    case 'clarifications':
      // Who administers the time of some units only has no closing desk.
      return roles.includes('timeAdministrator') && !roles.includes('supervisor') ? '/abschluss' : '/freigaben';
    case 'closing':
    case 'closingRefused':
      return '/abschluss';
    case 'payrollToMake':
    case 'payrollFiles':
    case 'payrollRefused':
    case 'payrollProposals':
    case 'payrollProposalRefused':
      return '/lohn';
    case 'importProposals':
    case 'importFiles':
      return '/einfuhr';
    case 'agreementProposals':
    case 'agreementRefused':
      return '/dienstvereinbarungen';
    case 'setUp':
      return '/einrichtung';
    case 'roleProposals':
      return '/rollen';
    case 'openingProposals':
      return '/personen';
    default:
      return '/heute';
  }
}

/** How much waits at each desk. */
export function countByDesk(tasks: readonly TaskDto[], roles: readonly Role[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, count } of tasks) {
    const desk = deskOf(kind, roles);
    counts.set(desk, (counts.get(desk) ?? 0) + count);
  }
  return counts;
}
