import { type DayEvaluation, type Finding } from './day-evaluation';

/** Findings of a day that keep its month from being handed in and closed. */
export function blockingFindings<F extends Pick<Finding, 'severity'>>({
  findings,
}: {
  readonly findings: readonly F[];
}): F[] {
  return findings.filter(({ severity }) => severity === 'block');
}

/** Whether a day keeps its month from being handed in and closed: work on it has no end, or a finding blocks. */
export const blocksMonth = (day: Pick<DayEvaluation, 'state' | 'findings'>): boolean =>
  day.state === 'open' || blockingFindings(day).length > 0;
