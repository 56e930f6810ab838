import { Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type BookingKind, type ClockStanding, type WorkLocation } from '@zeitbuch/web-data-access';
import { activeLanguage, clockText, DayDial, formatMinutes, Icon, Minutes, townTime } from '@zeitbuch/web-ui';
import { WORK_LOCATIONS } from '@zeitbuch/working-time';
import { type CourseSegment } from './day-course';

/** The face of the product: dial, time worked, and the one button that comes next. */
@Component({
  selector: 'zb-clock-card',
  imports: [DayDial, Icon, MatButtonModule, Minutes, TranslocoDirective],
  templateUrl: './clock-card.html',
  styleUrl: './clock-card.scss',
})
export class ClockCard {
  readonly standing = input.required<ClockStanding>();
  /** Local time since when the standing holds. */
  readonly since = input<string | null>(null);
  /** False until it is known whether the person is in or out: then there is nothing to press yet. */
  readonly ready = input.required<boolean>();
  /** null while the server has not told yet. */
  readonly workedMinutes = input.required<number | null>();
  /** Of the running break so far; null outside of one. */
  readonly breakMinutes = input<number | null>(null);
  /** From when, or by when, to leave; null where that is not ahead. */
  readonly leave = input<{ readonly label: string; readonly time: string } | null>(null);
  /** Work from now on would count nothing. */
  readonly nothingCounts = input(false);
  readonly segments = input.required<readonly CourseSegment[]>();
  readonly nowMinute = input.required<number>();
  readonly earliestLeaveAt = input<string | null>(null);
  readonly latestEndAt = input<string | null>(null);
  readonly frame = input<{ readonly fromMinute: number; readonly toMinute: number } | null>(null);
  readonly location = input.required<WorkLocation>();
  readonly unreachable = input(false);
  /** False while the server has not said where the person stands, and nothing is kept of it. */
  readonly known = input(true);
  readonly book = output<BookingKind>();
  readonly chooseLocation = output<WorkLocation>();

  readonly #transloco = inject(TranslocoService);
  protected readonly formatMinutes = formatMinutes;
  protected readonly locations = WORK_LOCATIONS;

  protected readonly working = computed(() => this.standing().state === 'in');
  protected readonly present = computed(() => this.standing().state !== 'out');
  protected readonly primary = computed<BookingKind>(() => (this.present() ? 'clockOut' : 'clockIn'));
  protected readonly primaryKey = computed(() => (this.present() ? 'today.leave' : 'today.come'));
  protected readonly stateKey = computed(() => {
    const { state } = this.standing();
    if (!this.known()) return 'today.state.unknown';
    return state === 'out' && this.since() ? 'today.state.outSince' : `today.state.${state}`;
  });
  /** Minutes of the day; beyond 1440 after midnight, so that the dial goes on. */
  protected readonly now = computed(() => this.#onDial(this.nowMinute()));
  protected readonly target = computed(() => (this.working() ? this.#instantOnDial(this.earliestLeaveAt()) : null));
  protected readonly limit = computed(() => (this.working() ? this.#instantOnDial(this.latestEndAt()) : null));
  protected readonly summary = computed(() => {
    activeLanguage();
    const segments = this.segments().filter((segment) => segment.kind === 'work');
    const words = segments.map((segment) =>
      this.#transloco.translate(segment.open ? 'today.dial.running' : 'today.dial.segment', {
        from: dialText(segment.fromMinute),
        to: dialText(segment.toMinute),
        location: this.#transloco.translate(`location.${segment.location}`),
      }),
    );
    const course =
      words.length === 0
        ? this.#transloco.translate('today.dial.none')
        : this.#transloco.translate('today.dial.summary', { segments: words.join(', ') });
    const frame = this.frame();
    if (!frame) return course;
    const params = { from: dialText(frame.fromMinute), to: dialText(frame.toMinute) };
    return `${course} ${this.#transloco.translate('today.dial.frame', params)}`;
  });

  #instantOnDial(instant: string | null): number | null {
    return instant === null ? null : this.#onDial(townTime(Date.parse(instant)).minuteOfDay);
  }

  /** A minute before the day's first booking lies after midnight. */
  #onDial(minute: number): number {
    const first = this.segments().at(0)?.fromMinute ?? 0;
    return minute < first ? minute + 1440 : minute;
  }
}

/** Beyond midnight the clock begins again. */
const dialText = (minute: number): string => clockText(minute % 1440);
