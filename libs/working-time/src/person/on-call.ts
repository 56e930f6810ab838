import { contractOn, isTariffStaff } from '../contract';
import { type MonthOfStandby, type Standby, standbyPayOfMonth } from '../pay';
import { type LocalDate, type YearMonth, addDays, lastDayOf, weekdayOf } from '../time';
import { type PersonFacts } from './person-facts';

const FRIDAY = 5;

/** On-call time that goes on after the month, in pieces of a week at most, decides what its last days are worth. */
export const lastStandbyDay = (month: YearMonth): LocalDate => addDays(lastDayOf(month), 7);

/**
 * Pay of the on-call time of the days of a month. Only tariff staff: who was none on the day of the beginning is paid by other rules, which are not known here.
 * @param facts up to {@link lastStandbyDay}
 */
export function onCallPayOf(facts: PersonFacts, standbys: readonly Standby[], month: YearMonth): MonthOfStandby {
  const { holidays, contracts } = facts.input;
  const ofTariff = standbys.filter(({ startMinute }) =>
    isTariffStaff(contractOn(facts.zone.dateAt(startMinute), contracts)?.personnelGroup),
  );
  const isWeekend = (date: LocalDate) => weekdayOf(date) > FRIDAY || holidays.isHoliday(date);
  return standbyPayOfMonth(ofTariff, facts.zone, isWeekend, month);
}
