import { Component, computed, input } from '@angular/core';
import { arc, DIAL_SIZE, pointAt, tick } from './dial-geometry';

/** A stretch of the day, in minutes since its midnight; beyond 1440 after the next one. */
export interface DialSegment {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly kind: 'work' | 'break';
  /** Not yet confirmed by the server. */
  readonly pending?: boolean;
}

const RING = 98;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NUMERALS = [0, 3, 6, 9, 12, 15, 18, 21];

/** The day as a watch dial: what was worked, where now is, when the target and the limit are reached. */
@Component({
  selector: 'zb-day-dial',
  templateUrl: './day-dial.html',
  styleUrl: './day-dial.scss',
})
export class DayDial {
  readonly segments = input.required<readonly DialSegment[]>();
  /** Words for those who do not see the drawing. */
  readonly summary = input.required<string>();
  readonly nowMinute = input<number | null>(null);
  /** When the balance of the day reaches zero. */
  readonly targetMinute = input<number | null>(null);
  /** When the longest working day allowed is reached. */
  readonly limitMinute = input<number | null>(null);
  /** The part of the day in which work is credited. */
  readonly frame = input<{ readonly fromMinute: number; readonly toMinute: number } | null>(null);
  readonly running = input(false);

  protected readonly size = DIAL_SIZE;
  protected readonly ring = RING;
  protected readonly ticks = HOURS.map((hour) => ({
    hour,
    path: tick(hour * 60, RING - 13, hour % 3 === 0 ? RING - 19 : RING - 16),
    strong: hour % 3 === 0,
  }));
  protected readonly numerals = NUMERALS.map((hour) => ({ hour, ...pointAt(hour * 60, RING + 14) }));
  protected readonly arcs = computed(() =>
    this.segments().map((segment) => ({ ...segment, path: arc(segment.fromMinute, segment.toMinute, RING) })),
  );
  protected readonly framed = computed(() => {
    const frame = this.frame();
    return frame ? arc(frame.fromMinute, frame.toMinute, RING) : '';
  });
  /** From now to the target: what is still to come. */
  protected readonly ahead = computed(() => {
    const [now, target] = [this.nowMinute(), this.targetMinute()];
    return now !== null && target !== null && this.running() ? arc(now, target, RING) : '';
  });
  protected readonly now = computed(() => mark(this.nowMinute(), RING));
  protected readonly target = computed(() => mark(this.targetMinute(), RING));
  protected readonly limit = computed(() => {
    const minute = this.limitMinute();
    return minute === null ? null : tick(minute, RING - 9, RING + 9);
  });
}

const mark = (minute: number | null, radius: number) => (minute === null ? null : pointAt(minute, radius));
