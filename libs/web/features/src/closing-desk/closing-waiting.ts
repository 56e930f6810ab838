import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, type ClosingWaitingDto, type ClosingWaitingPersonDto } from '@zeitbuch/web-data-access';
import { activeLanguage, Announcer, formatInstant, Icon } from '@zeitbuch/web-ui';
import { RefuseForm, reasonDraft } from '../four-eyes/refuse-form';
import { blockerWords } from './blocker-words';
import { ClosingDeskStore } from './closing-desk.store';

interface Asked {
  readonly employeeId: string;
  readonly what: 'exclude' | 'handIn';
}

const KINDS = ['person', 'supervisor', 'timeAdministration'] as const;

/** What keeps a closing from being ready, by who must act next: with a reminder, and ways around who cannot. */
@Component({
  selector: 'zb-closing-waiting',
  imports: [Icon, MatButtonModule, NgTemplateOutlet, RefuseForm, RouterLink, TranslocoDirective],
  templateUrl: './closing-waiting.html',
  styleUrl: './closing-waiting.scss',
})
export class ClosingWaiting {
  readonly waiting = input.required<ClosingWaitingDto>();

  protected readonly store = inject(ClosingDeskStore);
  readonly #announcer = inject(Announcer);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);

  /** For whom a reason is asked, and for what. */
  protected readonly asking = signal<Asked | null>(null);
  protected readonly groups = computed(() => {
    activeLanguage();
    const { actors } = this.waiting();
    return KINDS.map((kind) => {
      const ofKind = actors.filter((actor) => actor.kind === kind);
      return {
        kind,
        actors: ofKind,
        count: ofKind.reduce((sum, { people }) => sum + people.length, 0),
        remindable: ofKind.flatMap(({ employeeId }) => employeeId ?? []),
      };
    }).filter(({ count }) => count > 0);
  });

  constructor() {
    void this.#restore();
  }

  protected readonly blockerWords = blockerWords;
  protected readonly formatInstant = formatInstant;

  /** Nothing but handing in is missing: somebody else may do that. */
  protected isOpen({ blockers }: ClosingWaitingPersonDto): boolean {
    return blockers.every(({ code, params }) => code === 'month.not-approved' && params?.['status'] === 'open');
  }

  /** Nobody leads the person: whoever administers time decides in the leader's place. */
  protected isToDecide({ blockers }: ClosingWaitingPersonDto): boolean {
    return blockers.some(
      ({ code, params }) =>
        code === 'PERIOD_HAS_OPEN_ITEMS' || (code === 'month.not-approved' && params?.['status'] === 'submitted'),
    );
  }

  protected async remind(employeeIds: readonly string[]): Promise<void> {
    await this.store.remind(employeeIds);
    if (!this.store.problem()) this.#tell('closing.waiting.reminded', { count: employeeIds.length });
  }

  protected async answer(reason: string): Promise<void> {
    const asked = this.asking();
    if (!asked || this.store.busy()) return;
    if (asked.what === 'exclude') await this.store.exclude(asked.employeeId, reason);
    else await this.store.handIn(asked.employeeId, reason);
    if (this.store.problem()) return;
    void this.#drafts.drop(reasonDraft(this.aboutOf(asked)));
    this.ask(null);
    this.#tell(asked.what === 'exclude' ? 'closing.waiting.excludedSaid' : 'closing.waiting.handedIn');
  }

  /** Which form is open outlives a reload as what is written in it does. */
  protected ask(asked: Asked | null): void {
    this.asking.set(asked);
    void (asked ? this.#drafts.keep(this.#form(), asked) : this.#drafts.drop(this.#form()));
  }

  protected aboutOf({ employeeId, what }: Asked): string {
    return `${what} ${this.waiting().month} ${employeeId}`;
  }

  readonly #form = (): string => `closing-waiting ${this.store.closing()?.closingId ?? ''}`;

  async #restore(): Promise<void> {
    const kept = (await this.#drafts.read(this.#form())) as Asked | null;
    if (kept && this.asking() === null) this.asking.set(kept);
  }

  #tell(key: string, params: Record<string, unknown> = {}): void {
    this.#announcer.announce(this.#transloco.translate(key, params));
  }
}
