import { Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type MonthDto, OpenMonthsStore } from '@zeitbuch/web-data-access';
import {
  Badge,
  EmptyState,
  ErrorCard,
  formatMinutes,
  formatMonth,
  formatSigned,
  Icon,
  Loading,
  oneOrOther,
  PageHeader,
} from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';

/** Several months that are over, handed in together; of each what it comes to, and what is missing. */
@Component({
  selector: 'zb-open-months-page',
  imports: [
    Badge,
    EmptyState,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    MatCheckboxModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [OpenMonthsStore],
  templateUrl: './open-months-page.html',
  styleUrl: './open-months-page.scss',
})
export class OpenMonthsPage {
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(OpenMonthsStore);

  /** What somebody took out of those that are ready. */
  readonly #leftOut = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() => this.store.ready().filter(({ month }) => !this.#leftOut().has(month)));

  protected readonly formatMinutes = formatMinutes;
  protected readonly formatMonth = formatMonth;
  protected readonly formatSigned = formatSigned;
  protected readonly oneOrOther = oneOrOther;

  constructor() {
    void this.store.load();
  }

  protected isChosen({ month }: MonthDto): boolean {
    return !this.#leftOut().has(month);
  }

  protected choose({ month }: MonthDto, isChosen: boolean): void {
    const leftOut = new Set(this.#leftOut());
    if (isChosen) leftOut.delete(month);
    else leftOut.add(month);
    this.#leftOut.set(leftOut);
  }

  protected async submit(): Promise<void> {
    const taken = await this.store.submit(this.chosen());
    if (taken === 0) return;
    this.#notices.tell(this.#transloco.translate(`month.several.taken.${oneOrOther(taken)}`, { count: taken }));
  }
}
