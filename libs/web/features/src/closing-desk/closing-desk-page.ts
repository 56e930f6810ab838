import { Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Badge,
  type BadgeTone,
  EmptyState,
  ErrorCard,
  PageHeader,
  formatDayCount,
  formatMinutes,
  formatMonth,
  formatSigned,
} from '@zeitbuch/web-ui';
import { type ClosingGroupDto } from '@zeitbuch/web-data-access';
import { ClarificationDesk } from '../clarification/clarification-desk';
import { FourEyesNote } from '../four-eyes/four-eyes-note';
import { ClosingDecision } from './closing-decision';
import { ClosingDeskStore, type PeopleFilter } from './closing-desk.store';

const tones: Record<string, BadgeTone> = {
  checking: 'info',
  blocked: 'warn',
  ready: 'good',
  refused: 'bad',
  closing: 'info',
  closed: 'neutral',
  pending: 'info',
};

/** So many months have a button of their own. */
const RECENT_MONTHS = 4;

/** The time administrator's desk: check a month, see what blocks it, look at the result, close it. */
@Component({
  selector: 'zb-closing-desk-page',
  imports: [
    MatButtonModule,
    MatProgressBarModule,
    TranslocoDirective,
    Badge,
    ClarificationDesk,
    ClosingDecision,
    EmptyState,
    ErrorCard,
    FourEyesNote,
    PageHeader,
  ],
  providers: [ClosingDeskStore],
  templateUrl: './closing-desk-page.html',
  styleUrl: './closing-desk-page.scss',
})
export class ClosingDeskPage {
  /** Route parameter: the opened closing. A reload comes back to it. */
  readonly closingId = input<string>();

  protected readonly store = inject(ClosingDeskStore);
  readonly #router = inject(Router);

  protected readonly filters: PeopleFilter[] = ['all', 'blocked', 'ready', 'closed'];
  protected readonly steps = ['check', 'preview', 'close'] as const;
  protected readonly step = computed(() => {
    switch (this.store.closing()?.status) {
      case 'ready':
        return 'preview';
      case 'closing':
      case 'closed':
        return 'close';
      default:
        return 'check';
    }
  });
  /** What comes next, for the person who looks. */
  protected readonly lead = computed(() => {
    const closing = this.store.closing();
    return closing?.status === 'ready' && closing.isOwnStart && !closing.fourEyesOff ? 'readyOwn' : closing?.status;
  });
  protected readonly percent = computed(() => {
    const total = this.store.closing()?.progress.total ?? 0;
    return total === 0 ? 0 : Math.floor((this.store.done() * 100) / total);
  });
  protected readonly pages = computed(() => {
    const people = this.store.people();
    return people ? Math.max(1, Math.ceil(people.total / people.pageSize)) : 1;
  });
  /** Fingerprint of the preview in groups of four, so that two people can compare it aloud. */
  protected readonly hash = computed(
    () =>
      this.store
        .closing()
        ?.planHash?.match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );

  /** Closing is about the last months; older ones are looked up. */
  protected readonly recentMonths = computed(() => this.store.months().slice(0, RECENT_MONTHS));
  protected readonly olderMonths = computed(() => this.store.months().slice(RECENT_MONTHS));

  protected readonly formatDayCount = formatDayCount;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatMonth = formatMonth;
  protected readonly formatSigned = formatSigned;

  constructor() {
    effect(() => {
      const id = this.closingId();
      void (id ? this.store.open(id) : this.store.load());
    });
  }

  /** How far a group is, as lengths of a bar; the figures stand below it. */
  protected partsOf(group: ClosingGroupDto): { status: string; count: number }[] {
    return (['closed', 'approved', 'submitted', 'open'] as const)
      .map((status) => ({ status, count: group[status] }))
      .filter(({ count }) => count > 0);
  }

  protected chooseOlder(event: Event): void {
    const month = (event.target as HTMLSelectElement).value;
    if (month) void this.store.load(month);
  }

  protected toneOf(status: string): BadgeTone {
    return tones[status] ?? 'neutral';
  }

  protected async start(payrollGroup: string): Promise<void> {
    const id = await this.store.start(payrollGroup);
    if (id) await this.#router.navigate(['/abschluss', id]);
  }
}
