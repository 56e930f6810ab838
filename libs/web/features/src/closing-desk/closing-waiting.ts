import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ClosingWaitingDto, type ClosingWaitingPersonDto } from '@zeitbuch/web-data-access';
import { activeLanguage, Announcer, formatInstant, Icon } from '@zeitbuch/web-ui';
import { RefuseForm } from '../four-eyes/refuse-form';
import { blockerWords } from './blocker-words';
import { ClosingDeskStore } from './closing-desk.store';

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
  readonly #transloco = inject(TranslocoService);

  /** For whom a reason is asked, and for what. */
  protected readonly asking = signal<{ readonly employeeId: string; readonly what: 'exclude' | 'handIn' } | null>(null);
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

  protected readonly blockerWords = blockerWords;
  protected readonly formatInstant = formatInstant;

  /** Nothing but handing in is missing: somebody else may do that. */
  protected isOpen({ blockers }: ClosingWaitingPersonDto): boolean {
    return blockers.every(({ code, params }) => code === 'month.not-approved' && params?.['status'] === 'open');
  }

  protected async remind(employeeIds: readonly string[]): Promise<void> {
    await this.store.remind(employeeIds);
    if (!this.store.problem()) this.#tell('closing.waiting.reminded', { count: employeeIds.length });
  }

  protected async answer(reason: string): Promise<void> {
    const asked = this.asking();
    if (!asked) return;
    this.asking.set(null);
    if (asked.what === 'exclude') {
      await this.store.exclude(asked.employeeId, reason);
      if (!this.store.problem()) this.#tell('closing.waiting.excludedSaid');
    } else if (await this.store.handIn(asked.employeeId, reason)) this.#tell('closing.waiting.handedIn');
  }

  #tell(key: string, params: Record<string, unknown> = {}): void {
    this.#announcer.announce(this.#transloco.translate(key, params));
  }
}
