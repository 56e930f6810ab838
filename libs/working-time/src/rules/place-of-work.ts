import { type DayWork, addFinding, type FindingCode, type RemoteWork } from '../day';
import { type Minutes } from '../time';
import { type Rule } from './rule';
import { acceptedLocation } from './work-location';

/**
 * Telework is the workplace that the employer installed at home, by agreement (§ 2 (7) ArbStättV); mobile work
 * needs an approval. What was booked without either is shown once a day, with its minutes. They all count:
 * recording is a duty, and worked time is never taken away as a sanction.
 */
export const placeOfWork: Rule = {
  id: 'HO-TELEWORK',
  nameDe: 'Arbeitsort',
  nameEn: 'Place of work',
  paragraph: 'ArbStättV § 2 (7)',
  descriptionDe:
    'Gebucht wird die Art des Ortes, nie eine Adresse, und jede Minute zählt überall gleich. Telearbeit ist der eingerichtete Arbeitsplatz zu Hause; ohne Vereinbarung darüber ist Arbeit zu Hause mobile Arbeit, und diese braucht eine Genehmigung. Was fehlt, wird gemeldet; am Konto ändert sich nichts.',
  descriptionEn:
    'The kind of place is booked, never an address, and every minute counts alike everywhere. Telework is the workplace installed at home; without an agreement on it work at home is mobile work, and that needs an approval. What is missing is reported; the account does not change.',
  example: 'HOM-13',
  stage: 'finding',
  subject: 'places',
  parameters: [],
  findings: ['LOCATION_NOT_ELIGIBLE', 'TELEWORK_AGREEMENT_MISSING'],
  apply(day) {
    const { remoteWork } = day.facts;
    if (!remoteWork || !day.work.some(({ location }) => location === 'telework' || location === 'mobileWork')) return;
    for (const [code, minutes] of minutesWithout(day, remoteWork)) addFinding(day, code, { minutes });
  },
};

/** Minutes of the day by what was missing for them; the same minutes may lack both. */
function minutesWithout({ facts: { date }, work }: DayWork, remoteWork: RemoteWork): Map<FindingCode, Minutes> {
  const minutes = new Map<FindingCode, Minutes>();
  for (const { location, startMinute, endMinute } of work)
    for (const code of acceptedLocation(location, { date, ...remoteWork }).findings)
      minutes.set(code, (minutes.get(code) ?? 0) + endMinute - startMinute);
  return minutes;
}
