import {
  type Booking,
  addDays,
  datesBetween,
  type MonthStatus,
  PersonFacts,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type BookingSource } from './booking.dto';
import { type ClarificationDto } from './clarification.dto';

/** A booking with what is known about it beside the stamp. */
export interface RecordedBooking extends Booking {
  /** The day it belongs to. */
  shiftDate: LocalDate;
  source: BookingSource;
  voided: boolean;
  correctionId: string | null;
}

/** A booking that did not fit when it came, and how far it is with it. */
interface KeptBooking {
  employeeId: string;
  requestHash: string;
  booking: RecordedBooking;
  clarification: ClarificationDto;
}

/** A work interval without end, named by the booking that began it. */
export interface RunningInterval {
  startBookingId: string;
  startMinute: number;
  location: string;
  shiftDate: LocalDate;
}

/** Everything that clocking in and the first page need to know of a person, read together. */
export interface ClockContext {
  localDate: LocalDate;
  now: number;
  facts: PersonFacts;
  /** Bookings since the day before yesterday, voided ones too. */
  bookings: RecordedBooking[];
  lastLocation: Booking['location'] | null;
  /** The interval that runs, as the database has it. */
  running: RunningInterval | null;
  months: Map<YearMonth, { status: MonthStatus; version: number }>;
  account: OpenAccount;
  /** The booking that already carries the id which was asked for. */
  known: { employeeId: string; requestHash: string | null; booking: RecordedBooking } | null;
  /** The same of the bookings that were kept to be clarified. */
  kept: KeptBooking | null;
}

/** The account since the last closed month, without the running day. */
export interface OpenAccount {
  /** First day that no closing covers; null before the first fact. */
  from: LocalDate | null;
  closedBalanceMinutes: number;
  openBalanceMinutes: number;
  /** Finished days that are evaluated. */
  evaluatedDays: number;
  /** Days that lack a booking or are otherwise blocked. */
  blockedDates: LocalDate[];
}

/** The same person after one more booking. */
export function withBooking(person: PersonFacts, booking: Booking): PersonFacts {
  return new PersonFacts({ ...person.input, bookings: [...person.input.bookings, booking] });
}

/** Days from `from` to the day before `before` that have a value: employed and under an agreement. */
export function valuedDays(person: PersonFacts, from: LocalDate, before: LocalDate): number {
  if (from >= before) return 0;
  return datesBetween(from, addDays(before, -1)).filter(
    (date) => person.isEmployedOn(date) && person.agreementOn(date) !== null,
  ).length;
}
