import { hash } from 'node:crypto';
import { type ContractSlice, type DayFacts, addDays } from '@zeitbuch/working-time';

/**
 * Grows when a change of the rules' code would give other minutes for the same
 * inputs, or when the fingerprint is made in another way: stored evaluations of
 * open months are then made again.
 */
export const ENGINE_VERSION = 10;

/** What a fact of a day adds to its fingerprint; nothing where the day has none of the kind. */
type Mark = (facts: DayFacts) => string;

/** Most days have none, and their text stays what it was. */
const rare =
  (name: keyof DayFacts): Mark =>
  (facts) =>
    facts[name] === undefined ? '' : `\n${name} ${JSON.stringify(facts[name])}`;

const NOTHING: Mark = () => '';

/**
 * The mark of each fact. A fact that is added to a day must say here how it is told, or why it need not be. Put together
 * by hand where every day has the fact: nested lists turned into JSON took three times as long. Names and ids hold
 * neither blanks nor line breaks; what may hold them is JSON.
 */
const MARKS: Readonly<Record<keyof DayFacts, Mark>> = {
  date: ({ date }) => date,
  // Of the tenant, and the same for ever: its days and bookings would be others.
  zone: NOTHING,
  // Whether the day is over is told beside; a day that is not over is made again anyway.
  asOfEpochMinute: NOTHING,
  holidays: holidaysMark,
  previousEndMinute: ({ previousEndMinute = null }) => ` ${previousEndMinute}`,
  weekHasShorterDay: ({ weekHasShorterDay = false }) => ` ${weekHasShorterDay}`,
  sessions: sessionsMark,
  contract: ({ contract }) => `\n\n${contract && contractMark(contract)}`,
  agreement: ({ agreement: { agreementId, version, overlaid, annexed } }) =>
    `\n${agreementId} ${version} ${Object.values(overlaid).join(' ')}${annexed ? `\n${JSON.stringify(annexed)}` : ''}`,
  person: ({ person }) => `\n${JSON.stringify(person)}`,
  absences: absencesMark,
  carriedIn: rare('carriedIn'),
  isLastDay: rare('isLastDay'),
  travelledBeforeMinutes: rare('travelledBeforeMinutes'),
  timeOffCoveredMinutes: rare('timeOffCoveredMinutes'),
  workOnAbsence: rare('workOnAbsence'),
  overtimeOrders: rare('overtimeOrders'),
  callouts: rare('callouts'),
  holidaysMadeUp: rare('holidaysMadeUp'),
  releasesImpossible: rare('releasesImpossible'),
  otherEmployerMinutes: rare('otherEmployerMinutes'),
  shiftWork: rare('shiftWork'),
  remoteWork: rare('remoteWork'),
};
const marks = Object.values(MARKS);

/**
 * Fingerprint of everything that decides the day's minutes. Equal fingerprints
 * need no new evaluation. `over` tells a finished day from a provisional one.
 */
export function inputsHash(facts: DayFacts, over: boolean): string {
  let text = `${ENGINE_VERSION} ${over} `;
  for (const mark of marks) text += mark(facts);
  return hash('sha1', text, 'base64url');
}

function sessionsMark({ sessions }: DayFacts): string {
  let text = '';
  for (const { state, intervals } of sessions) {
    text += `\n${state}`;
    for (const { startMinute, endMinute, location, startBookingId } of intervals)
      text += ` ${startMinute} ${endMinute} ${location} ${startBookingId}`;
  }
  return text;
}

/** By the names of what is told: the database has an order of its own for what a booking on the way has in another. */
function absencesMark({ absences = [] }: DayFacts): string {
  if (absences.length === 0) return '';
  return `\n${JSON.stringify(absences.map((absence) => Object.entries(absence).sort()))}`;
}

/**
 * Of the holidays, whether the day is one, and those into which a shift or call-out of the day reaches; from when on a
 * half day is off.
 */
function holidaysMark({ date, zone, holidays, sessions, callouts }: DayFacts): string {
  const end = Math.max(sessions.at(-1)?.intervals.at(-1)?.endMinute ?? 0, callouts?.at(-1)?.endMinute ?? 0);
  const half = holidays.halfDayOn(date);
  let text = ` ${holidays.isHoliday(date)}${half ? ` ~${half.fromMinute}` : ''}`;
  for (let day = date; zone.day(day).endMinute < end;) {
    day = addDays(day, 1);
    if (holidays.isHoliday(day)) text += ` ^${day}`;
  }
  return text;
}

/** Contracts never change while they are in memory: the text of each is made once, not on every day it holds. */
const contractTexts = new WeakMap<ContractSlice, string>();

/** From when to when a contract holds decides nothing on a day on which it does. */
function contractMark(contract: ContractSlice): string {
  let text = contractTexts.get(contract);
  if (text === undefined) {
    const { contractId, weeklyMinutes, pattern, personnelGroup, payGroup, worksInShifts, ...span } = contract;
    span satisfies Record<Exclude<keyof typeof span, 'validFrom' | 'validTo'>, never>;
    // As a list: two that hold the same need not have been put together in the same order.
    const decisive = [contractId, weeklyMinutes, pattern, personnelGroup, payGroup, worksInShifts];
    contractTexts.set(contract, (text = JSON.stringify(decisive)));
  }
  return text;
}
