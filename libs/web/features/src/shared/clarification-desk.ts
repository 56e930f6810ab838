import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  ClarificationDeskStore,
  type ClarificationItemDto,
  type ClarificationOutcome,
} from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, formatDate, formatInstant, Icon } from '@zeitbuch/web-ui';

/** A note is a word at least. */
const SHORTEST_NOTE = 3;
const LONGEST_NOTE = 255;

/** What somebody is about to decide; no outcome before they press a button. */
interface Draft {
  readonly outcome: ClarificationOutcome | null;
  readonly note: string;
}
const EMPTY: Draft = { outcome: null, note: '' };

/** Late bookings of others that somebody has to decide on. Shows nothing where nothing waits. */
@Component({
  selector: 'zb-clarification-desk',
  imports: [ErrorCard, FormField, Icon, MatButtonModule, RouterLink, TranslocoDirective],
  providers: [ClarificationDeskStore],
  templateUrl: './clarification-desk.html',
  styleUrl: './clarification-desk.scss',
})
export class ClarificationDesk {
  protected readonly store = inject(ClarificationDeskStore);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);

  protected readonly openedId = signal<string | null>(null);
  readonly #draft = signal(EMPTY);
  /** Only who rejects has to say why; whoever says something says a word. */
  protected readonly form = form(this.#draft, (draft) => {
    maxLength(draft.note, LONGEST_NOTE);
    validate(draft.note, ({ value, valueOf }) => {
      const { length } = value().trim();
      const isAsked = length > 0 || valueOf(draft.outcome) === 'rejected';
      return isAsked && length < SHORTEST_NOTE ? { kind: 'noWord' } : undefined;
    });
  });
  /** Nobody is told before they have decided. */
  protected readonly noteMissing = computed(() => this.#draft().outcome !== null && this.form.note().invalid());
  protected readonly noteField = viewChild<string, ElementRef<HTMLElement>>('noteField', { read: ElementRef });
  protected readonly formatDate = formatDate;
  protected readonly formatInstant = formatInstant;

  constructor() {
    void this.store.load();
  }

  protected open({ booking }: ClarificationItemDto): void {
    this.openedId.set(this.openedId() === booking.bookingId ? null : booking.bookingId);
    this.#draft.set(EMPTY);
  }

  protected async decide({ booking }: ClarificationItemDto, outcome: ClarificationOutcome): Promise<void> {
    this.#draft.update((draft) => ({ ...draft, outcome }));
    if (this.noteMissing()) return this.noteField()?.nativeElement.focus();
    const note = this.#draft().note.trim();
    if (await this.store.decide(booking.bookingId, outcome, note)) {
      this.openedId.set(null);
      this.#announcer.announce(this.#transloco.translate(`clarification.said.${outcome}`));
    }
  }
}
