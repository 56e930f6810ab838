import { Component, computed, type ElementRef, inject, output, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { BookingOutbox, type PendingBooking } from '@zeitbuch/web-data-access';
import { formatDate, formatTime, Icon, townTime } from '@zeitbuch/web-ui';

/** What the server has not got yet. */
const isOnItsWay = ({ state }: PendingBooking): boolean => state === 'waiting' || state === 'unkept';

/** Asks before somebody signs out whose bookings are still on this device, and says which. */
@Component({
  selector: 'zb-sign-out-question',
  imports: [Icon, MatButtonModule, TranslocoDirective],
  template: `
    <dialog #dialog *transloco="let t" aria-labelledby="sign-out-title" aria-describedby="sign-out-text">
      @let bookings = onTheWay();
      <h2 id="sign-out-title">
        {{ t(bookings.length > 0 ? 'menu.question.heading' : 'menu.question.done') }}
      </h2>
      @if (bookings.length > 0) {
        <ul class="plain">
          @for (booking of bookings; track booking.bookingId) {
            <li>
              <zb-icon [name]="booking.state === 'unkept' ? 'error' : 'pending'" />
              <span
                >{{ formatDate(dateOf(booking)) }}, {{ formatTime(booking.claimedAt) }} ·
                {{ t('booking.kind.' + booking.kind) }}</span
              >
            </li>
          }
        </ul>
        <p id="sign-out-text">{{ t(isAnyUnkept() ? 'menu.question.lost' : 'menu.question.kept') }}</p>
      }
      <div class="actions">
        @if (bookings.length > 0) {
          <button mat-flat-button type="button" (click)="sendNow()">{{ t('menu.question.send') }}</button>
        }
        <button mat-stroked-button type="button" (click)="answer(true)">
          {{ t(bookings.length > 0 ? 'menu.question.leave' : 'menu.signOut') }}
        </button>
        <button mat-button type="button" (click)="answer(false)">{{ t('menu.question.stay') }}</button>
      </div>
    </dialog>
  `,
  styleUrl: './sign-out-question.scss',
})
export class SignOutQuestion {
  /** The person wants to leave all the same. */
  readonly confirmed = output<void>();

  readonly #outbox = inject(BookingOutbox);
  protected readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly onTheWay = computed(() => this.#outbox.items().filter(isOnItsWay));
  protected readonly isAnyUnkept = computed(() => this.onTheWay().some(({ state }) => state === 'unkept'));

  protected readonly formatDate = formatDate;
  protected readonly formatTime = formatTime;

  /** Opens where something is on its way; false where nothing is and nobody needs to be asked. */
  ask(): boolean {
    if (this.onTheWay().length === 0) return false;
    this.dialog()?.nativeElement.showModal();
    return true;
  }

  protected answer(isLeaving: boolean): void {
    this.dialog()?.nativeElement.close();
    if (isLeaving) this.confirmed.emit();
  }

  protected async sendNow(): Promise<void> {
    for (const { bookingId, state } of this.onTheWay()) {
      if (state === 'unkept') await this.#outbox.sendUnkept(bookingId);
    }
    await this.#outbox.send();
  }

  protected dateOf({ claimedAt }: PendingBooking): string {
    return townTime(Date.parse(claimedAt)).date;
  }
}
