import Holidays from 'date-holidays';

/** Where public holidays are known: the German states, by country and state. */
export const REGIONS: readonly string[] = Object.keys(new Holidays().getStates('DE') ?? {}).map(
  (state) => `DE-${state}`,
);
