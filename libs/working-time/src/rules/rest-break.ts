import { type BreakTier } from '../agreement';
import { addFinding } from '../day';
import { type Minutes } from '../time';
import { type Rule } from './rule';

/** ArbZG § 4 and SächsAZVO § 4: law, so no parameter. */
export const LAWFUL_BREAK_TIERS: readonly BreakTier[] = [
  { aboveMinutes: 360, breakMinutes: 30 },
  { aboveMinutes: 540, breakMinutes: 45 },
];
/** JArbSchG § 11 (1). */
export const MINOR_BREAK_TIERS: readonly BreakTier[] = [
  { aboveMinutes: 270, breakMinutes: 30 },
  { aboveMinutes: 360, breakMinutes: 60 },
];
export const LONGEST_STRETCH_MINUTES = 360;
export const MINOR_LONGEST_STRETCH_MINUTES = 270;

/** Break that the law requires for so much work; thresholds look at work without breaks, and exactly 6:00 h needs none. */
function requiredBreakMinutes(workedMinutes: Minutes, tiers: readonly BreakTier[]): Minutes {
  let required = 0;
  for (const { aboveMinutes, breakMinutes } of tiers) if (workedMinutes > aboveMinutes) required = breakMinutes;
  return required;
}

/** Breaks really taken. An automatic deduction does not cure a break that was not. */
export const restBreak: Rule = {
  id: 'ARBZG-4',
  nameDe: 'Ruhepausen',
  nameEn: 'Rest breaks',
  paragraph: 'ArbZG § 4, JArbSchG § 11, SächsAZVO § 4',
  descriptionDe:
    'Mehr als 6 Stunden Arbeit verlangen 30 Minuten Pause, mehr als 9 Stunden 45 Minuten, in Stücken von wenigstens 15 Minuten und nie mehr als 6 Stunden am Stück. Genau 6:00 Stunden verlangen keine. Für unter 18-Jährige sind es bei mehr als 4½ Stunden 30 und bei mehr als 6 Stunden 60 Minuten. Eine nicht genommene Pause wird gemeldet, Minuten ändern sich hier nicht.',
  descriptionEn:
    'More than 6 hours of work call for 30 minutes of break, more than 9 hours for 45, in pieces of at least 15 minutes and never more than 6 hours in one stretch. Exactly 6:00 hours call for none. Under 18 it is 30 minutes for more than 4½ hours and 60 for more than 6. A break that was not taken is reported; no minutes change here.',
  example: 'BRK-08',
  stage: 'finding',
  subject: 'breaks',
  parameters: ['breakRule'],
  findings: ['BREAK_MIN_NOT_MET', 'BREAK_PIECE_LT_15', 'WORK_GT_6H_WITHOUT_BREAK', 'MINOR_WORK_GT_4H30_WITHOUT_BREAK'],
  apply(day) {
    const { workedMinutes, validBreakMinutes, longestStretchMinutes, isMinor } = day;
    const required = requiredBreakMinutes(workedMinutes, isMinor ? MINOR_BREAK_TIERS : LAWFUL_BREAK_TIERS);
    if (validBreakMinutes < required) {
      addFinding(day, 'BREAK_MIN_NOT_MET', {
        requiredMinutes: required,
        takenMinutes: validBreakMinutes,
        workedMinutes,
      });
    }
    if (day.shortestGapMinutes !== null) addFinding(day, 'BREAK_PIECE_LT_15', { minutes: day.shortestGapMinutes });
    if (isMinor && longestStretchMinutes > MINOR_LONGEST_STRETCH_MINUTES) {
      addFinding(day, 'MINOR_WORK_GT_4H30_WITHOUT_BREAK', { stretchMinutes: longestStretchMinutes });
    } else if (!isMinor && longestStretchMinutes > LONGEST_STRETCH_MINUTES) {
      addFinding(day, 'WORK_GT_6H_WITHOUT_BREAK', { stretchMinutes: longestStretchMinutes });
    }
  },
};
