import { type DayExplanationDto, type ExplanationClock, type ExplanationStepDto } from '@zeitbuch/web-data-access';

/** One clock of a day as a sum: where it starts, what each rule adds or takes, where it ends. */
export interface ClockSum {
  readonly clock: ExplanationClock;
  readonly startMinutes: number;
  readonly steps: readonly ExplanationStepDto[];
  readonly resultMinutes: number;
}

/**
 * The steps of one clock as a sum. Start and result are the first and last figure of
 * the chain; without steps the figure stands as it is.
 */
export function clockSum(explanation: DayExplanationDto, clock: ExplanationClock): ClockSum {
  const steps = explanation.steps.filter((step) => step.clock === clock);
  const still = clock === 'target' ? explanation.targetMinutes : explanation.recordedMinutes;
  return {
    clock,
    steps,
    startMinutes: steps.at(0)?.beforeMinutes ?? still,
    resultMinutes: steps.at(-1)?.afterMinutes ?? still,
  };
}
