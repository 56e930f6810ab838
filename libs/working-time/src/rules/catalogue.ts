import { absenceCredit } from './absence-credit';
import { automaticBreak } from './automatic-break';
import { contractPattern } from './contract-pattern';
import { coreTime } from './core-time';
import { dailyCap } from './daily-cap';
import { decemberRelease } from './december-release';
import { decemberTimeOff } from './december-time-off';
import { drivingTime } from './driving-time';
import { dstCredit } from './dst-credit';
import { frame } from './frame';
import { halfHoliday } from './half-holiday';
import { maximumDailyHours } from './maximum-daily-hours';
import { midnight } from './midnight';
import { minors } from './minors';
import { missingBooking } from './missing-booking';
import { nightWork } from './night-work';
import { placeOfWork } from './place-of-work';
import { publicHoliday } from './public-holiday';
import { restBreak } from './rest-break';
import { restPeriod } from './rest-period';
import { type Rule } from './rule';
import { sundayHoliday } from './sunday-holiday';
import { supplements } from './supplements';
import { travelTime } from './travel-time';
import { unexcusedAbsence } from './unexcused-absence';
import { unpaidAbsence } from './unpaid-absence';

/** Every rule of the working day, in the order in which it is applied. Adding a rule is one line here. */
export const RULES: readonly Rule[] = [
  contractPattern,
  publicHoliday,
  decemberRelease,
  halfHoliday,
  unpaidAbsence,
  drivingTime,
  missingBooking,
  frame,
  automaticBreak,
  dailyCap,
  midnight,
  absenceCredit,
  dstCredit,
  travelTime,
  restBreak,
  maximumDailyHours,
  restPeriod,
  sundayHoliday,
  nightWork,
  coreTime,
  minors,
  unexcusedAbsence,
  placeOfWork,
  supplements,
  decemberTimeOff,
];
