import { computed, inject, linkedSignal, resource, type Signal } from '@angular/core';
import { Api, getLimits, getOvertime, type LimitDto, type OvertimeWeekDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** Which month of whom is read; the inputs of a component satisfy it. */
export interface AskedMonth {
  /** `YYYY-MM` */
  readonly month: Signal<string>;
  /** Another person; undefined for oneself. */
  readonly person: Signal<string | undefined>;
  /** Of the month: it is read again as soon as the version changes. */
  readonly version: Signal<number | undefined>;
}

/** What is read of a month beside the month itself. */
export interface MonthReading<Answer> {
  /** null until it has come. What is in sight stays while the same month is read again, and goes with another one. */
  readonly answer: Signal<Answer | null>;
  /** Why the latest reading brought no answer; stays until one does. */
  readonly problem: Signal<Problem | null>;
  /** Tries once more. */
  reload(): void;
}

/** How a person stands in a month towards limits that look beyond one day. In an injection context. */
export const limitsOf = (asked: AskedMonth): MonthReading<readonly LimitDto[]> =>
  readingOf(asked, async (api, query) => (await api.invoke(getLimits, query)).limits);

/** What was ordered of a person, by the weeks of a month. In an injection context. */
export const overtimeOf = (asked: AskedMonth): MonthReading<readonly OvertimeWeekDto[]> =>
  readingOf(asked, async (api, query) => (await api.invoke(getOvertime, query)).weeks);

interface MonthQuery {
  readonly month: string;
  readonly employeeId?: string;
}
interface Told<Answer> {
  readonly answer: Answer | null;
  readonly problem: Problem | null;
}

function readingOf<Answer>(
  { month, person, version }: AskedMonth,
  ask: (api: Api, query: MonthQuery) => Promise<Answer>,
): MonthReading<Answer> {
  const api = inject(Api);
  const problems = inject(ProblemReader);
  const read = resource({
    params: () => ({ month: month(), employeeId: person(), version: version() }),
    loader: ({ params: { month, employeeId } }) => ask(api, { month, ...(employeeId ? { employeeId } : {}) }),
  });
  // A resource forgets its answer with every new question; a new version of the same month is no new question.
  const told = linkedSignal({
    source: () => ({ about: `${month()} ${person() ?? ''}`, reading: read.snapshot() }),
    computation: ({ about, reading }, before?: { source: { about: string }; value: Told<Answer> }): Told<Answer> => {
      const kept = before?.source.about === about ? before.value : { answer: null, problem: null };
      if (reading.status === 'error') return { ...kept, problem: problems.read(reading.error) };
      return reading.status === 'resolved' ? { answer: reading.value ?? null, problem: null } : kept;
    },
  });
  return {
    answer: computed(() => told().answer),
    problem: computed(() => told().problem),
    reload: () => void read.reload(),
  };
}
