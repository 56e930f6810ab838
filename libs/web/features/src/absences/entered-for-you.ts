import { Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AbsenceRequestDto, AbsencesStore } from '@zeitbuch/web-data-access';
import { Announcer } from '@zeitbuch/web-ui';
import { kindName, spanWords } from '../shared/absence-words';

/** What others entered for the person: they have seen it, or do not agree; what they said against it stays. */
@Component({
  selector: 'zb-entered-for-you',
  imports: [MatButtonModule, TranslocoDirective],
  templateUrl: './entered-for-you.html',
  styleUrl: './entered-for-you.scss',
})
export class EnteredForYou {
  protected readonly store = inject(AbsencesStore);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);

  protected readonly kindName = kindName;
  protected readonly spanWords = spanWords;
  /** What waits for an answer, and what the person did not agree with. */
  protected readonly entered = computed(() =>
    (this.store.own()?.requests ?? []).filter(
      ({ enteredBy, answeredAt, dissent }) => enteredBy && (!answeredAt || dissent),
    ),
  );
  /** The entry that the person writes against. */
  protected readonly against = signal<string | null>(null);
  protected readonly words = signal('');

  protected open({ requestId }: AbsenceRequestDto): void {
    this.words.set('');
    this.against.set(requestId);
    setTimeout(() => document.getElementById('dissent')?.focus());
  }

  protected async answer({ requestId }: AbsenceRequestDto, dissent?: string): Promise<void> {
    if (!(await this.store.answer(requestId, dissent))) return;
    this.against.set(null);
    this.#announcer.announce(
      this.#transloco.translate(dissent ? 'absences.entered.dissented' : 'absences.entered.seen'),
    );
    document.querySelector<HTMLElement>('h1')?.focus();
  }
}
