import { type WorkLocation } from '../booking';
import { type RemoteWork, type TeleworkAgreement, type FindingCode } from '../day';
import { type LocalDate } from '../time';

/**
 * As what a place of work counts (HO-TELEWORK, HO-ELIG). Telework without an
 * agreement in force is mobile work; work at home that nobody approved is
 * reported. The minutes count in every case.
 */
export function acceptedLocation(
  booked: WorkLocation,
  facts: RemoteWork & { readonly date: LocalDate | null },
): { readonly acceptedAs: WorkLocation | 'unapprovedRemote'; readonly findings: readonly FindingCode[] } {
  if (booked !== 'telework' && booked !== 'mobileWork') return { acceptedAs: booked, findings: [] };
  if (booked === 'telework' && isInForce(facts.telework, facts.date)) return { acceptedAs: 'telework', findings: [] };
  const findings: FindingCode[] = booked === 'telework' ? ['TELEWORK_AGREEMENT_MISSING'] : [];
  if (facts.isMobileApproved) return { acceptedAs: 'mobileWork', findings };
  return { acceptedAs: 'unapprovedRemote', findings: ['LOCATION_NOT_ELIGIBLE', ...findings] };
}

function isInForce(telework: TeleworkAgreement | null, date: LocalDate | null): boolean {
  if (!telework?.isEquipmentInstalled || date === null) return false;
  return telework.validFrom <= date && (telework.validTo === null || date <= telework.validTo);
}
