import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, type ClosingWaitingDto, type ClosingWaitingPersonDto } from '@zeitbuch/web-data-access';
import { blockerWords } from '@zeitbuch/web-rule-words';
import { activeLanguage, Announcer, formatInstant, Icon, oneOrOther } from '@zeitbuch/web-ui';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { ClosingDeskStore } from './closing-desk.store';

/** A reason is asked for: about one person, or without one about all who are chosen. */
interface Asked {
  readonly employeeId?: string;
  readonly what: 'exclude' | 'handIn';
}

/** What outlives a reload. */
interface Kept {
  readonly asked: Asked;
  readonly chosen: readonly string[];
}

const compareNames = (a: string, b: string) => a.localeCompare(b, 'de');

const KINDS = ['person', 'supervisor', 'timeAdministration'] as const;

/** What keeps a closing from being ready, by who must act next: with a reminder, and ways around who cannot. */
@Component({
  selector: 'zb-closing-waiting',
  imports: [Icon, MatButtonModule, MatCheckboxModule, NgTemplateOutlet, RefuseForm, RouterLink, TranslocoDirective],
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
  readonly #chosenIds = signal<ReadonlySet<string>>(new Set());
  /** Who is to be excluded together, of those who still stand here. */
  protected readonly chosen = computed(() => {
    const people = this.waiting().actors.flatMap((actor) => actor.people);
    const named = new Map(people.map(({ employeeId, name }) => [employeeId, name]));
    return new Map([...named].filter(([employeeId]) => this.#chosenIds().has(employeeId)));
  });
  protected readonly chosenNames = computed(() => [...this.chosen().values()].sort(compareNames).join(' · '));
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
        people: [...new Set(ofKind.flatMap(({ people }) => people.map(({ employeeId }) => employeeId)))],
      };
    }).filter(({ count }) => count > 0);
  });

  constructor() {
    void this.#restore();
  }

  protected readonly blockerWords = blockerWords;
  protected readonly oneOrOther = oneOrOther;
  protected readonly formatInstant = formatInstant;

  /** Nothing but handing in is missing: somebody else may do that. */
  protected isOpen({ blockers }: ClosingWaitingPersonDto): boolean {
    return blockers.every(({ code, params }) => code === 'month.not-approved' && params?.['status'] === 'open');
  }

  /** Nobody leads the person: a time administrator decides in the leader's place. */
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
    const employeeIds = asked.employeeId ? [asked.employeeId] : [...this.chosen().keys()];
    if (asked.what === 'exclude') await this.store.exclude(employeeIds, reason);
    else await this.store.handIn(employeeIds[0], reason);
    if (this.store.problem()) return;
    if (!asked.employeeId) this.#chosenIds.set(new Set());
    void this.#drafts.drop(reasonDraft(this.aboutOf(asked)));
    this.ask(null);
    this.#tell(asked.what === 'exclude' ? 'closing.waiting.excludedSaid' : 'closing.waiting.handedIn');
  }

  /** Which form is open outlives a reload as what is written in it does. */
  protected ask(asked: Asked | null): void {
    this.asking.set(asked);
    const kept = (asked: Asked): Kept => ({ asked, chosen: [...this.chosen().keys()] });
    void (asked ? this.#drafts.keep(this.#form(), kept(asked)) : this.#drafts.drop(this.#form()));
  }

  /** Whether all of these people are chosen. */
  protected areChosen(employeeIds: readonly string[]): boolean {
    return employeeIds.every((employeeId) => this.chosen().has(employeeId));
  }

  protected choose(employeeIds: readonly string[], isChosen: boolean): void {
    const chosen = new Set(this.chosen().keys());
    for (const employeeId of employeeIds) {
      if (isChosen) chosen.add(employeeId);
      else chosen.delete(employeeId);
    }
    this.#chosenIds.set(chosen);
    // The reason that is being written is for those who are chosen now.
    const asked = this.asking();
    if (asked && !asked.employeeId) this.ask(chosen.size > 0 ? asked : null);
  }

  protected aboutOf({ employeeId, what }: Asked): string {
    return `${what} ${this.waiting().month} ${employeeId ?? 'chosen'}`;
  }

  readonly #form = (): string => `closing-waiting ${this.store.closing()?.closingId ?? ''}`;

  async #restore(): Promise<void> {
    const kept = (await this.#drafts.read(this.#form())) as Kept | null;
    if (!kept?.asked || this.asking() !== null) return;
    if (!kept.asked.employeeId) this.#chosenIds.set(new Set(kept.chosen));
    this.asking.set(kept.asked);
  }

  #tell(key: string, params: Record<string, unknown> = {}): void {
    this.#announcer.announce(this.#transloco.translate(key, params));
  }
}
