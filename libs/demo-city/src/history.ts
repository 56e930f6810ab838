import {
  type HolidayCalendar,
  type YearMonth,
  addMonths,
  daysOf,
  monthOf,
  blockingFindings,
  PersonFacts,
  type PersonFactsInput,
  type TenantAgreements,
  onCallPayOf,
  orderedWorkOf,
} from '@zeitbuch/working-time';
import { type ClosingStanding, type PersonPlan, planPerson, valueOfPersonMonth } from '@zeitbuch/server';
import { type EvaluatedDay, evaluateDate } from '@zeitbuch/server';
import { type DemoBooking, type DemoWorld } from './demo-world';
import { type DemoLife, liveThrough } from './life';
import { type DemoCorrection } from './corrections';
import { calloutsOf } from './on-call';
import { STORY_UNIT } from './demo-people';
import { type DemoPerson } from './demo-person';

interface CorrectionEffect {
  readonly beforeMinutes: number | null;
  readonly afterMinutes: number | null;
}

export interface DemoMonth {
  readonly month: YearMonth;
  readonly status: 'open' | 'submitted' | 'approved';
  /** Of the first recorded month: the balance brought along. */
  readonly openingBalanceMinutes: number | null;
  /** For months that are to be closed. */
  readonly plan: PersonPlan | null;
}

/** A person's life with its evaluations and months, ready to be written. */
export interface PersonHistory {
  readonly person: DemoPerson;
  readonly life: DemoLife;
  readonly facts: PersonFacts;
  readonly days: readonly EvaluatedDay[];
  readonly effects: ReadonlyMap<string, CorrectionEffect>;
  readonly months: readonly DemoMonth[];
}

export interface HistoryInput extends DemoWorld {
  readonly agreements: TenantAgreements;
  readonly agreementId: string;
  /** Of the person, by the id under which annexes know it. */
  readonly unitId: string;
}

/** Lives the person through the demo and values it by the product's own rules. */
export function historyOf(person: DemoPerson, input: HistoryInput): PersonHistory {
  const life = liveThrough(person, input);
  const facts = factsOf(person, life, input);
  const now = input.zone.startOfDay(input.asOf);
  const days = daysOfLife(person, facts, input, now);
  const effects = new Map(
    life.corrections.map((correction) => [correction.correctionId, effectOf(facts, life, correction, now)]),
  );
  return { person, life, facts, days, effects, months: monthsOf(person, life, facts, days, input) };
}

/** What the product would know of the person. */
export function factsOf(
  person: DemoPerson,
  life: DemoLife,
  input: Pick<HistoryInput, 'zone' | 'agreementId' | 'unitId' | 'agreements' | 'holidays'>,
): PersonFacts {
  const voided = new Set(life.voids.map(({ bookingId }) => bookingId));
  const all: PersonFactsInput = {
    employeeId: person.employeeId,
    birthDate: person.birthDate,
    hiredOn: person.hiredOn,
    leftOn: person.leftOn,
    zone: input.zone,
    contracts: [...person.contracts],
    assignments: [{ id: input.agreementId, from: person.hiredOn, to: person.leftOn }],
    units: [{ id: input.unitId, from: person.hiredOn, to: person.leftOn }],
    agreements: input.agreements,
    holidays: input.holidays as HolidayCalendar,
    bookings: life.bookings.filter(({ bookingId }) => !voided.has(bookingId)),
    absences: [...life.absences],
    remoteWork: person.remoteWork && [...person.remoteWork],
    protections: [...person.protections],
    particulars: [...life.particulars, ...calloutsOf(life.standbys, input.zone)],
  };
  const takesTimeOff = life.absences.some(({ kind }) => kind === 'compensatoryTimeOff');
  return new PersonFacts(takesTimeOff ? { ...all, furtherBack: all } : all);
}

function daysOfLife(person: DemoPerson, facts: PersonFacts, input: HistoryInput, now: number): EvaluatedDay[] {
  const days: EvaluatedDay[] = [];
  for (let month = monthOf(input.firstDate); month <= monthOf(input.asOf); month = addMonths(month, 1))
    for (const date of daysOf(month)) {
      if (date >= input.asOf) break;
      const evaluated = evaluateDate(facts, date, now);
      if (evaluated) days.push(evaluated.day);
    }
  const blocked = days.find(
    ({ evaluation }) => evaluation.date < input.openFrom && blockingFindings(evaluation).length > 0,
  );
  if (blocked) {
    const codes = blocked.evaluation.findings.map(({ code }) => code).join(', ');
    throw new Error(
      `${person.personnelNumber} has a blocked day in a closed month: ${blocked.evaluation.date} ${codes}`,
    );
  }
  return days;
}

/** What the correction changed, or would change, about the credited minutes of its day. */
function effectOf(facts: PersonFacts, life: DemoLife, correction: DemoCorrection, now: number): CorrectionEffect {
  const { correctionId, bookingId, proposed, date } = correction;
  const credited = (bookings: PersonFactsInput['bookings']): number | null =>
    evaluateDate(new PersonFacts({ ...facts.input, bookings }), date, now)?.day.evaluation.creditedMinutes ?? null;
  const near = (booking: { epochMinute: number }) => Math.abs(booking.epochMinute - proposed.epochMinute) < 12 * 1440;
  const without = life.bookings.filter((booking) => near(booking) && booking.correctionId !== correctionId);
  const other = new Set(
    life.voids.filter((entry) => entry.correctionId !== correctionId).map((entry) => entry.bookingId),
  );
  const before = without.filter((booking) => !other.has(booking.bookingId));
  const corrected: Pick<DemoBooking, 'bookingId' | 'kind' | 'location' | 'epochMinute' | 'offsetMinutes'> = {
    bookingId: correctionId,
    ...proposed,
  };
  const after = [...before.filter((booking) => booking.bookingId !== bookingId), corrected];
  return { beforeMinutes: credited(before), afterMinutes: credited(after) };
}

function monthsOf(
  person: DemoPerson,
  life: DemoLife,
  facts: PersonFacts,
  days: readonly EvaluatedDay[],
  input: HistoryInput,
): DemoMonth[] {
  const months: DemoMonth[] = [];
  let balance = person.openingBalanceMinutes;
  let orderedBalance = 0;
  for (const [month, ofMonth] of Map.groupBy(days, ({ evaluation }) => monthOf(evaluation.date))) {
    const first = months.length === 0;
    const openingBalanceMinutes = first && balance !== 0 ? balance : null;
    if (`${month}-01` >= input.openFrom) {
      months.push({ month, status: statusOf(person, life, month, ofMonth, input), openingBalanceMinutes, plan: null });
      continue;
    }
    const standing: ClosingStanding = {
      employeeId: person.employeeId,
      payrollGroup: person.payrollGroup,
      costCenter: person.costCenter,
      status: 'approved',
      openingBalanceMinutes: balance,
      openingOrderedMinutes: orderedBalance,
      openingIsNew: first,
      pendingItems: 0,
      earlierOpenMonth: null,
    };
    const evaluations = new Map(ofMonth.map(({ evaluation }) => [evaluation.date, evaluation]));
    const isOrdered = facts.input.particulars.some(({ kind }) => kind === 'overtimeOrder');
    const ordered = isOrdered ? orderedWorkOf(facts, month) : [];
    const onCall = life.standbys.length > 0 ? onCallPayOf(facts, life.standbys, month) : null;
    const value = valueOfPersonMonth(month, { facts, days: evaluations, changedDates: [] }, ordered, onCall);
    const plan = planPerson({ month, payrollGroup: person.payrollGroup }, standing, value);
    if (!plan.plan || plan.blockers.length > 0)
      throw new Error(
        `${month} of ${person.personnelNumber} cannot be closed: ${plan.blockers.map(({ code }) => code).join(', ')}`,
      );
    balance = plan.plan.closingBalanceMinutes;
    orderedBalance = plan.plan.orderedBalanceMinutes;
    months.push({ month, status: 'approved', openingBalanceMinutes, plan });
  }
  return months;
}

/** The month before the running one has mostly been handed in and approved; what is not clean waits for its owner. */
function statusOf(
  person: DemoPerson,
  life: DemoLife,
  month: YearMonth,
  days: readonly EvaluatedDay[],
  { asOf }: HistoryInput,
): DemoMonth['status'] {
  // Handing in takes the first day of the next month, approving the second.
  if (month === monthOf(asOf) || asOf.slice(8) <= '02') return 'open';
  const pending = life.corrections.some(({ status, date }) => status === 'pending' && monthOf(date) === month);
  if (pending || days.some(({ evaluation }) => blockingFindings(evaluation).length > 0)) return 'open';
  if (person.story?.role === 'employee') return 'open';
  const dice = person.random.int(1, 100);
  if (person.unit.shortName === STORY_UNIT) return dice <= 60 && !person.leads ? 'submitted' : 'approved';
  return dice <= 66 ? 'approved' : dice <= 90 ? 'submitted' : 'open';
}
