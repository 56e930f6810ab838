import { Component, computed, DOCUMENT, inject, input, linkedSignal, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  activeLanguage,
  formatFullDate,
  formatMonth,
  formatWeekday,
  Icon,
  monthName,
  weekdayName,
} from '@zeitbuch/web-ui';
import { addDays, addMonthsToDate, type LocalDate, monthOf, mondayOf, localDate } from '@zeitbuch/working-time';
import { kindName } from '../shared/absence-words';
import { monthsOfYear, plannedKinds, type YearDay, type YearPlan } from './year-days';

/** What the arrows and their like do from a day. */
const STEPS: Readonly<Record<string, (date: LocalDate) => LocalDate>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonthsToDate(date, -1),
  PageDown: (date) => addMonthsToDate(date, 1),
  Home: mondayOf,
  End: (date) => addDays(mondayOf(date), 6),
};
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Anchor {
  readonly year: number;
  readonly today: LocalDate;
  readonly from: string;
}

/** A year in twelve small months, with one's absences and free days; days are chosen in it by hand or by keyboard. */
@Component({
  selector: 'zb-year-strip',
  imports: [Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './year-strip.html',
  styleUrl: './year-strip.scss',
})
export class YearStrip {
  readonly year = input.required<number>();
  readonly today = input.required<LocalDate>();
  readonly plan = input.required<YearPlan>();
  /** The days that are chosen; empty, or no dates, where none are. */
  readonly from = input('');
  readonly to = input('');
  readonly picked = output<LocalDate>();

  readonly #page = inject(DOCUMENT);
  readonly #transloco = inject(TranslocoService);
  protected readonly weekdays = WEEKDAYS;
  protected readonly weekdayName = weekdayName;
  protected readonly formatMonth = formatMonth;
  protected readonly monthName = (month: string): string => monthName(Number(month.slice(5)));

  protected readonly kinds = computed(() => {
    activeLanguage();
    return plannedKinds(this.plan(), kindName);
  });
  protected readonly months = computed(() => monthsOfYear(this.year(), this.plan(), this.kinds()));
  protected readonly hasAsked = computed(() => this.plan().requests.some(({ status }) => status === 'pending'));
  protected readonly hasHalfHolidays = computed(() => this.plan().freeDays.some(({ kind }) => kind === 'halfHoliday'));
  /** Chosen here: the field of the form says it a moment later, when somebody may be on by some days already. */
  #picked: LocalDate | null = null;
  /** The one day that the tab key reaches. */
  protected readonly current = linkedSignal<Anchor, LocalDate>({
    source: () => ({ year: this.year(), today: this.today(), from: this.from() }),
    computation: ({ year, today, from }, before) => {
      if (before?.source.year === year && from === this.#picked) return before.value;
      const wanted = from.startsWith(`${year}-`) ? localDate(from) : today;
      return wanted.startsWith(`${year}-`) ? wanted : localDate(`${year}-01-01`);
    },
  });
  /** The month that a narrow screen shows. */
  protected readonly shown = computed(() => monthOf(this.current()));

  protected isChosen(date: LocalDate): boolean {
    return this.from() !== '' && this.from() <= date && date <= (this.to() || this.from());
  }

  /** The day in words: what it is, what is planned on it, and how it stands to what is chosen. */
  protected wordsOf({ date, free, planned }: YearDay): string {
    activeLanguage();
    const say = (key: string) => this.#transloco.translate<string>(`absences.year.${key}`);
    const freeName =
      free && free.kind !== 'dayOff' && free.nameDe
        ? kindName({ nameDe: free.nameDe, nameEn: free.nameEn ?? free.nameDe })
        : null;
    return [
      `${formatWeekday(date)} ${formatFullDate(date)}`,
      date === this.today() ? say('today') : null,
      free && say(free.kind),
      freeName,
      planned?.kind.name,
      planned?.isHalf ? say('half') : null,
      planned?.isAsked ? say('asked') : null,
      this.#rangeWords(date, say),
    ]
      .filter(Boolean)
      .join(', ');
  }

  /** @param months -1 or 1 */
  protected turn(months: number): void {
    this.#go(addMonthsToDate(this.current(), months));
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#go(step(this.current()));
    // The months of a narrow screen change first.
    setTimeout(() => this.#page.getElementById(`year-day-${this.current()}`)?.focus());
  }

  protected pick(date: LocalDate): void {
    this.current.set(date);
    this.#picked = date;
    this.picked.emit(date);
  }

  /** The year ends where it ends: another one has a page of its own. */
  #go(date: LocalDate): void {
    if (date.startsWith(`${this.year()}-`)) this.current.set(date);
  }

  #rangeWords(date: LocalDate, say: (key: string) => string): string | null {
    if (!this.isChosen(date)) return null;
    const last = this.to() || this.from();
    if (date === this.from()) return say('begin');
    return say(date === last ? 'end' : 'within');
  }
}
