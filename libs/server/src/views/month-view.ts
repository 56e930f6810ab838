import {
  type Finding,
  type Zone,
  MINUTES_PER_DAY,
  addDays,
  daysOf,
  firstDayOf,
  foremostAbsence,
  formatInstant,
  isAbsentOn,
  isoWeekOf,
  lastDayOf,
  weekdayOf,
  type WorkLocation,
  type MonthStatus,
  blockingFindings,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, type StoredSpan, namedDay } from '../facts';
import { type KnownMonth, knownVersion, maskAbsence } from '../privacy';
import { type BlockerDto, type MonthDayDto, type MonthDto } from './month.dto';
import { type MonthRow, type StoredDay } from './month-query';
import { DAYS_OF_A_DUTY, END_OF_DAY, wallClock } from '../booking';

export interface MonthViewInput {
  month: YearMonth;
  employeeId: string;
  row: MonthRow;
  /** Today, where the month is not over: evaluated up to now. */
  live: EvaluatedDay | null;
  /** Target of a month that has not begun; null of others. */
  plannedTargetMinutes: number | null;
  today: LocalDate;
  zone: Zone;
  /** The reader is the person themself. */
  isOwn: boolean;
  /** Who reads. */
  viewerId: string;
  /** For a leader the month as leaders may know it, instead of what is stored; null for who may know everything. */
  known: KnownMonth | null;
}

type DayFigures = Omit<MonthDayDto, 'runningBalanceMinutes'>;

/** Puts the month together: days, totals, what blocks it, and for who may know everything the account. */
export function monthView(input: MonthViewInput): MonthDto {
  const { row, month, today } = input;
  const figures = dayFigures(input);
  const begin = beginOf(input);
  const { days, ...account } = input.known || begin.beforeBegin ? { days: figures } : accountOf(input, figures);
  const sum = (key: 'targetMinutes' | 'workedMinutes' | 'creditedMinutes' | 'balanceMinutes') =>
    days.reduce((total, day) => total + day[key], 0);
  const status = row.status ?? 'open';
  // Nothing keeps a closed month from anything.
  const asked = (row.asked ?? []).filter(({ isLeaders }) => isLeaders || !input.known).map(({ date }) => date);
  const blockers = status === 'closed' ? blockersOf(days) : blockersOf(days, { unclear: row.unclear ?? [], asked });
  const isOver = days[days.length - 1].date < today;
  const at = (name: keyof MonthDto, date: Date | null) =>
    date ? { [name]: formatInstant(Math.floor(date.getTime() / 60_000), input.zone) } : {};
  return {
    month,
    employee: { employeeId: input.employeeId, name: row.name, personnelNumber: row.personnel_number },
    status,
    version: versionOf(input, status),
    targetMinutes: sum('targetMinutes'),
    ...(input.plannedTargetMinutes === null ? {} : { plannedTargetMinutes: input.plannedTargetMinutes }),
    workedMinutes: sum('workedMinutes'),
    creditedMinutes: sum('creditedMinutes'),
    balanceMinutes: sum('balanceMinutes'),
    ...begin,
    ...account,
    ...(input.known || row.brought === null ? {} : { broughtAlong: row.brought }),
    provisional: status !== 'closed',
    ...at('submittedAt', row.submitted_at),
    ...submittedFor(input),
    ...at('approvedAt', row.approved_at),
    ...at('closedAt', row.closed_at),
    ...(row.returned_note ? { returnedNote: row.returned_note } : {}),
    ...reopened(row, input.zone),
    blockers,
    canSubmit: input.isOwn && status === 'open' && isOver && blockers.length === 0 && belongsToAccount(input),
    canWithdraw: input.isOwn && status === 'submitted',
    days,
  };
}

/**
 * When days begin to count. A closed month has begun; one that is not over may begin with the next booking, so that
 * without any fact only months of the past lie before the beginning.
 */
function beginOf({ row, month, today }: MonthViewInput): Pick<MonthDto, 'beginsOn' | 'beforeBegin'> {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const start = row.account_from;
  if (row.status === 'closed' || (start !== null && start <= first)) return { beforeBegin: false };
  if (start === null) return { beforeBegin: last < today };
  return { beginsOn: start, beforeBegin: start > last };
}

type Account = Required<Pick<MonthDto, 'openingBalanceMinutes' | 'closingBalanceMinutes' | 'cutMinutes'>>;

/** The account before, on each day of and after the month. It holds what every absence ever credited: leaders see none of it. */
function accountOf(
  { row, month, live }: MonthViewInput,
  figures: readonly DayFigures[],
): Account & { days: MonthDayDto[] } {
  // What the running month closes with is what the next one begins with: today counts in both.
  const todayMinutes = live && live.evaluation.date < firstDayOf(month) ? live.evaluation.balanceMinutes : 0;
  const isClosed = row.status === 'closed';
  const openingBalanceMinutes =
    isClosed && row.opening_balance_minutes !== null
      ? row.opening_balance_minutes
      : row.carried_minutes + row.before_balance + todayMinutes;
  let running = openingBalanceMinutes;
  const days = figures.map((day): MonthDayDto => ({ ...day, runningBalanceMinutes: (running += day.balanceMinutes) }));
  const closingBalanceMinutes = isClosed ? (row.closing_balance_minutes ?? running) : running;
  return { openingBalanceMinutes, cutMinutes: running - closingBalanceMinutes, closingBalanceMinutes, days };
}

function versionOf({ known, row, employeeId, month }: MonthViewInput, status: MonthStatus): number {
  return known ? knownVersion({ employeeId, month, status, submittedAt: row.submitted_at, known }) : (row.version ?? 1);
}

/** Leaders read the reason that they wrote themselves: another one may say why somebody was away. */
function submittedFor({ row, known, viewerId }: MonthViewInput): Pick<MonthDto, 'submittedFor'> {
  const { submitted_by_name: by, submitted_reason: reason } = row;
  if (!by || !reason) return {};
  const mayKnow = known === null || row.submitted_by === viewerId;
  return { submittedFor: { by, ...(mayKnow ? { reason } : {}) } };
}

/** The account counts days of the month, whether or not anything was ever written into it. */
const belongsToAccount = ({ row, month }: MonthViewInput): boolean =>
  row.account_from !== null &&
  row.account_from <= lastDayOf(month) &&
  (row.left_on === null || row.left_on >= firstDayOf(month));

/** The month was handed in and is open again, because something came after it. */
function reopened({ status, last_event }: MonthRow, place: Zone): Pick<MonthDto, 'reopenedBy' | 'reopenedAt'> {
  if (status !== 'open' || !last_event?.kind.startsWith('reopenedBy')) return {};
  const reopenedBy = last_event.kind === 'reopenedByBooking' ? 'booking' : 'fact';
  return { reopenedBy, reopenedAt: formatInstant(last_event.epoch_minute, place) };
}

/** What keeps a month from being handed in: findings that block, and wishes and late bookings nobody has decided on. */
function blockersOf(
  days: readonly Pick<MonthDayDto, 'date' | 'findings' | 'pendingCorrections'>[],
  { unclear, asked }: { readonly unclear: readonly LocalDate[]; readonly asked: readonly LocalDate[] } = NOTHING_WAITS,
): BlockerDto[] {
  return days.flatMap((day) => [
    ...blockingFindings(day).map(({ code }) => ({ date: day.date, code })),
    ...(day.pendingCorrections > 0 ? [{ date: day.date, code: 'correction.pending' }] : []),
    ...asked.filter((date) => date === day.date).map((date) => ({ date, code: 'absence.pending' })),
    ...(unclear.includes(day.date) ? [{ date: day.date, code: 'clarification.pending' }] : []),
  ]);
}

const NOTHING_WAITS = { unclear: [], asked: [] };

function dayFigures(input: MonthViewInput): DayFigures[] {
  const { month, row, live, today, known } = input;
  const { beginsOn, beforeBegin } = beginOf(input);
  const days = known ? [...known.daysBefore, ...known.days].map(storedDay) : (row.days ?? []);
  const absencesOn = (date: LocalDate) =>
    known ? known.facts.absencesOn(date) : (row.absences ?? []).filter((one) => isAbsentOn(one, date));
  const stored = new Map(days.map((day) => [day[0], day]));
  if (live) stored.set(live.evaluation.date, storedDay(live));
  return daysOf(month).map((date) => {
    const day = stored.get(date);
    const isBefore = beforeBegin || (beginsOn !== undefined && date < beginsOn);
    // A day that was evaluated tells its own absence: one of leave may have been given back.
    const absence = day ? day[8] : foremostAbsence(absencesOn(date))?.kind;
    return {
      date,
      weekday: weekdayOf(date),
      isoWeek: isoWeekOf(date).week,
      ...namedDay(row.holidays?.[date], row.holidays_en?.[date]),
      state: date > today ? 'future' : (day?.[1] ?? (isBefore ? 'before' : 'none')),
      spans: spanViews(day?.[9] ?? []),
      ...dayBeforeUntil((back) => stored.get(addDays(date, -back)), date === today),
      breakRecordedMinutes: day?.[4] ?? 0,
      breakDeductedMinutes: day?.[5] ?? 0,
      workedMinutes: day?.[3] ?? 0,
      creditedMinutes: day?.[7] ?? 0,
      absenceCreditMinutes: day?.[6] ?? 0,
      targetMinutes: day?.[2] ?? 0,
      balanceMinutes: day ? day[7] - day[2] : 0,
      locations: [...new Set((day?.[9] ?? []).map(([, , location]) => location as WorkLocation))],
      ...(absence ? { absence: maskAbsence(absence, known === null) } : {}),
      findings: findingViews(day?.[10] ?? []),
      pendingCorrections: row.pending?.[date] ?? 0,
    };
  });
}

/** A shift past midnight is shown on the days it went on to, too: their rows would else be empty, or hold minutes without work. */
function dayBeforeUntil(
  dayBefore: (back: number) => StoredDay | undefined,
  isToday: boolean,
): Pick<MonthDayDto, 'dayBeforeUntil'> {
  for (const back of DAYS_OF_A_DUTY) {
    const before = dayBefore(back);
    const last = before?.[9].at(-1);
    if (!last) continue;
    const [, to] = last;
    if (to === null) {
      if (isToday && before?.[1] === 'open') return { dayBeforeUntil: null };
      continue;
    }
    const minuteOfDay = to - back * MINUTES_PER_DAY;
    if (minuteOfDay > 0) return { dayBeforeUntil: minuteOfDay < MINUTES_PER_DAY ? wallClock(minuteOfDay) : END_OF_DAY };
  }
  return {};
}

/** An evaluation just made, in the form of a stored one. */
function storedDay({ evaluation: e, absenceKind, spans, provisional }: EvaluatedDay): StoredDay {
  return [
    e.date,
    e.state,
    e.targetMinutes,
    e.workedMinutes,
    e.breakRecordedMinutes,
    e.breakAutoMinutes,
    e.absenceCreditMinutes,
    e.creditedMinutes,
    absenceKind,
    spans,
    [...e.findings],
    provisional,
  ];
}

const spanViews = (spans: readonly StoredSpan[]) =>
  spans.map(([from, to, location]) => ({
    from: wallClock(from),
    to: to === null ? null : wallClock(to),
    ...(to !== null && to >= MINUTES_PER_DAY ? { toDaysAfter: Math.floor(to / MINUTES_PER_DAY) } : {}),
    location: location as WorkLocation,
  }));

const findingViews = (findings: readonly Finding[]) =>
  findings.map(({ code, severity, params }) => ({ code, severity, params: { ...params } }));
