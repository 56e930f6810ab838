import { computed, inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type DayExplanationDto,
  explainDay,
  getMonth,
  type MonthDto,
  submitMonth,
  submitMonthFor,
  withdrawMonth,
} from './generated';
import { type Problem, ProblemReader } from './problem';

/** One month of one person, and the day of it that is being explained. */
@Injectable()
export class MonthStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = 0;

  readonly #month = signal<MonthDto | null>(null);
  readonly month = this.#month.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  readonly person = signal<string | undefined>(undefined);

  /** The days by their ISO week, in order. */
  readonly weeks = computed(() => groupByWeek(this.#month()?.days ?? []));

  /** @param employeeId another person's month, read only; left out for one's own */
  async load(month: string, employeeId?: string): Promise<void> {
    const wanted = ++this.#wanted;
    this.person.set(employeeId);
    if (this.#month()?.month !== month || (employeeId && this.#month()?.employee.employeeId !== employeeId))
      this.#month.set(null);
    await this.#attempt(async () => {
      const loaded = await this.#api.invoke(getMonth, { month, ...(employeeId ? { employeeId } : {}) });
      if (wanted === this.#wanted) this.#month.set(loaded); // a slower answer for a month that was left is dropped
    });
  }

  /** Reads the shown month again, after a correction for example. */
  async reload(): Promise<void> {
    const month = this.#month();
    if (month) await this.load(month.month, this.person());
  }

  /** Hands the month in as it is shown. Resolves with whether that worked. */
  async submit(): Promise<boolean> {
    const month = this.#month();
    if (!month || this.busy()) return false; // a second click of the same decision
    return this.#attempt(async () =>
      this.#month.set(await this.#api.invoke(submitMonth, { month: month.month, body: { version: month.version } })),
    );
  }

  /** Hands the shown month in for its person, who reads why. Resolves with whether that worked. */
  async submitFor(reason: string): Promise<boolean> {
    const shown = this.#month();
    if (!shown || this.busy()) return false; // a second click of the same decision
    const { month, employee } = shown;
    return this.#attempt(async () =>
      this.#month.set(
        await this.#api.invoke(submitMonthFor, { month, employeeId: employee.employeeId, body: { reason } }),
      ),
    );
  }

  /** Takes the month back. Resolves with whether that worked. */
  async withdraw(): Promise<boolean> {
    const month = this.#month();
    if (!month || this.busy()) return false; // a second click of the same decision
    return this.#attempt(async () => this.#month.set(await this.#api.invoke(withdrawMonth, { month: month.month })));
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

export interface MonthWeek {
  readonly isoWeek: number;
  readonly days: MonthDto['days'];
  readonly creditedMinutes: number;
  readonly targetMinutes: number;
  readonly balanceMinutes: number;
}

/** Weeks of a month with their sums; the first and the last may have fewer than seven days. */
export function groupByWeek(days: MonthDto['days']): MonthWeek[] {
  const weeks = new Map<number, MonthDto['days']>();
  for (const day of days) weeks.set(day.isoWeek, [...(weeks.get(day.isoWeek) ?? []), day]);
  return [...weeks].map(([isoWeek, members]) => ({
    isoWeek,
    days: members,
    creditedMinutes: sum(members.map((day) => day.creditedMinutes)),
    targetMinutes: sum(members.map((day) => day.targetMinutes)),
    balanceMinutes: sum(members.map((day) => day.balanceMinutes)),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How the figures of one day came about. */
@Injectable()
export class ExplanationStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #wanted = 0;

  readonly explanation = signal<DayExplanationDto | null>(null);
  readonly problem = signal<Problem | null>(null);

  async load(date: string, employeeId?: string): Promise<void> {
    const wanted = ++this.#wanted;
    if (this.explanation()?.date !== date) this.explanation.set(null);
    try {
      const explanation = await this.#api.invoke(explainDay, { date, ...(employeeId ? { employeeId } : {}) });
      if (wanted !== this.#wanted) return;
      this.explanation.set(explanation);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }
}
