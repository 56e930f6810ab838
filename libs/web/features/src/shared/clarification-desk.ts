import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  ClarificationDeskStore,
  type ClarificationItemDto,
  type ClarificationOutcome,
} from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, formatDate, formatInstant, Icon } from '@zeitbuch/web-ui';

/** Late bookings of others that somebody has to decide on. Shows nothing where nothing waits. */
@Component({
  selector: 'zb-clarification-desk',
  imports: [ErrorCard, FormsModule, Icon, MatButtonModule, RouterLink, TranslocoDirective],
  providers: [ClarificationDeskStore],
  templateUrl: './clarification-desk.html',
  styleUrl: './clarification-desk.scss',
})
export class ClarificationDesk {
  protected readonly store = inject(ClarificationDeskStore);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);

  protected readonly openedId = signal<string | null>(null);
  protected readonly note = signal('');
  protected readonly noteMissing = signal(false);
  protected readonly noteField = viewChild<string, ElementRef<HTMLElement>>('noteField', { read: ElementRef });
  protected readonly formatDate = formatDate;
  protected readonly formatInstant = formatInstant;

  constructor() {
    void this.store.load();
  }

  protected open({ booking }: ClarificationItemDto): void {
    this.openedId.set(this.openedId() === booking.bookingId ? null : booking.bookingId);
    this.note.set('');
    this.noteMissing.set(false);
  }

  protected async decide({ booking }: ClarificationItemDto, outcome: ClarificationOutcome): Promise<void> {
    const note = this.note().trim();
    this.noteMissing.set(note.length > 0 || outcome === 'rejected' ? note.length < 3 : false);
    if (this.noteMissing()) return this.noteField()?.nativeElement.focus();
    if (await this.store.decide(booking.bookingId, outcome, note)) {
      this.openedId.set(null);
      this.#announcer.announce(this.#transloco.translate(`clarification.said.${outcome}`));
    }
  }
}
