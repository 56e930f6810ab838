import { Component, inject, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { BookingOutbox, type PendingBooking, type PendingState } from '@zeitbuch/web-data-access';
import {
  activeLanguage,
  Announcer,
  formatDate,
  formatTime,
  Icon,
  type IconName,
  problemText,
  townTime,
} from '@zeitbuch/web-ui';

const ICONS: Record<PendingState, IconName> = {
  waiting: 'pending',
  refused: 'error',
  unkept: 'warning',
  superseded: 'info',
  clarifying: 'info',
};

/** Bookings of this device that ended otherwise than wished: what happened, and what to do. They stay until read. */
@Component({
  selector: 'zb-booking-notices',
  imports: [Icon, MatButtonModule, RouterLink, TranslocoDirective],
  templateUrl: './booking-notices.html',
  styleUrl: './booking-notices.scss',
})
export class BookingNotices {
  /** Something was read or sent: the figures of the day may have changed. */
  readonly settled = output();

  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);
  protected readonly outbox = inject(BookingOutbox);
  /** Id of the booking that is being sent once more. */
  protected readonly sending = signal<string | null>(null);
  protected readonly icons = ICONS;
  protected readonly formatTime = formatTime;

  protected formatDate(instant: string): string {
    return formatDate(dateOf(instant));
  }

  /** Why; what the server keeps to be clarified needs no request of the person. */
  protected reasonText({ state, refusal = 'internal' }: PendingBooking): string {
    activeLanguage();
    const key = `notice.why.${refusal}`;
    const isOwn = state === 'clarifying' && key in this.#transloco.getTranslation(this.#transloco.getActiveLang());
    return isOwn ? this.#transloco.translate(key) : problemText(this.#transloco, { code: refusal });
  }

  /** Where a correction of the booking's day is asked for. */
  protected correctionOf({ claimedAt }: PendingBooking): string[] {
    const date = dateOf(claimedAt);
    return ['/monat', date.slice(0, 7), 'tag', date, 'korrektur'];
  }

  protected async dismiss({ bookingId }: PendingBooking): Promise<void> {
    await this.outbox.dismiss(bookingId);
    this.settled.emit();
  }

  protected async dismissUnreadable(): Promise<void> {
    await this.outbox.dismissUnreadable();
    this.settled.emit();
  }

  protected async sendNow({ bookingId }: PendingBooking): Promise<void> {
    this.sending.set(bookingId);
    await this.outbox.sendUnkept(bookingId);
    this.sending.set(null);
    const isStillHere = this.outbox.notices().some((item) => item.bookingId === bookingId && item.state === 'unkept');
    if (isStillHere) this.#announcer.alarm(this.#transloco.translate('notice.notSent'));
    else this.#announcer.announce(this.#transloco.translate('notice.sent'));
    this.settled.emit();
  }
}

const dateOf = (instant: string): string => townTime(Date.parse(instant)).date;
