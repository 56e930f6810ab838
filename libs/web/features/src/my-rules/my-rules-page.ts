import { Component, computed, DOCUMENT, effect, inject, input, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type RuleChangeDto, RulesStore, ServerClock } from '@zeitbuch/web-data-access';
import {
  EmptyState,
  ErrorCard,
  formatFullDate,
  formatLength,
  formatLongDate,
  Icon,
  PageHeader,
  townTime,
} from '@zeitbuch/web-ui';
import { addDays } from '@zeitbuch/working-time';
import { RuleCard } from './rule-card';
import { ruleGroups } from './rule-groups';
import { RulesOverview } from './rules-overview';

/** "Which rule holds for me today?": everything in force on a day, by what it decides, and where it is written. */
@Component({
  selector: 'zb-my-rules-page',
  imports: [
    EmptyState,
    ErrorCard,
    Icon,
    MatButtonModule,
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
  readonly date = input.required<string>();
  /** Query parameter: id of the rule that is looked for. */
  readonly regel = input<string>();

  readonly #clock = inject(ServerClock);
  readonly #document = inject(DOCUMENT);
  readonly #router = inject(Router);
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
  protected readonly formatLength = formatLength;
  protected readonly formatLongDate = formatLongDate;

  constructor() {
    effect(() => {
      const date = this.date();
      untracked(() => void this.store.load(date));
    });
  }

  protected async choose(date: string): Promise<void> {
    if (date) await this.#router.navigate(['/regeln', date]);
  }

  /** Jumps within the page: the address stays that of the day. */
  protected show(event: Event, subject: string): void {
    event.preventDefault();
    const heading = this.#document.getElementById(`subject-${subject}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
}
