import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { TranslocoDirective } from '@jsverse/transloco';
import { blockerWords } from '@zeitbuch/web-rule-words';
import {
  Badge,
  type BadgeTone,
  EmptyState,
  ErrorCard,
  formatDayCount,
  formatInstant,
  formatMinutes,
  formatMonth,
  formatSigned,
  Icon,
  Loading,
  PageHeader,
} from '@zeitbuch/web-ui';
import { type ClosingDto, type ClosingGroupDto } from '@zeitbuch/web-data-access';
import { FourEyesNote } from '../shared/four-eyes-note';
import { ClarificationDesk } from '../shared/clarification-desk';
import { PayrollGapsNote } from '../shared/payroll-gaps';
import { PageTitle } from '../shared/page-title';
import { ClosingDecision } from './closing-decision';
import { ClosingDeskStore, type PeopleFilter } from './closing-desk.store';
import { ClosingWaiting } from './closing-waiting';
import { WhoActs } from './who-acts';

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

/** Which closing the address asks for: by its id, or by month and group; a month alone, or nothing. */
interface AskedClosing {
  readonly id: string | undefined;
  readonly month: string | undefined;
  readonly group: string | undefined;
  readonly run: number;
}

/** The time administrator's desk: check a month, see what blocks it, look at the result, close it. */
@Component({
  selector: 'zb-closing-desk-page',
  imports: [
    Loading,
    MatButtonModule,
    MatMenuModule,
    MatProgressBarModule,
    TranslocoDirective,
    Badge,
    ClarificationDesk,
    ClosingDecision,
    ClosingWaiting,
    WhoActs,
    EmptyState,
    ErrorCard,
    FourEyesNote,
    Icon,
    PageHeader,
    PayrollGapsNote,
    RouterLink,
  ],
  providers: [ClosingDeskStore],
  templateUrl: './closing-desk-page.html',
  styleUrl: './closing-desk-page.scss',
})
export class ClosingDeskPage {
  /** Of the address: a closing by its id, which leads to its month, group and run. */
  readonly closingId = input<string>();
  readonly month = input<string>();
  readonly group = input<string>();
  readonly lauf = input<string>();
  readonly schritt = input<string>();
  readonly auswahl = input<string>();
  readonly seite = input<string>();

  protected readonly store = inject(ClosingDeskStore);
  readonly #router = inject(Router);
  readonly #title = inject(PageTitle);

  protected readonly filters: PeopleFilter[] = ['all', 'blocked', 'ready', 'closed'];
  protected readonly steps = ['check', 'preview', 'close'] as const;
  protected readonly stepWords: Readonly<Record<(typeof this.steps)[number], string>> = {
    check: 'pruefen',
    preview: 'ergebnis',
    close: 'abschliessen',
  };
  /** As the address says; without it how far the closing is. */
  protected readonly step = computed(() => {
    const asked = this.steps.find((step) => this.stepWords[step] === this.schritt());
    if (asked) return asked;
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
  /** Whether a step is behind the closing, whatever step is looked at. */
  protected isDone(name: (typeof this.steps)[number]): boolean {
    switch (this.store.closing()?.status) {
      case 'closed':
        return true;
      case 'closing':
        return name !== 'close';
      case 'ready':
        return name === 'check';
      default:
        return false;
    }
  }

  /** Somebody was taken out whose month no supplementary run has closed yet. */
  protected readonly isSomebodyToFollow = computed(() =>
    (this.store.closing()?.excluded ?? []).some(({ isClosed, carriedFrom }) => !isClosed && !carriedFrom),
  );
  /** While something blocks, who must act is what matters: the others are listed when they are asked for. */
  protected readonly isFolded = computed(
    () => this.store.closing()?.status === 'blocked' && this.store.wantedFilter() === null,
  );
  /** How many people a filter shows. */
  protected readonly counts = computed((): Record<PeopleFilter, number> => {
    const { total = 0, checked = 0, blocked = 0, closed = 0 } = this.store.closing()?.progress ?? {};
    return { all: total, blocked, ready: checked - blocked - closed, closed };
  });
  protected readonly canChange = computed(() =>
    ['checking', 'ready', 'blocked', 'refused'].includes(this.store.closing()?.status ?? ''),
  );
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
  /** The month that is shown, where it is one of the earlier ones. */
  protected readonly chosenOlder = computed(() => this.olderMonths().find((month) => month === this.store.month()));

  /** What the address asks for and does not exist: the groups of the month are shown instead, and it is said. */
  protected readonly unknown = computed((): 'group' | 'run' | null => {
    const [groups, wanted, run] = [this.store.groups(), this.group(), this.lauf() ?? '0'];
    if (groups === null || wanted === undefined || this.store.closing() !== null) return null;
    if (!groups.some(({ payrollGroup }) => payrollGroup === wanted)) return 'group';
    return run === '0' ? null : 'run';
  });

  /** Only months that are over can be closed; the server names them. */
  protected readonly isOver = computed(() => this.store.months().includes(this.store.month() ?? ''));

  protected readonly formatDayCount = formatDayCount;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatMonth = formatMonth;
  protected readonly formatSigned = formatSigned;

  protected readonly blockerWords = blockerWords;
  protected readonly formatInstant = formatInstant;

  constructor() {
    effect(() => {
      const wanted = this.group();
      const known = this.store.groups()?.find(({ payrollGroup }) => payrollGroup === wanted);
      this.#title.groupName.set(this.store.closing()?.payrollGroupName ?? known?.payrollGroupName ?? null);
    });
    inject(DestroyRef).onDestroy(() => this.#title.groupName.set(null));
    effect(() => {
      const [filter, page] = [this.auswahl(), Number(this.seite() ?? 1)];
      const known = this.filters.find((one) => one === filter) ?? null;
      untracked(() => void this.store.show(known, Number.isInteger(page) && page > 0 ? page : 1));
    });
    effect(() => {
      const asked = { id: this.closingId(), month: this.month(), group: this.group(), run: Number(this.lauf() ?? 0) };
      untracked(() => void this.#open(asked));
    });
  }

  /** Whatever was asked for gets the address by which everybody finds it. */
  async #open({ id, month, group, run }: AskedClosing): Promise<unknown> {
    if (month !== undefined && group !== undefined) return this.store.openGroup(month, group, run);
    if (id === undefined) {
      await this.store.load(month);
      const shown = this.store.month();
      if (month === undefined && shown !== null)
        await this.#router.navigate(['/abschluss', shown], { replaceUrl: true });
      return;
    }
    await this.store.open(id);
    const closing = this.store.closing();
    if (closing) await this.#to(closing, true);
  }

  #to({ month, payrollGroup, run }: ClosingDto, replaceUrl = false): Promise<boolean> {
    const queryParams = run > 0 ? { lauf: run } : {};
    return this.#router.navigate(['/abschluss', month, payrollGroup], { queryParams, replaceUrl });
  }

  protected ask(queryParams: Record<string, string | number | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected toMonth(month: string): void {
    void this.#router.navigate(['/abschluss', month]);
  }

  /** How far a group is, as lengths of a bar; the figures stand below it. */
  protected partsOf(group: ClosingGroupDto): { status: string; count: number }[] {
    return (['closed', 'approved', 'submitted', 'open'] as const)
      .map((status) => ({ status, count: group[status] }))
      .filter(({ count }) => count > 0);
  }

  protected toneOf(status: string): BadgeTone {
    return tones[status] ?? 'neutral';
  }

  protected async start(payrollGroup: string): Promise<void> {
    const closing = await this.store.start(payrollGroup);
    if (closing) await this.#to(closing);
  }

  protected async supplement(closingId: string): Promise<void> {
    const closing = await this.store.supplement(closingId);
    if (closing) await this.#to(closing);
  }
}
