import { type Role } from '@zeitbuch/web-data-access';
import { type IconName } from '@zeitbuch/web-ui';

/** A page of the navigation. */
export interface Destination {
  readonly path: string;
  readonly key: string;
  /** Where a phone has to show many desks. */
  readonly short?: string;
  readonly icon: IconName;
  /** One of them is enough. */
  readonly roles: readonly Role[];
  /** Pages of one area share a place in the navigation, and stand beside each other above each of them. */
  readonly area?: 'administration';
}

/** What the navigation offers, by role. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/heute', key: 'nav.today', icon: 'clock', roles: ['employee'] },
  { path: '/monat', key: 'nav.month', icon: 'calendar', roles: ['employee'] },
  { path: '/antraege', key: 'nav.requests', icon: 'request', roles: ['employee'] },
  { path: '/abwesend', key: 'nav.absences', icon: 'leaveDay', roles: ['employee'] },
  { path: '/regeln', key: 'nav.rules', icon: 'rules', roles: ['employee'] },
  { path: '/freigaben', key: 'nav.approvals', icon: 'approve', roles: ['supervisor'] },
  {
    path: '/dienstvereinbarungen',
    key: 'nav.agreements',
    short: 'nav.agreementsShort',
    icon: 'agreement',
    roles: ['timeAdministrator', 'agreementEditor'],
  },
  { path: '/abschluss', key: 'nav.closing', icon: 'closing', roles: ['timeAdministrator'] },
  { path: '/lohn', key: 'nav.payroll', icon: 'payroll', roles: ['payroll'] },
  // First, as long as it is there: a new city begins with what is missing.
  {
    path: '/einrichtung',
    key: 'nav.setUp',
    icon: 'approve',
    roles: ['organisationAdministrator'],
    area: 'administration',
  },
  {
    path: '/personen',
    key: 'nav.people',
    icon: 'person',
    roles: ['organisationAdministrator'],
    area: 'administration',
  },
  {
    path: '/organisation',
    key: 'nav.organisation',
    icon: 'units',
    roles: ['organisationAdministrator'],
    area: 'administration',
  },
  {
    path: '/standorte',
    key: 'nav.sites',
    icon: 'office',
    roles: ['organisationAdministrator'],
    area: 'administration',
  },
  { path: '/rollen', key: 'nav.roles', icon: 'shield', roles: ['organisationAdministrator'], area: 'administration' },
  {
    path: '/dienstvereinbarungen',
    key: 'nav.agreements',
    icon: 'agreement',
    roles: ['organisationAdministrator'],
    area: 'administration',
  },
  {
    path: '/einfuhr',
    key: 'nav.imports',
    icon: 'inbox',
    roles: ['timeAdministrator', 'organisationAdministrator'],
    area: 'administration',
  },
];

/** How an area is called and shown in the navigation. */
const AREAS = {
  administration: { key: 'nav.administration', icon: 'units' },
} as const;

/** A place in the navigation: a page, or an area and its pages. */
export interface Place {
  /** Where it leads: its page, or the first one of its area. */
  readonly path: string;
  readonly key: string;
  readonly short?: string;
  readonly icon: IconName;
  /** One for a page; the pages of an area of which somebody may see several. */
  readonly pages: readonly Destination[];
}

/**
 * The places of a navigation; an area of which somebody sees a single page is that page. A page that is a place of its
 * own for somebody is not in an area as well.
 */
export function placesOf(destinations: readonly Destination[]): Place[] {
  const own = new Set(destinations.filter(({ area }) => !area).map(({ path }) => path));
  const visible = destinations.filter(({ area, path }) => !area || !own.has(path));
  const places: Place[] = [];
  for (const destination of visible) {
    const { area } = destination;
    const pages = area ? visible.filter((other) => other.area === area) : [destination];
    if (pages[0] !== destination) continue;
    places.push(
      area && pages.length > 1 ? { path: destination.path, ...AREAS[area], pages } : { ...destination, pages },
    );
  }
  return places;
}
