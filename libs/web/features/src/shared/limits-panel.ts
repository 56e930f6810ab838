import { Component, computed, inject, input, signal } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type LimitDto, limitsOf, ServerClock } from '@zeitbuch/web-data-access';
import { limitFigure, type LimitLook, limitLook, limitName, limitSpan } from '@zeitbuch/web-rule-words';
import { activeLanguage, Badge, ErrorCard, Icon, townTime } from '@zeitbuch/web-ui';

const URGENCY: Readonly<Record<LimitDto['state'], number>> = { exceeded: 0, near: 1, within: 2 };

const isCalm = ({ limit, look }: { limit: LimitDto; look: LimitLook }): boolean =>
  limit.state === 'within' && look.key !== 'limits.state.due';

/** How much of a quota is used, for a bar; null where there is nothing to use up. */
const shareOf = ({ rule, actual, limit }: LimitDto): number | null =>
  rule !== 'HO-QUOTA' || limit === 0 ? null : Math.min(100, Math.round((actual * 100) / limit));

/**
 * Limits that look beyond one day: what is near or exceeded in full, the rest in one sentence with the rows on demand.
 * Nothing is shown where there is no limit.
 */
@Component({
  selector: 'zb-limits-panel',
  imports: [Badge, ErrorCard, Icon, MatButtonModule, NgTemplateOutlet, RouterLink, TranslocoDirective],
  templateUrl: './limits-panel.html',
  styleUrl: './limits-panel.scss',
})
export class LimitsPanel {
  /** `YYYY-MM` */
  readonly month = input.required<string>();
  /** Another person; left out for oneself. */
  readonly person = input<string>();
  /** Read again as soon as it changes: the version of the month. */
  readonly version = input<number>();

  protected readonly limits = limitsOf(this);
  readonly #clock = inject(ServerClock);

  protected readonly opened = signal(false);
  protected readonly rows = computed(() => {
    activeLanguage();
    const today = townTime(this.#clock.now()).date;
    return [...(this.limits.answer() ?? [])]
      .sort((a, b) => URGENCY[a.state] - URGENCY[b.state])
      .map((limit) => ({
        limit,
        key: JSON.stringify([limit.code, limit.from, limit.to, limit.params]),
        name: limitName(limit),
        share: shareOf(limit),
        look: limitLook(limit),
        figure: limitFigure(limit),
        span: limitSpan(limit),
        /** Rules are read as they hold on a day that has come. */
        ruleDate: limit.to < today ? limit.to : today,
      }));
  });
  /** Reaching a threshold is worth a row, but nothing that has to be mended; a day of rest that is still owed is, too. */
  protected readonly urgent = computed(() => this.rows().filter((row) => !isCalm(row)));
  protected readonly calm = computed(() => this.rows().filter(isCalm));
}
