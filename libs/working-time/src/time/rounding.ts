import { type Minutes } from './date';
import { type ParsedInstant } from './instant';

/** `truncateEach` cuts both stamps to the minute; `exactFloor` floors their difference. Never coarser: nobody pays for rounding. */
export type RoundingPolicy = 'truncateEach' | 'exactFloor';

/** Whole minutes from one stamp to another (DQ-ROUND). */
export function minutesBetween(from: ParsedInstant, to: ParsedInstant, policy: RoundingPolicy): Minutes {
  const minutes = to.epochMinute - from.epochMinute;
  if (policy === 'truncateEach') return minutes;
  return to.seconds < from.seconds ? minutes - 1 : minutes;
}

/**
 * An exact quotient of whole numbers, rounded half up once, at the end.
 * @param numerator from 0
 * @param denominator above 0
 */
export function divideHalfUp(numerator: number | bigint, denominator: number | bigint): number {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  return Number((2n * above + below) / (2n * below));
}
