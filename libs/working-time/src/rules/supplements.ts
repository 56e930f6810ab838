import { isCivilServant } from '../contract';
import { type Supplement, type SupplementCode, type CalendarPart, type DayWork } from '../day';
import { intersectSpans, mergeSpans, type Minutes, monthOf, type Span, subtractSpans, type YearMonth } from '../time';
import { accountedParts, minutesWithin, partsOf } from './calendar-parts';
import { type Rule } from './rule';

/** Percent of the hourly rate (TVöD § 8 (1) sentence 2). */
export const SUPPLEMENT_PERCENT: Readonly<Record<SupplementCode, number>> = {
  NIGHT: 20,
  HOLIDAY_NO_TIME_OFF: 135,
  HOLIDAY_WITH_TIME_OFF: 35,
  DEC24_31: 35,
  SUNDAY: 25,
  SATURDAY: 20,
};
const CODES = Object.keys(SUPPLEMENT_PERCENT) as SupplementCode[];

/**
 * Time supplements by the calendar day of each minute: of those for the day only the highest, for the night on top.
 * Letters b to f ask for the time alone, not for the account: what was ordered, and what somebody was called out for,
 * earns them under flexitime too, where hours of one's own choice earn none. Civil servants have other rules.
 */
export const supplements: Rule = {
  id: 'TVOED-8-1',
  nameDe: 'Zeitzuschläge',
  nameEn: 'Time supplements',
  paragraph: 'TVöD § 8 (1)',
  descriptionDe:
    'Angeordnete Arbeit und Einsätze aus der Rufbereitschaft bringen Zeitzuschläge, jede andere Arbeit dort, wo es so vereinbart ist. Jede Minute wird nach ihrem Kalendertag gezählt: Nacht (21 bis 6 Uhr), Sonntag, Feiertag, 24. und 31. Dezember ab 6 Uhr, Samstagnachmittag (nicht in Schichtarbeit). Von denen des Tages gilt nur der höchste, der für die Nacht kommt hinzu.',
  descriptionEn:
    'Ordered work and call-outs earn time supplements, all other work where it is so agreed. Every minute counts by its calendar day: night (21:00 to 6:00), Sunday, public holiday, 24 and 31 December from 6:00, Saturday afternoon (not in shift work). Of those for the day only the highest counts, the one for the night comes on top.',
  example: 'SUP-09',
  stage: 'supplement',
  subject: 'pay',
  parameters: ['supplementsDue'],
  findings: [],
  isInForce: ({ parameters, personnelGroup }) => parameters.supplementsDue || !isCivilServant(personnelGroup),
  apply(day) {
    const { overtimeOrders = NONE } = day.facts;
    const callouts = (day.facts.callouts ?? NONE).filter((callout) => isCalloutOfDay(callout, day));
    if (callouts.length === 0 && (day.isPlain || day.accountedWork.length === 0)) return;
    if (!day.parameters.supplementsDue && overtimeOrders.length === 0 && callouts.length === 0) return;
    const minutes = new Map<YearMonth, Record<SupplementCode, Minutes>>();
    for (const part of earningParts(day, overtimeOrders, callouts)) {
      const month = monthOf(part.date);
      const ofMonth = minutes.get(month) ?? noMinutes();
      minutes.set(month, ofMonth);
      ofMonth.NIGHT +=
        minutesWithin(day, part, { from: 0, to: 360 }) + minutesWithin(day, part, { from: 1260, to: 1440 });
      addDaySupplement(day, part, ofMonth);
    }
    for (const code of CODES) {
      const supplement = supplementOf(code, monthOf(day.facts.date), minutes);
      if (supplement.minutes > 0) day.supplements.push(supplement);
    }
  },
};

const NONE: readonly Span[] = [];

/** Whether a call-out begins on the day: those of the days beside it earn all their supplements there. */
const isCalloutOfDay = ({ startMinute }: Span, { dayStart, dayEnd }: DayWork): boolean =>
  dayStart <= startMinute && startMinute < dayEnd;

const noMinutes = (): Record<SupplementCode, Minutes> => ({
  NIGHT: 0,
  HOLIDAY_NO_TIME_OFF: 0,
  HOLIDAY_WITH_TIME_OFF: 0,
  DEC24_31: 0,
  SUNDAY: 0,
  SATURDAY: 0,
});

/** The work that earns supplements: all where they are due, else what was ordered; call-outs in either case, booked or not, each minute once. */
function earningParts(day: DayWork, orders: readonly Span[], callouts: readonly Span[]): readonly CalendarPart[] {
  const { facts, parameters, accountedWork } = day;
  const ofTariff = !isCivilServant(facts.contract?.personnelGroup);
  if (parameters.supplementsDue && (!facts.callouts || !ofTariff)) return accountedParts(day);
  if (!ofTariff) return [];
  const work = parameters.supplementsDue ? accountedWork : intersectSpans(accountedWork, mergeSpans(orders));
  const ofOtherDays = (facts.callouts ?? NONE).filter((callout) => !isCalloutOfDay(callout, day));
  return partsOf(facts, mergeSpans([...subtractSpans(work, mergeSpans(ofOtherDays)), ...callouts]));
}

/** A supplement of the day; what of it lies in later months than the day itself is told apart, for payroll. */
function supplementOf(
  code: SupplementCode,
  ownMonth: YearMonth,
  byMonth: ReadonlyMap<YearMonth, Readonly<Record<SupplementCode, Minutes>>>,
): Supplement {
  const later: Record<YearMonth, Minutes> = {};
  let sum = 0;
  for (const [month, minutes] of byMonth) {
    sum += minutes[code];
    if (month !== ownMonth && minutes[code] > 0) later[month] = minutes[code];
  }
  const supplement = { code, percent: SUPPLEMENT_PERCENT[code], minutes: sum };
  return Object.keys(later).length === 0 ? supplement : { ...supplement, laterMonths: later };
}

function addDaySupplement(day: DayWork, part: CalendarPart, minutes: Record<SupplementCode, Minutes>): void {
  const all = part.endMinute - part.startMinute;
  if (part.isHoliday) {
    minutes[day.facts.holidaysMadeUp?.includes(part.date) ? 'HOLIDAY_WITH_TIME_OFF' : 'HOLIDAY_NO_TIME_OFF'] += all;
    return;
  }
  const december = part.isDecember24Or31 ? minutesWithin(day, part, { from: 360, to: 1440 }) : 0;
  minutes.DEC24_31 += december;
  if (part.weekday === 7) minutes.SUNDAY += all - december;
  // On 24 and 31 December the higher supplement covers the whole Saturday afternoon.
  else if (part.weekday === 6 && !day.facts.shiftWork && !part.isDecember24Or31) {
    minutes.SATURDAY += minutesWithin(day, part, { from: 780, to: 1260 });
  }
}
