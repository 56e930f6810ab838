import {
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type BookingKind,
  type CorrectionAction,
  CorrectionStore,
  ExplanationStore,
  type Fold,
  MonthStore,
  type WorkLocation,
} from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, formatLongDate, Icon } from '@zeitbuch/web-ui';
import { BOOKING_KINDS, WORK_LOCATIONS } from '@zeitbuch/working-time';
import {
  type CorrectionDraft,
  type CorrectionField,
  missingFields,
  readLocalTime,
  requestOf,
  startDraft,
} from './correction-draft';

/** Asks for a booking to be added, changed or removed. What was entered stays after an error. */
@Component({
  selector: 'zb-correction-form',
  imports: [ErrorCard, FormsModule, Icon, MatButtonModule, RouterLink, TranslocoDirective],
  providers: [CorrectionStore, ExplanationStore],
  templateUrl: './correction-form.html',
  styleUrl: './correction-form.scss',
})
export class CorrectionForm {
  readonly date = input.required<string>();
  /** Query parameter: the booking the person came from. */
  readonly buchung = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #explanation = inject(ExplanationStore);
  readonly #month = inject(MonthStore);
  readonly #page = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  protected readonly store = inject(CorrectionStore);
  /** The same request keeps its id when it is sent again; a changed one is another request. */
  #requestId = this.store.newRequestId();

  protected readonly month = computed(() => this.date().slice(0, 7));
  /** Nothing is typed in vain: the server would refuse it. */
  protected readonly isClosed = computed(() => this.#month.month()?.status === 'closed');
  protected readonly bookings = computed(() =>
    (this.#explanation.explanation()?.bookings ?? []).filter((booking) => !booking.voided),
  );
  /** What the person has entered; it stays when the bookings of the day arrive after the first letters were typed. */
  readonly #entered = linkedSignal<string, Partial<CorrectionDraft>>({
    source: () => `${this.date()} ${this.buchung()}`,
    computation: () => ({}),
  });
  protected readonly draft = computed<CorrectionDraft>(() => ({
    ...startDraft(this.bookings(), this.buchung()),
    ...this.#entered(),
  }));
  protected readonly asked = signal(false);
  /** The server said that the time exists twice. */
  protected readonly foldWanted = signal(false);
  protected readonly missing = computed<readonly CorrectionField[]>(() =>
    this.asked() ? missingFields(this.draft(), this.foldWanted()) : [],
  );

  protected readonly actions: readonly CorrectionAction[] = ['add', 'change', 'remove'];
  protected readonly kinds: readonly BookingKind[] = BOOKING_KINDS;
  protected readonly locations: readonly WorkLocation[] = WORK_LOCATIONS;
  protected readonly folds: readonly Fold[] = ['earlier', 'later'];
  protected readonly formatLongDate = formatLongDate;

  constructor() {
    effect(() => {
      const date = this.date();
      untracked(() => void this.#explanation.load(date));
    });
    effect(() => this.heading()?.nativeElement.focus());
    effect(() => this.summary()?.nativeElement.focus());
  }

  protected change(part: Partial<CorrectionDraft>): void {
    this.#entered.update((entered) => ({ ...entered, ...part }));
    this.#requestId = this.store.newRequestId();
  }

  protected chooseAction(action: CorrectionAction): void {
    this.change({ action, bookingId: action === 'add' ? null : this.draft().bookingId });
  }

  protected chooseBooking(bookingId: string): void {
    const booking = this.bookings().find((candidate) => candidate.bookingId === bookingId);
    if (booking)
      this.change({ bookingId, kind: booking.kind, location: booking.location, localTime: booking.localTime });
  }

  /** Shows the time as it was understood, before anything is sent. */
  protected normaliseTime(): void {
    const localTime = readLocalTime(this.draft().localTime);
    if (localTime && localTime !== this.draft().localTime) this.change({ localTime });
  }

  protected focusField(event: Event, field: CorrectionField): void {
    event.preventDefault();
    this.#page.getElementById(`correction-${field}`)?.focus();
  }

  protected async submit(): Promise<void> {
    this.asked.set(true);
    if (this.missing().length > 0) {
      this.summary()?.nativeElement.focus();
      return;
    }
    const taken = await this.store.ask(requestOf(this.draft(), this.date(), this.#requestId));
    if (!taken) {
      this.foldWanted.set(this.store.problem()?.code === 'correction.local-time-ambiguous' || this.foldWanted());
      return;
    }
    await this.#month.reload();
    await this.#router.navigate(['/monat', this.month(), 'tag', this.date()]);
    this.#announcer.announce(this.#transloco.translate('correction.sent'));
  }
}
