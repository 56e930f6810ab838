const MILLISECONDS_PER_MINUTE = 60_000;

/**
 * Ids of one owner (a person, the city itself) in the form of UUID version 7:
 * they begin with the time of what they name, so that they lie together in the
 * index, and carry owner and serial number, so that the same city has the same ids.
 */
export class DemoIds {
  #serial = 0;

  /** @param owner number from 0 to 2^32 - 1; two owners never make the same id */
  constructor(private readonly owner: number) {}

  /** The next id, for something that happened at `epochMinute`. */
  next(epochMinute: number): string {
    const time = hex(epochMinute * MILLISECONDS_PER_MINUTE, 12);
    const owner = hex(this.owner, 8);
    const serial = hex((this.#serial += 1), 10);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.slice(0, 3)}-8${serial.slice(3, 6)}-${serial.slice(6)}${owner}`;
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
