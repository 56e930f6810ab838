import { type Recorded } from './check';
import { type Played } from './play';

/** How often each thing happened over all schedules: a proof is worth what it contained. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(played: Played, recorded: readonly Recorded[]): void {
    for (const [name, number] of played.counts) this.#add(name, number);
    this.#add('taps', played.taps.length);
    for (const { isKept } of played.taps) this.#add(KEPT[String(isKept)], 1);
    for (const { isClarified } of recorded) this.#add(isClarified ? 'clarified' : 'applied', 1);
    for (const state of played.notices.values()) this.#add(`shown ${state}`, 1);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Everything that can happen to a booking, and that must have happened for the proof to count. */
  missing(): string[] {
    return NEEDED.filter((name) => this.of(name) === 0);
  }

  text(): string {
    return [...this.counts]
      .sort()
      .map(([name, number]) => `${name} ${number}`)
      .join(', ');
  }

  #add(name: string, number: number): void {
    this.counts.set(name, this.of(name) + number);
  }
}

const KEPT: Record<string, string> = { true: 'kept', false: 'said as not kept', null: 'cut off by the end of the tab' };
const NEEDED = [
  ...['open', 'kill', 'reload', 'offline', 'online', 'clock', 'sleep', 'signOut', 'signIn', 'dismiss', 'focus'],
  ...['lostRequest', 'lostAnswer', 'hang', 'slow', 'busy', 'pause', 'error', 'portal', 'signedOut'],
  ...['store quota', 'store abort', 'store blocked', 'store readError'],
  ...['kept', 'said as not kept', 'cut off by the end of the tab'],
  ...['applied', 'shown refused', 'shown superseded'],
];
