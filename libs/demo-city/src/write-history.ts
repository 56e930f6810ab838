import { type ClientBase } from 'pg';
import { type Zone, formatInstant } from '@zeitbuch/working-time';
import { EVALUATION_COLUMNS, FACT_RECORDS, evaluationValues } from '@zeitbuch/server';
import { type CopyRecord, type CopyValue, copyOf, copyRecords } from './copy';
import { type PersonHistory } from './history';
import { type WriteContext, keyOf } from './write-context';
import { correctionRecord } from './write-corrections';
import { eventRecords, monthRecord } from './write-months';
import { writeOpenings } from './write-openings';

type RecordsOf = (history: PersonHistory) => Iterable<CopyRecord>;

/** Writes the months, facts and evaluations of some people, in the order in which they depend on each other. */
export async function writeHistories(
  client: ClientBase,
  histories: readonly PersonHistory[],
  context: WriteContext,
): Promise<void> {
  const { zone } = context;
  const write = (table: string, records: RecordsOf) => copyRecords(client, table, each(histories, records));
  await write('employee_month', (history) => history.months.map((month) => monthRecord(history, month, context)));
  await writeOpenings(client, histories);
  await write('month_event', (history) => history.months.flatMap((month) => eventRecords(history, month, context)));
  // A correction names the booking it is about, and is named by the one it brought.
  await write('booking', (history) => bookingRecords(history, zone, false));
  await write('correction_request', (history) =>
    history.life.corrections.map((correction) => correctionRecord(history, correction, context)),
  );
  await write('booking', (history) => bookingRecords(history, zone, true));
  await write('booking_void', (history) => voidRecords(history, zone));
  await write('work_interval', intervalRecords);
  await write('absence', absenceRecords);
  await write('day_fact', particularRecords);
  await write('standby', standbyRecords);
  await write('standby_callout', calloutRecords);
  await write('day_evaluation', evaluationRecords);
}

function* each(histories: readonly PersonHistory[], records: RecordsOf): Generator<CopyRecord> {
  for (const history of histories) yield* records(history);
}

function* bookingRecords(history: PersonHistory, zone: Zone, corrected: boolean): Generator<CopyRecord> {
  for (const booking of history.life.bookings) {
    if ((booking.correctionId !== null) !== corrected) continue;
    yield {
      ...keyOf(history),
      booking_id: booking.bookingId,
      kind: booking.kind,
      location: booking.location,
      at: formatInstant(booking.epochMinute, zone),
      epoch_minute: booking.epochMinute,
      offset_minutes: booking.offsetMinutes,
      shift_date: booking.shiftDate,
      source: booking.source,
      correction_id: booking.correctionId,
      received_at: formatInstant(booking.receivedAt, zone),
    };
  }
}

const voidRecords = ({ person, life }: PersonHistory, zone: Zone): CopyRecord[] =>
  life.voids.map(({ bookingId, correctionId, replacedBy, at }) => ({
    tenant_id: person.tenantId,
    booking_id: bookingId,
    correction_id: correctionId,
    replaced_by: replacedBy,
    voided_at: formatInstant(at, zone),
  }));

/** Intervals as clocking leaves them: one whose end never came is emptied by the next clock-in, the last one still runs. */
function* intervalRecords(history: PersonHistory): Generator<CopyRecord> {
  const { sessions } = history.facts;
  for (const session of sessions)
    for (const { startMinute, endMinute, startBookingId, endBookingId, location } of session.intervals) {
      const unended = session === sessions.at(-1) ? `[${startMinute},)` : 'empty';
      yield {
        ...keyOf(history),
        start_booking_id: startBookingId,
        end_booking_id: endBookingId,
        shift_date: session.shiftDate,
        location,
        during: endMinute === null ? unended : `[${startMinute},${endMinute})`,
      };
    }
}

const absenceRecords = ({ person, life }: PersonHistory): CopyRecord[] =>
  life.absences.map((absence) => copyOf(person.tenantId, FACT_RECORDS.absence(person.employeeId, absence)));

const particularRecords = ({ person, life }: PersonHistory): CopyRecord[] =>
  life.particulars.map(({ factId: id, date, kind, from, to, minutes }) => {
    const span = from === null || to === null ? null : { startMinute: from, endMinute: to };
    return copyOf(person.tenantId, FACT_RECORDS.day_fact(person.employeeId, { id, date, kind, span, minutes }));
  });

const standbyRecords = (history: PersonHistory): CopyRecord[] =>
  history.life.standbys.map(({ standbyId, date, startMinute, endMinute }) => ({
    ...keyOf(history),
    standby_id: standbyId,
    date,
    during: `[${startMinute},${endMinute})`,
  }));

const calloutRecords = ({ person, life }: PersonHistory): CopyRecord[] =>
  life.standbys.flatMap(({ standbyId, date, callouts }) =>
    callouts.map(({ calloutId: id, ...callout }) =>
      copyOf(person.tenantId, FACT_RECORDS.standby_callout(person.employeeId, { id, standbyId, date, ...callout })),
    ),
  );

function* evaluationRecords({ person, days }: PersonHistory): Generator<CopyRecord> {
  for (const day of days) {
    const values = evaluationValues(day) as CopyValue[];
    const columns = EVALUATION_COLUMNS.map(([name], index) => [name, values[index]] as const);
    yield { tenant_id: person.tenantId, ...Object.fromEntries(columns) };
  }
}
