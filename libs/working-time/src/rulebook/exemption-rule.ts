import { exemptionFindings } from '../pay';
import { type PeriodRule } from '../rules';

/** No extra work for severely disabled people (SGB IX § 207). */
export const exemptionRule: PeriodRule = {
  id: 'SGB9-207',
  nameDe: 'Keine Mehrarbeit bei Schwerbehinderung',
  nameEn: 'No extra work for severely disabled people',
  paragraph: 'SGB IX § 207',
  descriptionDe:
    'Wer schwerbehindert oder gleichgestellt ist, kann verlangen, nicht länger als acht Stunden am Tag arbeiten zu müssen. Dann darf die Führungskraft keine längere Arbeit anordnen. Wer selbst entscheidet, länger zu bleiben, darf das weiterhin.',
  descriptionEn:
    'Anyone who is severely disabled or of equal standing may ask not to have to work more than eight hours a day. Then the supervisor may not order longer work. Anyone who decides to stay longer may still do so.',
  example: 'OVT-13',
  reasoningDe:
    'Die Beschäftigte hat die Freistellung verlangt. Angeordnet wären an dem Tag zusammen 510 Minuten (8:30 Stunden), das sind 30 Minuten mehr als acht Stunden. Die Anordnung wird nicht angenommen.',
  reasoningEn:
    'The employee has asked for the exemption. With the order the day would have 510 minutes (8:30 hours), 30 minutes more than eight hours. The order is not accepted.',
  subject: 'protection',
  parameters: [],
  findings: ['SGB9_207_MEHRARBEIT_ON_REQUEST_EXEMPT'],
  appliesTo: 'severelyDisabled',
  calculate: exemptionFindings,
};
