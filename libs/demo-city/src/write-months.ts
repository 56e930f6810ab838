import { addDays, addMonths, firstDayOf, formatInstant } from '@zeitbuch/working-time';
import { type CopyRecord } from './copy';
import { type DemoMonth, type PersonHistory } from './history';
import { type WriteContext, keyOf } from './write-context';

/** A month is handed in on the first day of the next one and approved on its second. */
function stepsOf({ person }: PersonHistory, { month, status }: DemoMonth, { zone, approverOf }: WriteContext) {
  const next = firstDayOf(addMonths(month, 1));
  return {
    submittedAt: status === 'open' ? null : formatInstant(zone.at(next, 500), zone),
    approvedAt: status === 'approved' ? formatInstant(zone.at(addDays(next, 1), 625), zone) : null,
    approvedBy: status === 'approved' ? approverOf(person.employeeId) : null,
  };
}

/** A row of `employee_month`, not yet closed. */
export function monthRecord(history: PersonHistory, month: DemoMonth, context: WriteContext): CopyRecord {
  const { submittedAt, approvedAt, approvedBy } = stepsOf(history, month, context);
  return {
    ...keyOf(history),
    month: firstDayOf(month.month),
    status: month.status,
    submitted_at: submittedAt,
    approved_at: approvedAt,
    approved_by: approvedBy,
  };
}

/** What happened to the month until then: rows of `month_event`. */
export function eventRecords(history: PersonHistory, month: DemoMonth, context: WriteContext): CopyRecord[] {
  const { person } = history;
  const { submittedAt, approvedAt, approvedBy } = stepsOf(history, month, context);
  const event = (kind: string, actorId: string | null, at: string | null): CopyRecord[] =>
    at === null
      ? []
      : [
          {
            ...keyOf(history),
            event_id: person.ids.next(context.zone.startOfDay(firstDayOf(month.month))),
            month: firstDayOf(month.month),
            kind,
            actor_id: actorId,
            occurred_at: at,
          },
        ];
  return [...event('submitted', person.employeeId, submittedAt), ...event('approved', approvedBy, approvedAt)];
}
