import { type LocalDate } from '@zeitbuch/working-time';
/**
 * Every kind of event with what it tells: ids and dates, never names, never reasons of absence. A consumer reads what it
 * needs beyond from the facts. A booking is its own event and stands in no line here.
 */
export interface EventPayloads {
  /** Rules of an agreement were released that hold on days already over; `to` null: until further notice. */
  readonly 'agreement.published': {
    readonly agreementId: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
  };
  /** People came under the agreement for days that are over among others; `to` null: until further notice. */
  readonly 'agreement.assigned': {
    readonly agreementId: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
  };
  /** A unit belongs or belonged somewhere else on these days, and annexes decide by that; `from` null: since ever. */
  readonly 'unit.moved': {
    readonly unitId: string;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
  };
  /** Public holidays of a site are others on these days. */
  readonly 'holiday.changed': {
    readonly siteId: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  };
}

export type EventKind = keyof EventPayloads;

/** An event as its consumers hear of it. */
export interface RecordedEvent<Kind extends EventKind = EventKind> {
  readonly tenantId: number;
  /** Of the tenant. */
  readonly zone: string;
  readonly payload: EventPayloads[Kind];
}
