import { type ClientBase } from 'pg';
import { addDays, addMonths, firstDayOf, formatInstant, monthOf, type Zone } from '@zeitbuch/working-time';
import { EVALUATION_COLUMNS, evaluationValues } from '../evaluation';
import { type CopyValue, copyRows } from './copy';
import { type DemoBooking } from './life';
import { type PersonHistory } from './history';

export interface WriteContext {
  readonly zone: Zone;
  /** Who decides about a person's time; null where nobody is above. */
  readonly approverOf: (employeeId: string) => string | null;
}

const BOOKING_COLUMNS = [
  'tenant_id',
  'booking_id',
  'employee_id',
  'kind',
  'location',
  'at',
  'epoch_minute',
  'offset_minutes',
  'shift_date',
  'source',
  'correction_id',
  'received_at',
];

/** Writes the months, facts and evaluations of some people, in the order in which they depend on each other. */
export async function writeHistories(
  client: ClientBase,
  histories: readonly PersonHistory[],
  context: WriteContext,
): Promise<void> {
  const { zone } = context;
  const instant = (epochMinute: number) => formatInstant(epochMinute, zone);
  const bookings = (corrected: boolean) =>
    rowsOf(histories, ({ person, life }) =>
      life.bookings
        .filter(({ correctionId }) => (correctionId !== null) === corrected)
        .map((booking) => bookingRow(person, booking, instant)),
    );
  await writeMonths(client, histories, context);
  await copyRows(client, 'booking', BOOKING_COLUMNS, bookings(false));
  await writeCorrections(client, histories, context);
  await copyRows(client, 'booking', BOOKING_COLUMNS, bookings(true));
  await copyRows(
    client,
    'booking_void',
    ['tenant_id', 'booking_id', 'correction_id', 'replaced_by', 'voided_at'],
    rowsOf(histories, ({ person, life }) =>
      life.voids.map((v) => [person.tenantId, v.bookingId, v.correctionId, v.replacedBy, instant(v.at)]),
    ),
  );
  await copyRows(
    client,
    'work_interval',
    ['tenant_id', 'employee_id', 'start_booking_id', 'end_booking_id', 'shift_date', 'location', 'during'],
    rowsOf(histories, intervalRows),
  );
  await copyRows(
    client,
    'absence',
    ['tenant_id', 'absence_id', 'employee_id', 'kind', 'from_date', 'to_date', 'details'],
    rowsOf(histories, ({ person, life }) =>
      life.absences.map(({ absenceId, kind, from, to, ...details }) => [
        person.tenantId,
        absenceId,
        person.employeeId,
        kind,
        from,
        to,
        JSON.stringify(details),
      ]),
    ),
  );
  await copyRows(
    client,
    'day_evaluation',
    ['tenant_id', ...EVALUATION_COLUMNS.map(([name]) => name)],
    rowsOf(histories, ({ person, days }) =>
      days.map((day) => [person.tenantId, ...(evaluationValues(day) as CopyValue[])]),
    ),
  );
}

function* rowsOf(
  histories: readonly PersonHistory[],
  rows: (history: PersonHistory) => Iterable<CopyValue[]>,
): Generator<CopyValue[]> {
  for (const history of histories) yield* rows(history);
}

function bookingRow(person: PersonHistory['person'], b: DemoBooking, instant: (minute: number) => string): CopyValue[] {
  return [
    person.tenantId,
    b.bookingId,
    person.employeeId,
    b.kind,
    b.location,
    instant(b.epochMinute),
    b.epochMinute,
    b.offsetMinutes,
    b.shiftDate,
    b.source,
    b.correctionId,
    instant(b.receivedAt),
  ];
}

/** Intervals as clocking leaves them: one whose end never came is emptied by the next clock-in, the last one still runs. */
function* intervalRows({ person, facts }: PersonHistory): Generator<CopyValue[]> {
  const last = facts.sessions.at(-1);
  for (const session of facts.sessions)
    for (const i of session.intervals) {
      const ended = i.endMinute !== null;
      const during = ended ? `[${i.startMinute},${i.endMinute})` : session === last ? `[${i.startMinute},)` : 'empty';
      yield [
        person.tenantId,
        person.employeeId,
        i.startBookingId,
        i.endBookingId,
        session.shiftDate,
        i.location,
        during,
      ];
    }
}

/** Months are handed in on the first day of the next one and approved on its second. */
async function writeMonths(
  client: ClientBase,
  histories: readonly PersonHistory[],
  { zone, approverOf }: WriteContext,
): Promise<void> {
  const handedIn = (month: string) => formatInstant(zone.at(firstDayOf(addMonths(month, 1)), 500), zone);
  const approved = (month: string) => formatInstant(zone.at(addDays(firstDayOf(addMonths(month, 1)), 1), 625), zone);
  await copyRows(
    client,
    'employee_month',
    [
      'tenant_id',
      'employee_id',
      'month',
      'status',
      'submitted_at',
      'approved_at',
      'approved_by',
      'opening_balance_minutes',
    ],
    rowsOf(histories, ({ person, months }) =>
      months.map(({ month, status, openingBalanceMinutes }) => [
        person.tenantId,
        person.employeeId,
        firstDayOf(month),
        status,
        status === 'open' ? null : handedIn(month),
        status === 'approved' ? approved(month) : null,
        status === 'approved' ? approverOf(person.employeeId) : null,
        openingBalanceMinutes,
      ]),
    ),
  );
  await copyRows(
    client,
    'month_event',
    ['tenant_id', 'event_id', 'employee_id', 'month', 'kind', 'actor_id', 'occurred_at'],
    rowsOf(histories, ({ person, months }) =>
      months.flatMap(({ month, status }): CopyValue[][] => {
        const event = (kind: string, actor: string | null, at: string): CopyValue[] => [
          person.tenantId,
          person.ids.next(zone.at(firstDayOf(addMonths(month, 1)), 500)),
          person.employeeId,
          firstDayOf(month),
          kind,
          actor,
          at,
        ];
        if (status === 'open') return [];
        const submitted = event('submitted', person.employeeId, handedIn(month));
        return status === 'submitted'
          ? [submitted]
          : [submitted, event('approved', approverOf(person.employeeId), approved(month))];
      }),
    ),
  );
}

async function writeCorrections(
  client: ClientBase,
  histories: readonly PersonHistory[],
  { zone, approverOf }: WriteContext,
): Promise<void> {
  await copyRows(
    client,
    'correction_request',
    [
      'tenant_id',
      'correction_id',
      'employee_id',
      'date',
      'action',
      'booking_id',
      'proposed_kind',
      'proposed_location',
      'proposed_epoch_minute',
      'proposed_offset_minutes',
      'reason',
      'status',
      'credited_before_minutes',
      'credited_after_minutes',
      'decision_note',
      'decided_by',
      'decided_at',
      'requested_by',
      'requested_at',
      'version',
    ],
    rowsOf(histories, ({ person, life, effects }) =>
      life.corrections.map((c) => {
        const effect = effects.get(c.correctionId);
        const decided = c.status !== 'pending';
        return [
          person.tenantId,
          c.correctionId,
          person.employeeId,
          c.date,
          c.action,
          c.bookingId,
          c.proposed.kind,
          c.proposed.location,
          c.proposed.epochMinute,
          c.proposed.offsetMinutes,
          c.reason,
          c.status,
          effect?.beforeMinutes ?? null,
          effect?.afterMinutes ?? null,
          c.status === 'rejected' ? 'Bitte zuerst mit mir sprechen: Das Türprotokoll sagt etwas anderes.' : null,
          decided ? approverOf(person.employeeId) : null,
          c.decidedAt === null ? null : formatInstant(c.decidedAt, zone),
          person.employeeId,
          formatInstant(c.requestedAt, zone),
          decided ? 2 : 1,
        ];
      }),
    ),
  );
}

/** Months of the demo from first to last that are to be closed. */
export function monthsToClose(firstDate: string, openFrom: string): string[] {
  const months: string[] = [];
  for (let month = monthOf(firstDate); firstDayOf(month) < openFrom; month = addMonths(month, 1)) months.push(month);
  return months;
}
