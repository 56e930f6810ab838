import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  BookingOutbox,
  type ClarificationDto,
  type ClarificationState,
  KeptBookingsStore,
} from '@zeitbuch/web-data-access';
import { formatDate, Icon, type IconName } from '@zeitbuch/web-ui';

const icons: Record<ClarificationState, IconName> = { pending: 'pending', recorded: 'check', rejected: 'undo' };

/** What no other booking can bring to count by itself: somebody has to decide. */
const NEEDS_DECISION = new Set(['booking.too-old', 'booking.not-employed', 'period.closed']);

const nextOf = ({ state, reason }: ClarificationDto): string =>
  state === 'pending' && NEEDS_DECISION.has(reason) ? 'decision' : state;

/** One's own bookings that wait to be clarified or were decided on: with the time, why, and what comes next. */
@Component({
  selector: 'zb-kept-bookings',
  imports: [Icon, MatButtonModule, RouterLink, TranslocoDirective],
  providers: [KeptBookingsStore],
  templateUrl: './kept-bookings.html',
  styleUrl: './kept-bookings.scss',
})
export class KeptBookings {
  /** `YYYY-MM`; without it everything that waits and what was decided in the last week. */
  readonly month = input<string>();
  /** Changes when the list has to be read again. */
  readonly version = input<unknown>();

  protected readonly store = inject(KeptBookingsStore);
  readonly #outbox = inject(BookingOutbox);
  /** Those that this device tells of already, until the person has read it. */
  readonly #noticed = computed(() => new Set(this.#outbox.notices().map(({ bookingId }) => bookingId)));
  protected readonly shown = computed(() =>
    this.month()
      ? this.store.kept()
      : this.store.kept().filter(({ booking }) => !this.#noticed().has(booking.bookingId)),
  );
  protected readonly icons = icons;
  protected readonly nextOf = nextOf;
  protected readonly formatDate = formatDate;

  constructor() {
    effect(() => {
      const month = this.month();
      this.version();
      untracked(() => void this.store.load(month));
    });
    // The server has answered for a booking of this device: it kept one, or what was missing has come.
    effect(() => {
      const answered = this.#outbox.answeredDay();
      untracked(() => {
        const isConcerned = this.store.kept().length > 0 || this.#noticed().size > 0;
        if (answered && isConcerned) void this.store.load(this.month());
      });
    });
  }
}
