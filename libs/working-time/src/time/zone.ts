import {
  addDays,
  dateOfEpochDay,
  type EpochDay,
  epochDayOf,
  type EpochMinute,
  type LocalDate,
  type MinuteOfDay,
  MINUTES_PER_DAY,
  type Minutes,
} from './date';

/** Which of two equal local times is meant in the night when clocks go back. */
export type Fold = 'earlier' | 'later';

/** What a local time of the wall clock stands for. */
type LocalTime =
  | { readonly kind: 'exact'; readonly epochMinute: EpochMinute; readonly offsetMinutes: Minutes }
  | {
      readonly kind: 'doubled';
      /** The chosen one, if a fold was given; otherwise the earlier one. */
      readonly epochMinute: EpochMinute;
      readonly offsetMinutes: Minutes;
      readonly earlier: { readonly epochMinute: EpochMinute; readonly offsetMinutes: Minutes };
      readonly later: { readonly epochMinute: EpochMinute; readonly offsetMinutes: Minutes };
    }
  | { readonly kind: 'skipped' };

/** A local calendar day on the line of epoch minutes; 1380 or 1500 minutes long when clocks change. */
interface ZoneDay {
  readonly date: LocalDate;
  readonly startMinute: EpochMinute;
  readonly endMinute: EpochMinute;
  /** True if the UTC offset changes within the day. */
  readonly hasTransition: boolean;
}

/** A time zone with integer arithmetic. Answers are cached; asking twice costs a look-up. */
export interface Zone {
  readonly id: string;
  /** UTC offset in minutes (Berlin: 60 in winter, 120 in summer). */
  offsetAt(epochMinute: EpochMinute): Minutes;
  /** First minute of the local day. */
  startOfDay(date: LocalDate): EpochMinute;
  /** The local day. */
  day(date: LocalDate): ZoneDay;
  /** The local date of an instant. */
  dateAt(epochMinute: EpochMinute): LocalDate;
  /** Minute of the wall clock (0 to 1439) at an instant. */
  minuteOfDayAt(epochMinute: EpochMinute): MinuteOfDay;
  /**
   * The instant of a wall-clock minute. A doubled time means the earlier one, a skipped one moves forward by the gap:
   * right for limits of rules (frame, core, night). For what people enter use {@link Zone.resolveLocal}.
   * @param minuteOfDay 0 to 1440 and beyond: 1440 is the next midnight
   */
  at(date: LocalDate, minuteOfDay: MinuteOfDay): EpochMinute;
  /**
   * What a local time entered by a person stands for: exact, doubled (autumn) or skipped (spring).
   * @param minuteOfDay as in {@link Zone.at}: beyond 1440 on the days after
   * @param fold the earlier one of two unless told otherwise
   */
  resolveLocal(date: LocalDate, minuteOfDay: MinuteOfDay, fold?: Fold): LocalTime;
}

const MINUTE_IN_MILLISECONDS = 60_000;
/** About a year; a zone is looked up in such pieces, each once. */
const CHUNK_MINUTES = 524_288;

interface Chunk {
  /** Instants at which a new offset begins, ascending; the first is the beginning of the chunk. */
  readonly from: readonly EpochMinute[];
  readonly offsets: readonly Minutes[];
}

const zones = new Map<string, Zone>();

/**
 * The zone with an IANA name, e.g. `Europe/Berlin`.
 * @throws RangeError if the runtime does not know the name
 */
export function zone(id: string): Zone {
  let known = zones.get(id);
  if (!known) zones.set(id, (known = new IntegerZone(id)));
  return known;
}

class IntegerZone implements Zone {
  private readonly chunks = new Map<number, Chunk>();
  private readonly days = new Map<EpochDay, ZoneDay>();
  /** The day asked for last: rules ask for the same one a dozen times in a row. */
  private latestDay: ZoneDay | null = null;

  constructor(readonly id: string) {
    this.offsetAt(0);
  }

  offsetAt(epochMinute: EpochMinute): Minutes {
    const index = Math.floor(epochMinute / CHUNK_MINUTES);
    let chunk = this.chunks.get(index);
    if (!chunk) this.chunks.set(index, (chunk = readChunk(this.id, index * CHUNK_MINUTES)));
    let piece = chunk.from.length - 1;
    while (chunk.from[piece] > epochMinute) piece -= 1;
    return chunk.offsets[piece];
  }

  startOfDay(date: LocalDate): EpochMinute {
    return this.day(date).startMinute;
  }

  day(date: LocalDate): ZoneDay {
    if (this.latestDay?.date === date) return this.latestDay;
    const epochDay = epochDayOf(date);
    let day = this.days.get(epochDay);
    if (!day) {
      const startMinute = this.forward(epochDay * MINUTES_PER_DAY);
      const endMinute = this.forward((epochDay + 1) * MINUTES_PER_DAY);
      const hasTransition =
        endMinute - startMinute !== MINUTES_PER_DAY || this.offsetAt(startMinute) !== this.offsetAt(endMinute - 1);
      day = { date: dateOfEpochDay(epochDay), startMinute, endMinute, hasTransition };
      this.days.set(epochDay, day);
    }
    this.latestDay = day;
    return day;
  }

  dateAt(epochMinute: EpochMinute): LocalDate {
    return dateOfEpochDay(Math.floor((epochMinute + this.offsetAt(epochMinute)) / MINUTES_PER_DAY));
  }

  minuteOfDayAt(epochMinute: EpochMinute): MinuteOfDay {
    const local = epochMinute + this.offsetAt(epochMinute);
    return local - Math.floor(local / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  }

  at(date: LocalDate, minuteOfDay: MinuteOfDay): EpochMinute {
    const day = this.day(date);
    if (!day.hasTransition && minuteOfDay <= MINUTES_PER_DAY) return day.startMinute + minuteOfDay;
    return this.forward(epochDayOf(date) * MINUTES_PER_DAY + minuteOfDay);
  }

  resolveLocal(date: LocalDate, minuteOfDay: MinuteOfDay, fold: Fold = 'earlier'): LocalTime {
    const local = epochDayOf(date) * MINUTES_PER_DAY + minuteOfDay;
    const [first, second] = this.candidates(local);
    if (first === undefined) return { kind: 'skipped' };
    if (second === undefined) return { kind: 'exact', epochMinute: local - first, offsetMinutes: first };
    const earlier = { epochMinute: local - first, offsetMinutes: first };
    const later = { epochMinute: local - second, offsetMinutes: second };
    return { kind: 'doubled', ...(fold === 'later' ? later : earlier), earlier, later };
  }

  /** Offsets under which the local minute exists, the earlier instant first. */
  private candidates(local: number): Minutes[] {
    const before = this.offsetAt(local - MINUTES_PER_DAY);
    const after = this.offsetAt(local + MINUTES_PER_DAY);
    const offsets = before === after ? [before] : [before, after];
    return offsets.filter((offset) => this.offsetAt(local - offset) === offset).sort((a, b) => b - a);
  }

  private forward(local: number): EpochMinute {
    const [offset] = this.candidates(local);
    // A skipped time read with the offset before the gap lies just as far behind the gap.
    return local - (offset ?? this.offsetAt(local - MINUTES_PER_DAY));
  }
}

/** The only place that asks the time zone database; everything else calculates with integers. */
function readChunk(id: string, start: EpochMinute): Chunk {
  const from: EpochMinute[] = [start];
  let at = Temporal.Instant.fromEpochMilliseconds(start * MINUTE_IN_MILLISECONDS).toZonedDateTimeISO(id);
  const offsets: Minutes[] = [offsetMinutesOf(at)];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= (start + CHUNK_MINUTES) * MINUTE_IN_MILLISECONDS) return { from, offsets };
    from.push(Math.floor(next.epochMilliseconds / MINUTE_IN_MILLISECONDS));
    offsets.push(offsetMinutesOf(next));
    at = next;
  }
}

const offsetMinutesOf = (at: Temporal.ZonedDateTime): Minutes => Math.round(at.offsetNanoseconds / 60_000_000_000);

/** First minute after a run of local days, for loops over several days. */
export function endOfDay(zoneOfDay: Zone, date: LocalDate): EpochMinute {
  return zoneOfDay.startOfDay(addDays(date, 1));
}
