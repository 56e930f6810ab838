import { type BookingKind, type ClockState, type WorkLocation } from '@zeitbuch/web-data-access';

/** A second tap on the same button within this time is the same wish. */
const DOUBLE_TAP_MILLISECONDS = 1_200;

/** Buttons change their meaning under the finger: what was a double tap must not become two bookings. */
export class DoubleTap {
  #last: { readonly button: string; readonly at: number } | null = null;

  /** Whether the tap repeats the one before on the same button. Every place is a button of its own. */
  isRepeated(kind: BookingKind, location: WorkLocation, state: ClockState, nowMilliseconds: number): boolean {
    const button = buttonOf(kind, location, state);
    const elapsed = nowMilliseconds - (this.#last?.at ?? -Infinity);
    // Negative where the device's clock was set back meanwhile.
    const isRepeated = this.#last?.button === button && elapsed >= 0 && elapsed < DOUBLE_TAP_MILLISECONDS;
    if (!isRepeated) this.#last = { button, at: nowMilliseconds };
    return isRepeated;
  }
}

function buttonOf(kind: BookingKind, location: WorkLocation, state: ClockState): string {
  if (kind === 'locationChange') return location;
  return kind === 'breakStart' || (kind === 'clockOut' && state === 'onBreak') ? 'secondary' : 'primary';
}
