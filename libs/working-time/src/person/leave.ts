import { targetMinutesOn } from '../contract';
import { evaluateDay } from '../evaluation';
import { type CarriedLeave, type LeaveAccount, type LeaveDay, connected, isGivenBack, leaveAccount } from '../leave';
import { type LocalDate, addDays, datesBetween } from '../time';
import { type PersonFacts } from './person-facts';

/** The account of a person with the days of leave that it counts. */
export interface PersonLeave {
  account: LeaveAccount;
  /** Of the year, ascending. */
  days: LeaveDay[];
  /** Days of leave that were given back, because of an illness with a certificate or the protection around a birth. */
  givenBack: LeaveDay[];
}

/** What is on record about leave of the years before. */
export interface RecordedLeave extends CarriedLeave {
  /** The year of the opening, or of the entry if all months since are on record; null if nobody knows what was before. */
  since: number | null;
  hasOpening: boolean;
  /** Years for which a notice was read before they were over. */
  noticed: number[] | null;
}

const NOTHING: CarriedLeave = { statutoryHundredths: 0, extraHundredths: 0 };

/**
 * The leave account of a year as of a day. What was carried into the year follows from the years before, back to an
 * opening or the entry.
 * @param facts without bookings, from the first of January of `recorded.since` to the end of the year
 */
export function personLeave(facts: PersonFacts, recorded: RecordedLeave, year: number, asOf: LocalDate): PersonLeave {
  const { birthDate, hiredOn, leftOn, contracts, holidays, protections } = facts.input;
  const { absences } = facts;
  const recordedDays = leaveDaysOf(facts);
  const givenBack = recordedDays.filter(({ date }) => isGivenBack(date, absences));
  const leaveDays = recordedDays.filter((day) => !givenBack.includes(day));
  const person = {
    ...{ birthDate, entry: hiredOn, exit: leftOn, contracts, holidays, leaveDays },
    disabled: protections.filter(({ kind }) => kind === 'severelyDisabled'),
    illnesses: absences.filter(({ kind }) => kind === 'sick'),
    familyTimes: absences.filter(({ kind }) => kind === 'maternityProtection' || kind === 'parentalLeave'),
  };
  const noticed = new Set(recorded.noticed ?? []);
  let carried: CarriedLeave = recorded.hasOpening ? recorded : NOTHING;
  for (let before = recorded.since ?? year; before < year; before++) {
    const isNoticeGiven = noticed.has(before - 1);
    carried = leaveAccount({ ...person, year: before, asOf: `${before}-12-31`, carried, isNoticeGiven }).toCarry;
  }
  const account = leaveAccount({ ...person, year, asOf, carried, isNoticeGiven: noticed.has(year - 1) });
  const ofYear = ({ date }: LeaveDay) => date.startsWith(`${year}-`);
  return { account, days: leaveDays.filter(ofYear), givenBack: givenBack.filter(ofYear) };
}

/**
 * Days on which leave stands and work was due, those that are given back among them. Records with no day of work
 * between them are one leave: it began with the first.
 */
function leaveDaysOf(facts: PersonFacts): LeaveDay[] {
  const { absences } = facts;
  const recorded = absences.filter(({ kind }) => kind === 'leave');
  const leaves = connected(recorded, (until, from) => !isWorkDueBetween(until, from, facts));
  return leaves.flatMap(({ from: leaveFrom, to }) =>
    datesBetween(leaveFrom, to ?? leaveFrom).flatMap((date) => {
      if (!facts.isEmployedOn(date)) return [];
      const day = facts.on(date);
      const cost = day ? evaluateDay(day, { trace: false }).leaveDays : 0;
      return cost > 0 ? [{ date, leaveFrom, hundredths: cost * 100 }] : [];
    }),
  );
}

/** Whether one leave ended before the other began, both days not counted. */
function isWorkDueBetween(until: LocalDate, from: LocalDate, { input }: PersonFacts): boolean {
  for (let date = addDays(until, 1); date < from; date = addDays(date, 1)) {
    if (targetMinutesOn(date, input.contracts, input.holidays) > 0) return true;
  }
  return false;
}
