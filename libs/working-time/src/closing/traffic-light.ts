import { type TrafficLight } from '../agreement';
import { divideHalfUp, type Minutes } from '../time';

export type TrafficLightZone = 'green' | 'yellow' | 'red';

/** A part-time ratio in whole millionths, so that no fraction of a minute is lost: 0.5 is 500,000. */
export type RatioMillionths = number;
const WHOLE: RatioMillionths = 1_000_000;

/** Contract hours in relation to full time, in millionths. */
export function employmentRatio(weeklyMinutes: Minutes, fulltimeMinutes: Minutes): RatioMillionths {
  return divideHalfUp(weeklyMinutes * WHOLE, fulltimeMinutes);
}

/** Zone of a balance (DV-AMPEL): limits are inclusive and hold for plus and minus alike. */
export function trafficLightZone(
  balanceMinutes: Minutes,
  light: TrafficLight,
  ratio: RatioMillionths = WHOLE,
): TrafficLightZone {
  const scale = light.prorate ? ratio : WHOLE;
  const size = Math.abs(balanceMinutes) * WHOLE;
  if (size <= light.greenMinutes * scale) return 'green';
  return size <= light.yellowMinutes * scale ? 'yellow' : 'red';
}

/** The zone that a balance reaches next on its way up or down. */
export interface NextZone {
  readonly zone: TrafficLightZone;
  /** So many minutes more (or fewer) and the light changes. */
  readonly minutes: Minutes;
}

/** Where a balance stands on the light, and how far it is to the next zone in both directions. */
export interface TrafficLightDistance {
  readonly zone: TrafficLightZone;
  /** Null in the red zone of the plus: no zone lies beyond. */
  readonly up: NextZone | null;
  /** Null in the red zone of the minus. */
  readonly down: NextZone | null;
}

/**
 * Distance of a balance to the zones beside it. Limits are inclusive, so the way out of a zone is a minute longer
 * than the way to its limit: +19:00 with a green limit of 20 hours turns yellow after 1:01.
 */
export function trafficLightDistance(
  balanceMinutes: Minutes,
  light: TrafficLight,
  ratio: RatioMillionths = WHOLE,
): TrafficLightDistance {
  const scale = light.prorate ? ratio : WHOLE;
  const green = Math.floor((light.greenMinutes * scale) / WHOLE);
  const yellow = Math.floor((light.yellowMinutes * scale) / WHOLE);
  // The last balance of each zone but the topmost, ascending.
  const ends = [-yellow - 1, -green - 1, green, yellow];
  const below = ends.filter((end) => end < balanceMinutes).length;
  const next = (distance: Minutes): NextZone => ({
    zone: trafficLightZone(balanceMinutes + distance, light, ratio),
    minutes: Math.abs(distance),
  });
  return {
    zone: trafficLightZone(balanceMinutes, light, ratio),
    up: below < ends.length ? next(ends[below] + 1 - balanceMinutes) : null,
    down: below > 0 ? next(ends[below - 1] - balanceMinutes) : null,
  };
}

/** Zone where an agreement names one limit for plus and another for minus, without a zone between. */
export function limitZone(
  balanceMinutes: Minutes,
  limits: { readonly plusMinutes: Minutes; readonly minusMinutes: Minutes; readonly prorate: boolean },
  ratio: RatioMillionths = WHOLE,
): TrafficLightZone {
  const scale = limits.prorate ? ratio : WHOLE;
  const size = balanceMinutes * WHOLE;
  return limits.minusMinutes * scale <= size && size <= limits.plusMinutes * scale ? 'green' : 'red';
}
