import {
  type Finding,
  type Zone,
  daysOf,
  foremostAbsence,
  formatInstant,
  isAbsentOn,
  isoWeekOf,
  weekdayOf,
  type WorkLocation,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, type StoredSpan } from '../evaluation';
import { wallClock } from './booking-view';
import { type BlockerDto, type MonthDayDto, type MonthDto } from './month.dto';
import { type MonthRow, type StoredDay } from './month-query';
import { maskAbsence, maskFindings } from './privacy';

export interface MonthViewInput {
  month: string;
  employeeId: string;
  row: MonthRow;
  /** Today, where it lies in the month: valued up to now. */
  live: EvaluatedDay | null;
  today: string;
  zone: Zone;
  /** The reader is the person themself. */
  isOwn: boolean;
  /** The reader may know why somebody was absent. */
  seesReasons: boolean;
}

type DayFigures = Omit<MonthDayDto, 'runningBalanceMinutes'>;

/** Puts the month together: days, running balance, totals, what blocks it. */
export function monthView(input: MonthViewInput): MonthDto {
  const { row, month, today } = input;
  const openingBalanceMinutes =
    row.status === 'closed' && row.opening_balance_minutes !== null
      ? row.opening_balance_minutes
      : row.carried_minutes + row.before_balance;
  const figures = dayFigures(input);
  let running = openingBalanceMinutes;
  const days = figures.map((day): MonthDayDto => ({ ...day, runningBalanceMinutes: (running += day.balanceMinutes) }));
  const sum = (key: 'targetMinutes' | 'workedMinutes' | 'creditedMinutes' | 'balanceMinutes') =>
    days.reduce((total, day) => total + day[key], 0);
  const status = row.status ?? 'open';
  const closingBalanceMinutes = status === 'closed' ? (row.closing_balance_minutes ?? running) : running;
  const blockers = blockersOf(days);
  const isOver = days[days.length - 1].date < today;
  const at = (name: keyof MonthDto, date: Date | null) =>
    date ? { [name]: formatInstant(Math.floor(date.getTime() / 60_000), input.zone) } : {};
  return {
    month,
    employee: { employeeId: input.employeeId, name: row.name, personnelNumber: row.personnel_number },
    status,
    version: row.version ?? 0,
    openingBalanceMinutes,
    targetMinutes: sum('targetMinutes'),
    workedMinutes: sum('workedMinutes'),
    creditedMinutes: sum('creditedMinutes'),
    balanceMinutes: sum('balanceMinutes'),
    cutMinutes: running - closingBalanceMinutes,
    closingBalanceMinutes,
    provisional: status !== 'closed',
    ...at('submittedAt', row.submitted_at),
    ...at('approvedAt', row.approved_at),
    ...at('closedAt', row.closed_at),
    ...(row.returned_note ? { returnedNote: row.returned_note } : {}),
    ...reopened(row, input.zone),
    blockers,
    canSubmit: input.isOwn && status === 'open' && isOver && blockers.length === 0 && row.version !== null,
    canWithdraw: input.isOwn && status === 'submitted',
    days,
  };
}

/** The month was handed in and is open again, because something came after it. */
function reopened({ status, last_event }: MonthRow, place: Zone): Pick<MonthDto, 'reopenedBy' | 'reopenedAt'> {
  if (status !== 'open' || !last_event?.kind.startsWith('reopenedBy')) return {};
  const reopenedBy = last_event.kind === 'reopenedByBooking' ? 'booking' : 'fact';
  return { reopenedBy, reopenedAt: formatInstant(last_event.epoch_minute, place) };
}

/** What keeps a month from being handed in: findings that block, and wishes nobody has decided on. */
export function blockersOf(
  days: readonly Pick<MonthDayDto, 'date' | 'findings' | 'pendingCorrections'>[],
): BlockerDto[] {
  return days.flatMap(({ date, findings, pendingCorrections }) => [
    ...findings.filter(({ severity }) => severity === 'block').map(({ code }) => ({ date, code })),
    ...(pendingCorrections > 0 ? [{ date, code: 'correction.pending' }] : []),
  ]);
}

function dayFigures({ month, row, live, today, seesReasons }: MonthViewInput): DayFigures[] {
  const stored = new Map((row.days ?? []).map((day) => [day[0], day]));
  if (live) stored.set(live.evaluation.date, storedDay(live));
  return daysOf(month).map((date) => {
    const day = stored.get(date);
    const absence = day?.[8] ?? foremostAbsence((row.absences ?? []).filter((one) => isAbsentOn(one, date)))?.kind;
    return {
      date,
      weekday: weekdayOf(date),
      isoWeek: isoWeekOf(date).week,
      ...(row.holidays?.[date] ? { holidayName: row.holidays[date] } : {}),
      state: date > today ? 'future' : (day?.[1] ?? 'none'),
      spans: spanViews(day?.[9] ?? []),
      breakRecordedMinutes: day?.[4] ?? 0,
      breakDeductedMinutes: day?.[5] ?? 0,
      workedMinutes: day?.[3] ?? 0,
      creditedMinutes: day?.[7] ?? 0,
      absenceCreditMinutes: day?.[6] ?? 0,
      targetMinutes: day?.[2] ?? 0,
      balanceMinutes: day ? day[7] - day[2] : 0,
      locations: [...new Set((day?.[9] ?? []).map(([, , location]) => location as WorkLocation))],
      ...(absence ? { absence: maskAbsence(absence, seesReasons) } : {}),
      findings: findingViews(day?.[10] ?? [], seesReasons),
      pendingCorrections: row.pending?.[date] ?? 0,
    };
  });
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
    location: location as WorkLocation,
  }));

const findingViews = (findings: readonly Finding[], seesReasons: boolean) =>
  maskFindings(findings, seesReasons).map(({ code, severity, params }) => ({ code, severity, params: { ...params } }));
