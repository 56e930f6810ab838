import { type BreakRule, type BreakTier } from '../agreement';
import { explain } from '../day';
import { type Minutes } from '../time';
import { MINOR_BREAK_TIERS } from './rest-break';
import { type Rule } from './rule';

interface AutomaticBreakInput {
  readonly rule: BreakRule;
  /** The rule's tiers, or those of JArbSchG § 11 for minors. */
  readonly tiers: readonly BreakTier[];
  /** sum(F) */
  readonly framedMinutes: Minutes;
  /** Presence within the frame. */
  readonly grossMinutes: Minutes;
  /** Breaks taken, of at least the minimum piece, inside or outside the frame. */
  readonly validBreakMinutes: Minutes;
}

/**
 * Break to deduct beyond the breaks booked. Each tier is looked at once,
 * ascending, against what is left after the tier before it: with `floor` time
 * never falls below the threshold that caused the deduction (361 -> 360),
 * with `cliff` the whole missing break goes at once (361 -> 331).
 */
function automaticBreakMinutes(input: AutomaticBreakInput): Minutes {
  const { rule, tiers, framedMinutes, grossMinutes, validBreakMinutes } = input;
  if (!rule.autoDeduct) return 0;
  if (rule.basis === 'presence') return presenceBreakMinutes(tiers, grossMinutes, validBreakMinutes);
  let auto = 0;
  for (const { aboveMinutes, breakMinutes } of tiers) {
    const above = framedMinutes - auto - aboveMinutes;
    if (above <= 0) continue;
    const missing = Math.max(0, breakMinutes - validBreakMinutes - auto);
    auto += rule.variant === 'floor' ? Math.min(missing, above) : missing;
  }
  return auto;
}

/** By presence: what exceeds each threshold counts as break, up to the tier's additional break; booked breaks are taken off. */
function presenceBreakMinutes(tiers: readonly BreakTier[], gross: Minutes, valid: Minutes): Minutes {
  let due = 0;
  let reached = 0;
  for (const { aboveMinutes, breakMinutes } of tiers) {
    if (gross > aboveMinutes) due += Math.min(breakMinutes - reached, gross - aboveMinutes);
    reached = breakMinutes;
  }
  return Math.max(0, due - valid);
}

/** Deducts breaks that nobody booked. The credit clock only: the law still sees work without a break. */
export const automaticBreak: Rule = {
  id: 'DV-BREAK-AUTO',
  nameDe: 'Automatischer Pausenabzug',
  nameEn: 'Automatic break deduction',
  paragraph: 'Dienstvereinbarung, Pausen; ArbZG § 4',
  descriptionDe:
    'Wer weniger Pause gebucht hat als nötig, dem wird der fehlende Teil abgezogen. Je nach Vereinbarung sinkt die Zeit dabei nie unter die Schwelle, die den Abzug auslöst, oder die fehlende Pause geht auf einmal ab. Die Schwelle sieht auf die Arbeit ohne Pausen oder, wo es so vereinbart ist, auf die Anwesenheit. Für unter 18-Jährige gelten die Pausen des Gesetzes. Für den Arbeitsschutz gilt die Pause dadurch nicht als genommen.',
  descriptionEn:
    'Anyone who booked less break than required has the missing part deducted. As agreed, the time never falls below the threshold that causes the deduction, or the whole missing break goes at once. The threshold looks at work without breaks or, where so agreed, at presence. Under 18 the breaks of the law hold. For protection the break does not count as taken.',
  example: 'BRK-02',
  stage: 'credit',
  subject: 'breaks',
  parameters: ['breakRule'],
  findings: [],
  isInForce: ({ parameters }) => parameters.breakRule.autoDeduct,
  apply(day) {
    const rule = day.parameters.breakRule;
    const tiers = day.isMinor ? MINOR_BREAK_TIERS : rule.tiers;
    const { framedMinutes, grossMinutes, validBreakMinutes } = day;
    const minutes = automaticBreakMinutes({ rule, tiers, framedMinutes, grossMinutes, validBreakMinutes });
    if (minutes === 0) return;
    day.breakAutoMinutes = minutes;
    if (day.isMissingBooking) return;
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes -= minutes;
    if (!day.trace) return;
    const why = { validBreakMinutes, framedMinutes, variant: rule.variant, basis: rule.basis };
    explain(day, {
      rule: automaticBreak,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: day.creditMinutes,
      parameter: 'breakRule',
      why,
    });
  },
};
