import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementsStore, ServerClock, SessionStore } from '@zeitbuch/web-data-access';
import { activeLanguage, Badge, ErrorCard, Icon, Loading, PageHeader, townTime } from '@zeitbuch/web-ui';
import { type TimelineEntry, timelineOf } from './agreement-timeline';
import { EndOverlay } from './end-overlay';
import { ProposalCard } from './proposal-card';
import { TimelineEntryView } from './timeline-entry';

/** While days are being evaluated again, the page looks again this often. */
const LOOK_MILLISECONDS = 3000;

/** What is agreed on working time: every agreement with what held, holds and will hold. */
@Component({
  selector: 'zb-agreements-page',
  imports: [
    Badge,
    EndOverlay,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    ProposalCard,
    RouterLink,
    TimelineEntryView,
    TranslocoDirective,
  ],
  providers: [AgreementsStore],
  templateUrl: './agreements-page.html',
  styleUrl: './agreements-page.scss',
})
export class AgreementsPage {
  /** Route parameter; without, one's own agreement is shown. */
  readonly agreementId = input<string>();

  readonly #clock = inject(ServerClock);
  readonly #session = inject(SessionStore);
  protected readonly store = inject(AgreementsStore);

  protected readonly mayPublish = computed(() =>
    this.#session.roles().some((role) => role === 'timeAdministrator' || role === 'agreementEditor'),
  );
  protected readonly maySeePeople = computed(
    () => this.mayPublish() || this.#session.roles().includes('organisationAdministrator'),
  );
  protected readonly today = computed(() => townTime(this.#clock.now()).date);
  protected readonly agreement = computed(() => {
    const all = this.store.agreements() ?? [];
    const asked = this.agreementId();
    return (asked === undefined ? all.at(0) : all.find(({ agreementId }) => agreementId === asked)) ?? null;
  });
  /** The address asks for one that does not exist: another one must not take its place without a word. */
  protected readonly isUnknown = computed(() => this.store.agreements() !== null && this.agreement() === null);
  protected readonly timeline = computed(() => {
    activeLanguage(); // the values are words of a language
    const agreement = this.agreement();
    return agreement ? timelineOf(agreement, this.today()) : [];
  });

  /** What waits for a second person, of the agreement in sight. */
  protected readonly proposals = computed(() =>
    this.store.proposals().filter(({ agreementId }) => agreementId === this.agreement()?.agreementId),
  );

  constructor() {
    effect(() => {
      this.agreementId();
      untracked(() => void this.reload());
    });
    effect((onCleanup) => {
      if (!this.agreement()?.isBeingRevalued) return;
      const timer = setTimeout(() => void this.store.load(), LOOK_MILLISECONDS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** What can be proposed with the values of an annex or a temporary rule. */
  protected followUps({ id, kind }: TimelineEntry) {
    const link = (path: string, label: string) => ({ path, label, template: id.slice(kind.length + 1) });
    if (kind === 'annex') return [link('anlage', 'agreements.replaceAnnex')];
    return [link('befristete-regel', 'agreements.prolong'), link('neue-fassung', 'agreements.makePermanent')];
  }

  /** An early end of the same rule that was refused no longer waits to be read. */
  protected async proposedEnd(title: string | null): Promise<void> {
    const refused = this.store
      .proposals()
      .filter((one) => one.kind === 'overlayEnd' && one.refusal && one.title === title);
    for (const { proposalId } of refused) await this.store.withdraw(proposalId);
    await this.store.loadProposals();
  }

  protected async reload(): Promise<void> {
    await this.store.load();
    if (this.mayPublish()) await this.store.loadProposals();
  }
}
