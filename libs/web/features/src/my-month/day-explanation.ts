import { Component, computed, effect, type ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  CorrectionStore,
  type ExplanationClock,
  ExplanationStore,
  type FindingDto,
  MonthStore,
  ServerClock,
  type BookingDto,
} from '@zeitbuch/web-data-access';
import { reasonOf, ruleOfFinding, whereWritten } from '@zeitbuch/web-rule-words';
import {
  Badge,
  ErrorCard,
  formatDate,
  formatInstant,
  formatLongDate,
  formatMinutes,
  Icon,
  inLanguage,
  Loading,
  Minutes,
  townTime,
} from '@zeitbuch/web-ui';
import { addDays, localDate, monthOf } from '@zeitbuch/working-time';
import { endText, withDays } from '../shared/spans-text';
import { ClockChangeNote } from './clock-change-note';
import { foldOf } from './day-draft';
import { halfDayOf } from './day-words';
import { clockSum } from './explanation-steps';
import { RequestList } from './request-list';
import { RequestWithdrawal } from './request-withdrawal';
import { decisionWord, WorkOnAbsence } from './work-on-absence';

/** How the figures of one day came about: bookings, then rule by rule with what each added or took. */
@Component({
  selector: 'zb-day-explanation',
  imports: [
    Badge,
    ClockChangeNote,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    Minutes,
    RequestList,
    RouterLink,
    TranslocoDirective,
    WorkOnAbsence,
  ],
  providers: [ExplanationStore, CorrectionStore],
  templateUrl: './day-explanation.html',
  styleUrl: './day-explanation.scss',
  host: { '(keydown.escape)': 'close()' },
})
export class DayExplanation {
  /** Route parameter, `YYYY-MM-DD`. */
  readonly date = input.required({ transform: localDate });
  /** Query parameter: another person's day. */
  readonly person = input<string>();

  readonly #clock = inject(ServerClock);
  readonly #corrections = inject(CorrectionStore);
  readonly #month = inject(MonthStore);
  readonly #router = inject(Router);
  readonly #withdrawal = inject(RequestWithdrawal);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly store = inject(ExplanationStore);
  /** Name of the public holiday in the language of the screen, as the month beside it knows it. */
  protected readonly holiday = computed(() => {
    const day = this.#month.month()?.days.find(({ date }) => date === this.date());
    return day?.holidayName ? inLanguage(day.holidayName, day.holidayNameEn) : null;
  });
  /** Half a day off, likewise. */
  protected readonly halfDay = computed(() => {
    const day = this.#month.month()?.days.find(({ date }) => date === this.date());
    return day ? halfDayOf(day) : null;
  });
  protected readonly corrections = this.#corrections;

  protected readonly month = computed(() => monthOf(this.date()));
  /** The two clocks that make the balance; each is shown as a sum. */
  protected readonly sums = computed(() => {
    const explanation = this.store.explanation();
    const clocks: readonly ExplanationClock[] = ['credit', 'target'];
    const sums = explanation ? clocks.map((clock) => clockSum(explanation, clock)) : [];
    // Of a day to come only what is planned is shown: nobody worked on it, and nobody owes it yet.
    return this.isAhead() ? sums.filter(({ clock, steps }) => clock === 'target' || steps.length > 0) : sums;
  });
  protected readonly isAhead = computed(() => this.date() > townTime(this.#clock.now()).date);
  /** Weekday and date: where both do not stand in one line, it breaks between them. */
  protected readonly title = computed(() => /^(\S+)\s(.*)$/.exec(formatLongDate(this.date()))?.slice(1) ?? []);
  protected readonly dayBefore = computed(() => addDays(this.date(), -1));
  protected readonly dayAfter = computed(() => addDays(this.date(), 1));
  /** A booking of the shift lies after midnight. */
  protected readonly isOvernight = computed(() =>
    (this.store.explanation()?.bookings ?? []).some(({ at }) => at.slice(0, 10) > this.date()),
  );
  protected readonly requests = computed(() =>
    (this.#corrections.corrections() ?? []).filter((request) => request.date === this.date()),
  );
  /** One's own month that is not closed can be corrected, as far as it has been. */
  protected readonly correctable = computed(
    () => !this.person() && !this.isAhead() && this.#month.month()?.status !== 'closed',
  );

  protected readonly foldOf = (booking: BookingDto, date: string) => foldOf(booking, localDate(date));
  protected readonly endText = endText;
  protected readonly withDays = withDays;
  protected readonly decisionWord = decisionWord;
  protected readonly formatDate = formatDate;
  protected readonly formatInstant = formatInstant;
  protected readonly formatMinutes = formatMinutes;
  protected readonly reasonOf = reasonOf;
  protected readonly ruleOfFinding = ruleOfFinding;
  /** How many minutes a finding is about, where it is about minutes. */
  protected readonly minutesOf = ({ params }: FindingDto): number | null =>
    typeof params['minutes'] === 'number' ? params['minutes'] : null;
  protected readonly whereWritten = whereWritten;

  constructor() {
    effect(() => {
      const [date, person] = [this.date(), this.person()];
      untracked(() => void this.store.load(date, person));
    });
    effect(() => {
      const month = this.month();
      if (!this.person()) untracked(() => void this.#corrections.load(month));
    });
    effect(() => {
      this.date();
      this.heading()?.nativeElement.focus({ preventScroll: true }); // a new day was opened: readers begin at its heading
    });
  }

  /** The absence that the work of the day contradicts, where nobody has decided on it yet. */
  protected readonly undecided = computed(() => {
    const finding = this.store.explanation()?.findings.find(({ code }) => code === 'WORK_ON_ABSENCE');
    return finding ? String(finding.params['absence']) : null;
  });

  protected async decided(): Promise<void> {
    await Promise.all([this.store.load(this.date(), this.person()), this.#month.reload()]);
  }

  protected async close(): Promise<void> {
    await this.#router.navigate(['/monat', this.month()], { queryParamsHandling: 'preserve' });
  }

  protected async withdraw(correctionId: string): Promise<void> {
    await this.#withdrawal.withdraw(this.#corrections, correctionId, () => this.#month.reload());
  }
}
