import { type Minutes } from '../time';

/** TVöD BT-V § 44 (2): passive travel above 15 hours a month earns a quarter, on request. */
export const TRAVEL_ABOVE_MINUTES = 900;

/** Credit for passive travel of a month, in whole minutes. */
export function travelCreditMinutes(passiveTravelMinutes: Minutes, isRequested: boolean): Minutes {
  return isRequested ? Math.floor(Math.max(0, passiveTravelMinutes - TRAVEL_ABOVE_MINUTES) / 4) : 0;
}
