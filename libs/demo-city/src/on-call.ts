import {
  type Standby,
  type Zone,
  addDays,
  datesBetween,
  isoWeekOf,
  weekdayOf,
  type DayParticular,
  type DateSpan,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type DemoWorld } from './demo-world';
import { type DemoPerson } from './demo-person';

/** On-call time with the ids under which it is kept. */
export interface DemoStandby extends Standby {
  readonly standbyId: string;
  /** Day of its beginning. */
  readonly date: LocalDate;
  readonly callouts: readonly (Standby['callouts'][number] & { readonly calloutId: string })[];
}

const IT_SERVICE = 'SG104';
const FRIDAY = 5;
/** Friday 16:00 to Monday 7:00. */
const BEGINS = 960;
const ENDS = 420;
const ENDS_AFTER_DAYS = 3;
/** One weekend in this many for each. */
const TURNS = 4;
const SATURDAY_CALL = 1335;

/** Call-outs as what they are for the days on which they begin. */
export function calloutsOf(standbys: readonly DemoStandby[], zone: Zone): DayParticular[] {
  return standbys.flatMap(({ callouts }) =>
    callouts.map(({ atMinute, minutes }): DayParticular => {
      return { date: zone.dateAt(atMinute), kind: 'callout', from: atMinute, to: atMinute + minutes, minutes: null };
    }),
  );
}

/**
 * Weekends on which somebody of the IT service is on call, in turns; every second time the servers call on Saturday
 * evening. Follows from person and date alone.
 */
export function onCallOf(person: DemoPerson, { from, to }: DateSpan, { zone, openFrom }: DemoWorld): DemoStandby[] {
  if (person.unit.shortName !== IT_SERVICE || person.leads) return [];
  const turn = Number(person.personnelNumber) % TURNS;
  return datesBetween(from, addDays(to, -ENDS_AFTER_DAYS))
    .filter((date) => weekdayOf(date) === FRIDAY && isoWeekOf(date).week % TURNS === turn)
    .map((date, index) => {
      const startMinute = zone.at(date, BEGINS);
      const atMinute = zone.at(addDays(date, 1), SATURDAY_CALL);
      const isRemote = date < openFrom || index % TURNS !== 0;
      const call = { calloutId: person.ids.next(atMinute), atMinute, minutes: isRemote ? 25 : 80, isRemote };
      return {
        standbyId: person.ids.next(startMinute),
        date,
        startMinute,
        endMinute: zone.at(addDays(date, ENDS_AFTER_DAYS), ENDS),
        callouts: index % 2 === 0 ? [call] : [],
      };
    });
}
