import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type RuleChangeDto, RulesStore, ServerClock } from '@zeitbuch/web-data-access';
import {
  EmptyState,
  ErrorCard,
  formatFullDate,
  formatLength,
  formatLongDate,
  Icon,
  Loading,
  PageHeader,
  townTime,
  inLanguage,
} from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { addDays, isDateInUse, localDate } from '@zeitbuch/working-time';
import { RuleCard } from './rule-card';
import { type RuleGroup, ruleGroups } from './rule-groups';
import { RulesOverview } from './rules-overview';

/** "Which rule holds for me today?": everything in force on a day, by what it decides, and where it is written. */
@Component({
  selector: 'zb-my-rules-page',
  imports: [
    DateField,
    EmptyState,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    NgTemplateOutlet,
    PageHeader,
    RouterLink,
    RuleCard,
    RulesOverview,
    TranslocoDirective,
  ],
  providers: [RulesStore],
  templateUrl: './my-rules-page.html',
  styleUrl: './my-rules-page.scss',
})
export class MyRulesPage {
  /** Route parameter, `YYYY-MM-DD`. */
  readonly date = input.required({ transform: localDate });
  /** Query parameter: id of the rule that is looked for. */
  readonly regel = input<string>();

  readonly #clock = inject(ServerClock);
  readonly #document = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #texts = inject(TranslocoService);
  /** Subject that somebody jumped to. */
  readonly #jumpedTo = signal<string | null>(null);
  protected readonly store = inject(RulesStore);

  protected readonly today = computed(() => townTime(this.#clock.now()).date);
  protected readonly previous = computed(() => addDays(this.date(), -1));
  protected readonly next = computed(() => addDays(this.date(), 1));
  protected readonly groups = computed(() => ruleGroups(this.store.rules() ?? { rules: [] }));
  /** The day from which an agreement will hold, where none does yet. */
  protected readonly beginning = computed<RuleChangeDto | undefined>(() =>
    this.store.rules()?.changes.find(({ change }) => change === 'agreementBegins'),
  );

  protected readonly formatFullDate = formatFullDate;
  protected readonly inLanguage = inLanguage;
  protected readonly formatLength = formatLength;
  protected readonly formatLongDate = formatLongDate;

  constructor() {
    effect(() => {
      const date = this.date();
      untracked(() => void this.store.load(date));
    });
  }

  protected async choose(date: string): Promise<void> {
    if (isDateInUse(date)) await this.#router.navigate(['/regeln', date]);
  }

  /** What rarely changes from day to day is folded, unless somebody came here for it. */
  protected isOpen({ subject, rules }: RuleGroup): boolean {
    return this.#jumpedTo() === subject || rules.some(({ id }) => id === this.regel());
  }

  protected namesOf({ rules }: RuleGroup): string {
    return rules.map(({ id }) => this.#texts.translate<string>(`rule.${id}`)).join(' · ');
  }

  /** Templates do not know what they are given. */
  protected readonly asGroup = (group: RuleGroup): RuleGroup => group;

  /** Jumps within the page: the address stays that of the day. */
  protected show(event: Event, subject: string): void {
    event.preventDefault();
    this.#jumpedTo.set(subject);
    const heading = this.#document.getElementById(`subject-${subject}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
}
