import {
  addDays,
  type AgreementParameters,
  type Booking,
  type BookingKind,
  type ContractSlice,
  type DayEvaluation,
  type DayFacts,
  evaluateDay,
  type Fold,
  holidayCalendar,
  type LocalDate,
  pairBookings,
  type ResolvedAgreement,
  type RuleTerms,
  STANDARD_PARAMETERS,
  type WorkLocation,
  zone,
} from '../src';

/** 39 hours, Monday to Friday. */
export const FULLTIME: ContractSlice = {
  contractId: 'fulltime',
  validFrom: '2020-01-01',
  validTo: null,
  weeklyMinutes: 2340,
  pattern: { kind: 'weekly', minutes: [468, 468, 468, 468, 468, 0, 0] },
  personnelGroup: 'TVOED_VKA',
  payGroup: 'E8',
};

/** The standard agreement with some parameters changed. */
export function agreement(changes: Partial<AgreementParameters> = {}): ResolvedAgreement {
  return {
    agreementId: 'DV-1',
    version: 1,
    parameters: { ...STANDARD_PARAMETERS, ...changes },
    overlaid: {},
    paragraphs: {},
  };
}

interface At {
  /** Days after the date of the builder. */
  readonly plusDays?: number;
  /** Which of two equal times in the autumn night. */
  readonly fold?: Fold;
}

/** Terms of a grown-up employee under the usual agreement. */
export function ruleTerms(changes: Partial<RuleTerms> = {}): RuleTerms {
  return {
    date: '2026-03-09',
    parameters: STANDARD_PARAMETERS,
    personnelGroup: 'TVOED_VKA',
    payGroup: 'E8',
    isMinor: false,
    isMaternity: false,
    isSeverelyDisabled: false,
    worksInShifts: false,
    ...changes,
  };
}

/** Tells a working day as it was: `workingDay('2026-03-09').in('08:00').out('17:00').evaluate()`. */
export class WorkingDay {
  private readonly booked: Booking[] = [];
  private readonly zone;

  constructor(
    readonly date: LocalDate,
    zoneId = 'Europe/Berlin',
  ) {
    this.zone = zone(zoneId);
  }

  in(time: string, location: WorkLocation = 'office', at: At = {}): this {
    return this.book('clockIn', time, location, at);
  }
  out(time: string, at: At = {}): this {
    return this.book('clockOut', time, 'office', at);
  }
  breakStart(time: string, at: At = {}): this {
    return this.book('breakStart', time, 'office', at);
  }
  breakEnd(time: string, location: WorkLocation = 'office', at: At = {}): this {
    return this.book('breakEnd', time, location, at);
  }
  moveTo(location: WorkLocation, time: string, at: At = {}): this {
    return this.book('locationChange', time, location, at);
  }

  /** The bookings in the order in which they were told. */
  bookings(): Booking[] {
    return [...this.booked];
  }

  /** Minute of a time of this day. */
  minute(time: string, { plusDays = 0, fold }: At = {}): number {
    const [hour, minute] = time.split(':').map(Number);
    const resolved = this.zone.resolveLocal(addDays(this.date, plusDays), hour * 60 + minute, fold);
    if (resolved.kind === 'skipped') throw new RangeError(`${time} does not exist on ${this.date}`);
    return resolved.epochMinute;
  }

  facts(changes: Partial<DayFacts> = {}): DayFacts {
    return {
      date: this.date,
      zone: this.zone,
      sessions: pairBookings(this.booked, this.zone).filter(({ shiftDate }) => shiftDate === this.date),
      contract: FULLTIME,
      holidays: holidayCalendar([]),
      agreement: agreement(),
      ...changes,
    };
  }

  evaluate(changes: Partial<DayFacts> = {}): DayEvaluation {
    return evaluateDay(this.facts(changes));
  }

  private book(kind: BookingKind, time: string, location: WorkLocation, at: At): this {
    const epochMinute = this.minute(time, at);
    const bookingId = `${this.date}-${String(this.booked.length).padStart(3, '0')}`;
    this.booked.push({ bookingId, kind, epochMinute, offsetMinutes: this.zone.offsetAt(epochMinute), location });
    return this;
  }
}

/** Begins to tell a working day. */
export function workingDay(date: LocalDate, zoneId?: string): WorkingDay {
  return new WorkingDay(date, zoneId);
}
