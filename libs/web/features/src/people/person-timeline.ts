import { Component, computed, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { formatFullDate } from '@zeitbuch/web-ui';
import { daysBetween, isDateInUse } from '@zeitbuch/working-time';
import { type Bar, type Timeline } from './timeline';

/** In percent of the line: words that begin behind it would not fit, and stand in front of their mark. */
const LATE = 85;
/** So far before such words the ones of the mark before must begin. */
const ROOM_FOR_TWO = 30;

/** Everything that is known of a person beside each other; a press on a value shows the record as of its first day. */
@Component({
  selector: 'zb-person-timeline',
  imports: [TranslocoDirective],
  templateUrl: './person-timeline.html',
  styleUrl: './person-timeline.scss',
})
export class PersonTimeline {
  readonly line = input.required<Timeline>();
  /** The day that the record is shown for. */
  readonly asOf = model.required<string>();

  /** Where that day lies, in percent; null outside of the line. */
  protected readonly marker = computed(() => {
    const { from, to } = this.line();
    const date = this.asOf();
    if (!isDateInUse(date) || date < from || date > to) return null;
    return (100 * daysBetween(from, date)) / daysBetween(from, to);
  });

  protected readonly ticks = computed(() =>
    this.line().ticks.map((tick, at, all) => {
      const isLate = tick.left > LATE;
      const isCrowded = isLate && at > 0 && tick.left - all[at - 1].left < ROOM_FOR_TWO;
      return { ...tick, isLate, text: isCrowded ? '' : this.#tickText(tick) };
    }),
  );

  #tickText({ month, isYear }: Timeline['ticks'][number]): string {
    return isYear ? month.slice(0, 4) : `${month.slice(5)}/${month.slice(0, 4)}`;
  }

  protected daysOf({ entry: { from, to } }: Bar): string {
    return to === null ? formatFullDate(from) : `${formatFullDate(from)} – ${formatFullDate(to)}`;
  }
}
