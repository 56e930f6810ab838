import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AbsenceDto, type AbsenceRequestAct, PersonAbsencesStore, ServerClock } from '@zeitbuch/web-data-access';
import { Announcer, Badge, EmptyState, ErrorCard, Icon, Loading, PageHeader, townTime } from '@zeitbuch/web-ui';
import { kindName, spanWords } from '../shared/absence-words';
import { PageTitle } from '../shared/page-title';
import { EnterAbsenceForm } from './enter-absence-form';

/** For the time administration: a person's absences of a year, entering, changing and cancelling them. */
@Component({
  selector: 'zb-person-absences-page',
  imports: [
    Badge,
    EmptyState,
    EnterAbsenceForm,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [PersonAbsencesStore],
  templateUrl: './person-absences-page.html',
  styleUrl: './absences-page.scss',
})
export class PersonAbsencesPage {
  /** Route parameters. */
  readonly year = input.required<string>();
  readonly employeeId = input.required<string>();

  protected readonly store = inject(PersonAbsencesStore);
  readonly #announcer = inject(Announcer);
  readonly #clock = inject(ServerClock);
  readonly #transloco = inject(TranslocoService);
  readonly #title = inject(PageTitle);

  protected readonly kindName = kindName;
  protected readonly spanWords = spanWords;
  protected readonly current = computed(() => Number(this.year()));
  protected readonly thisYear = computed(() => Number(townTime(this.#clock.now()).date.slice(0, 4)));
  protected readonly opened = signal<{ readonly act: AbsenceRequestAct; readonly absence: AbsenceDto | null } | null>(
    null,
  );
  protected readonly entries = computed(() =>
    (this.store.absences()?.requests ?? []).filter(({ status, enteredBy }) => enteredBy ?? status === 'pending'),
  );

  constructor() {
    effect(() => {
      const [employeeId, year] = [this.employeeId(), this.current()];
      untracked(() => {
        this.opened.set(null);
        void this.store.load(employeeId, year);
      });
    });
    effect(() => this.#title.otherPerson.set(this.store.absences()?.name ?? ''));
    inject(DestroyRef).onDestroy(() => this.#title.otherPerson.set(null));
  }

  protected open(act: AbsenceRequestAct, absence: AbsenceDto | null = null): void {
    this.store.enterProblem.set(null);
    this.opened.set({ act, absence });
    setTimeout(() => document.getElementById('entry-heading')?.focus());
  }

  protected done(holds: boolean): void {
    this.opened.set(null);
    if (holds) this.#announcer.announce(this.#transloco.translate('absences.enter.done'));
    setTimeout(() => document.getElementById('person-absences-held')?.focus());
  }
}
