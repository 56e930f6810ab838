import { planClosing } from '../closing';
import { type PeriodRule } from '../rules';

/** Time debts (Dienstvereinbarung, Zeitschulden). */
export const debtRule: PeriodRule = {
  id: 'DV-DEBT',
  nameDe: 'Minusstunden',
  nameEn: 'Time debts',
  paragraph: 'Dienstvereinbarung, Zeitschulden',
  descriptionDe:
    'Minusstunden werden am Ende eines Monats immer in voller Höhe übertragen, nie erlassen und nie vom Entgelt abgezogen. Nennt die Vereinbarung eine Grenze und liegt das Minus darunter, sehen Sie und die Zeitbeauftragte einen Hinweis.',
  descriptionEn:
    'Debts are always carried over in full at the end of a month, never waived and never taken from the pay. Where the agreement names a limit and the minus lies below it, you and the time administrator see a note.',
  example: 'ACC-07',
  reasoningDe:
    'Das Konto beginnt mit −500 Minuten, im März kommen 150 Minuten Minus dazu: −650. Die Grenze liegt bei −600 Minuten (−10 Stunden). Das Minus bleibt in voller Höhe stehen, und der Hinweis sagt, dass die Grenze unterschritten ist.',
  reasoningEn:
    'The account begins with −500 minutes, and March adds a minus of 150: −650. The limit is −600 minutes (−10 hours). The minus stays in full, and the note says that the limit is passed.',
  subject: 'account',
  parameters: ['account'],
  findings: ['DEBT_LIMIT_EXCEEDED'],
  calculate: planClosing,
};
