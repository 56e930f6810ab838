import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AgreementPeopleStore, AgreementsStore, ServerClock, SessionStore } from '@zeitbuch/web-data-access';
import {
  Announcer,
  EmptyState,
  ErrorCard,
  formatFullDate,
  Icon,
  Loading,
  PageHeader,
  townTime,
} from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isDateInUse } from '@zeitbuch/working-time';
import { AnnexExceptions } from './annex-exceptions';
import { TransferForm } from './transfer-form';

/** Letters that follow each other faster are one question. */
const PAUSE_MILLISECONDS = 200;
/** Units to filter by; the rest is found by its name. */
const SHOWN_UNITS = 8;

/** Who works under an agreement on a day, by unit and name; organisation administrators bring people under it here. */
@Component({
  selector: 'zb-agreement-people-page',
  imports: [
    AnnexExceptions,
    DateField,
    EmptyState,
    ErrorCard,
    FormsModule,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TransferForm,
    TranslocoDirective,
  ],
  providers: [AgreementPeopleStore, AgreementsStore],
  templateUrl: './agreement-people-page.html',
  styleUrl: './agreement-people-page.scss',
})
export class AgreementPeoplePage {
  /** Route parameter; without, the first agreement. */
  readonly agreementId = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #notices = inject(Notices);
  readonly #clock = inject(ServerClock);
  readonly #session = inject(SessionStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly agreements = inject(AgreementsStore);
  protected readonly store = inject(AgreementPeopleStore);
  protected readonly formatFullDate = formatFullDate;

  protected readonly mayAssign = computed(() => this.#session.roles().includes('organisationAdministrator'));
  protected readonly agreement = computed(() => {
    const all = this.agreements.agreements() ?? [];
    const asked = this.agreementId();
    return (asked === undefined ? all.at(0) : all.find(({ agreementId }) => agreementId === asked)) ?? null;
  });
  protected readonly isUnknown = computed(() => this.agreements.agreements() !== null && this.agreement() === null);
  protected readonly on = signal<string>(townTime(this.#clock.nowMilliseconds()).date);
  protected readonly search = signal('');
  protected readonly unitId = signal<string | null>(null);
  protected readonly isAssigning = signal(false);
  /** Those with most people, and the one that is chosen. */
  protected readonly units = computed(() => {
    const all = this.store.people()?.units ?? [];
    const most = all.toSorted((a, b) => b.people - a.people).slice(0, SHOWN_UNITS);
    return all.filter((unit) => most.includes(unit) || unit.unitId === this.unitId());
  });

  constructor() {
    void this.agreements.load();
    effect((onCleanup) => {
      const agreement = this.agreement();
      const [on, search, unitId] = [this.on(), this.search().trim(), this.unitId()];
      if (!agreement || !isDateInUse(on)) return;
      const ask = () => void this.store.ask({ agreementId: agreement.agreementId, on, search, unitId });
      if (search === '') {
        untracked(ask);
        return;
      }
      const timer = setTimeout(ask, PAUSE_MILLISECONDS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected choose(unitId: string): void {
    this.unitId.update((chosen) => (chosen === unitId ? null : unitId));
  }

  protected close(people: number | null): void {
    this.isAssigning.set(false);
    if (people === null) return this.#announcer.keepPlace();
    const key = people === 1 ? 'agreements.transfer.doneOne' : 'agreements.transfer.done';
    this.#notices.tell(this.#transloco.translate(key, { count: people }));
    this.again();
  }

  protected again(): void {
    const agreement = this.agreement();
    if (!agreement) return void this.agreements.load();
    const question = { agreementId: agreement.agreementId, on: this.on(), search: this.search().trim() };
    void this.store.ask({ ...question, unitId: this.unitId() });
  }
}
