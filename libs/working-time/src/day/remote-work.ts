import { type LocalDate } from '../time';

/** A workplace at home that the employer set up and agreed on (ArbStättV § 2 (7)). */
export interface TeleworkAgreement {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly isEquipmentInstalled: boolean;
}

/** What was agreed with a person on work away from the office, as it stands on one day. */
export interface RemoteWork {
  /** The agreement of the day; null without one. */
  readonly telework: TeleworkAgreement | null;
  readonly isMobileApproved: boolean;
}
