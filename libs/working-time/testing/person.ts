import {
  type AgreementParameters,
  type AgreementVersion,
  PersonFacts,
  type PersonFactsInput,
  STANDARD_PARAMETERS,
  TenantAgreements,
  type CircleAnnex,
  CircleAnnexes,
  UnitTree,
  holidayCalendar,
  zone,
} from '../src';
import { FULLTIME, type WorkingDay } from './builders';

/** What a tenant has published: one agreement, DV-1, in force since 2000, with annexes of units perhaps. */
export function published(
  changes: Partial<AgreementParameters> = {},
  annexes: readonly CircleAnnex[] = [],
  parents: ReadonlyMap<string, string | null> = new Map(),
): TenantAgreements {
  const parameters = { ...STANDARD_PARAMETERS, ...changes };
  const version: AgreementVersion = {
    agreementId: 'DV-1',
    version: 1,
    validFrom: '2000-01-01',
    validTo: null,
    parameters,
  };
  return new TenantAgreements({
    names: new Map([['DV-1', 'Dienstvereinbarung']]),
    versions: new Map([['DV-1', [version]]]),
    overlays: new Map(),
    annexes: new CircleAnnexes(new Map([['DV-1', annexes]]), unitTree(parents)),
    resolved: new Map(),
  });
}

/** Units that were always where they are: the unit above each of them, null at the top. */
export const unitTree = (parents: ReadonlyMap<string, string | null>): UnitTree =>
  new UnitTree([...parents].map(([unitId, parentId]) => ({ unitId, parentId, from: null, to: null })));

/** Facts of a full-time employee in Dresden under {@link published}, hired in 2020, who worked on the days told. */
export function person(days: readonly WorkingDay[] = [], changes: Partial<PersonFactsInput> = {}): PersonFacts {
  return new PersonFacts({
    employeeId: 'p',
    birthDate: '1980-05-17',
    hiredOn: '2020-01-01',
    leftOn: null,
    zone: zone('Europe/Berlin'),
    contracts: [FULLTIME],
    assignments: [{ id: 'DV-1', from: '2020-01-01', to: null }],
    agreements: published(),
    holidays: holidayCalendar([]),
    bookings: days.flatMap((day) => day.bookings()),
    absences: [],
    remoteWork: null,
    protections: [],
    particulars: [],
    ...changes,
  });
}
