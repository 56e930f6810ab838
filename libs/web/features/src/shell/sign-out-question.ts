import { Component, computed, type ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { BookingOutbox, type PendingBooking } from '@zeitbuch/web-data-access';
import { formatDate, formatTime, Icon, townTime } from '@zeitbuch/web-ui';

/** What the server has not got yet. */
const isOnItsWay = ({ state }: PendingBooking): boolean => state === 'waiting' || state === 'unkept';

/** Asks before somebody signs out whose bookings are still on this device, says which, and what cannot be without a connection. */
@Component({
  selector: 'zb-sign-out-question',
  imports: [Icon, MatButtonModule, TranslocoDirective],
  template: `
    <dialog #dialog *transloco="let t" aria-labelledby="sign-out-title" aria-describedby="sign-out-text">
      @let bookings = onTheWay();
      <h2 id="sign-out-title">
        @if (bookings.length > 0) {
          {{ t('menu.question.heading') }}
        } @else {
          {{ t(everywhere() ? 'menu.question.everywhere' : 'menu.question.done') }}
        }
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
      }
      <p id="sign-out-text">
        @if (everywhere()) {
          {{ t('menu.question.everywhereText') }}
        }
        @if (isOffline()) {
          {{ t('menu.question.offline') }}
        }
        @if (isAnyUnkept()) {
          {{ t('menu.question.lost') }}
        } @else if (bookings.length > 0) {
          {{ t(isOffline() ? 'menu.question.keptOffline' : 'menu.question.kept') }}
        }
      </p>
      <p class="status" role="status">
        {{
          isSending() ? t('menu.question.sending') : hasTried() && isOffline() ? t('menu.question.stillOffline') : ''
        }}
      </p>
      <div class="actions">
        @if (isOffline()) {
          <button mat-flat-button type="button" (click)="answer(false)">{{ t('menu.question.stay') }}</button>
          <button mat-stroked-button type="button" [disabled]="isSending()" (click)="sendNow()">
            {{ t('menu.question.again') }}
          </button>
        } @else {
          @if (bookings.length > 0) {
            <button mat-flat-button type="button" [disabled]="isSending()" (click)="sendNow()">
              {{ t('menu.question.send') }}
            </button>
          }
          <button mat-stroked-button type="button" (click)="answer(true)">
            @if (everywhere()) {
              {{ t('menu.signOutEverywhere') }}
            } @else {
              {{ t(bookings.length > 0 ? 'menu.question.leave' : 'menu.signOut') }}
            }
          </button>
          <button mat-button type="button" (click)="answer(false)">{{ t('menu.question.stay') }}</button>
        }
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
  /** Signing out needs the server: without it the session would go on unseen. */
  protected readonly isOffline = computed(() => this.#outbox.unreachable() && this.onTheWay().length > 0);
  protected readonly everywhere = signal(false);
  protected readonly isSending = signal(false);
  protected readonly hasTried = signal(false);
  protected readonly onTheWay = computed(() => this.#outbox.items().filter(isOnItsWay));
  protected readonly isAnyUnkept = computed(() => this.onTheWay().some(({ state }) => state === 'unkept'));

  protected readonly formatDate = formatDate;
  protected readonly formatTime = formatTime;

  /**
   * Opens where something is on its way, and before every session of the person ends; false where nobody needs to be
   * asked.
   */
  ask(everywhere = false): boolean {
    this.everywhere.set(everywhere);
    if (this.onTheWay().length === 0 && !everywhere) return false;
    this.hasTried.set(false);
    this.dialog()?.nativeElement.showModal();
    return true;
  }

  protected answer(isLeaving: boolean): void {
    this.dialog()?.nativeElement.close();
    if (isLeaving) this.confirmed.emit();
  }

  protected async sendNow(): Promise<void> {
    this.isSending.set(true);
    try {
      for (const { bookingId, state } of this.onTheWay()) {
        if (state === 'unkept') await this.#outbox.sendUnkept(bookingId);
      }
      await this.#outbox.send();
    } finally {
      this.isSending.set(false);
      this.hasTried.set(true);
    }
  }

  protected dateOf({ claimedAt }: PendingBooking): string {
    return townTime(Date.parse(claimedAt)).date;
  }
}
