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
