import { planClosing } from '../closing';
import { type PeriodRule } from '../rules';

/** Closing of the month (Dienstvereinbarung, Monatsabschluss). */
export const monthClosingRule: PeriodRule = {
  id: 'CLS-MONTH',
  nameDe: 'Abschluss des Monats',
  nameEn: 'Closing of the month',
  paragraph: 'Dienstvereinbarung, Monatsabschluss',
  descriptionDe:
    'Sie prüfen Ihren Monat und geben ihn ab, die Führungskraft genehmigt ihn, dann wird er abgeschlossen. Niemand genehmigt den eigenen Monat. Solange etwas offen ist, etwa eine Korrektur oder eine fehlende Buchung, wird nicht abgeschlossen. In einem abgeschlossenen Monat wird nichts mehr geändert.',
  descriptionEn:
    'You check your month and hand it in, the supervisor approves it, then it is closed. Nobody approves their own month. As long as something is open, such as a correction or a missing booking, it is not closed. Nothing is changed any more in a closed month.',
  example: 'CLS-01',
  reasoningDe:
    'Für den März 2026 wartet noch eine Korrektur auf eine Entscheidung. Der Abschluss wird deshalb abgelehnt und nennt den Grund. Ist die Korrektur entschieden, geht es weiter.',
  reasoningEn:
    'For March 2026 a correction still waits for a decision. So the closing is refused and names the reason. Once the correction is decided, it goes on.',
  subject: 'closing',
  parameters: [],
  findings: ['PERIOD_HAS_OPEN_ITEMS', 'FOUR_EYES', 'PERIOD_CLOSED'],
  calculate: planClosing,
};
