/**
 * A small seeded generator (sfc32): the same seed gives the same city on every
 * machine. Whole numbers only. Never for secrets.
 */
export class Random {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    this.#state = seedOf(seed);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** A whole number of 32 bits. */
  next(): number {
    const s = this.#state;
    const sum = (s[0] + s[1] + s[3]) >>> 0;
    s[3] += 1;
    s[0] = s[1] ^ (s[1] >>> 9);
    s[1] = s[2] + (s[2] << 3);
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum;
    return sum;
  }

  /** A whole number from `least` to `most`, both inclusive. */
  int(least: number, most: number): number {
    return least + (this.next() % (most - least + 1));
  }

  /** Mostly near `centre`, at most `spread` away: the sum of two throws. */
  around(centre: number, spread: number): number {
    return centre - spread + this.int(0, spread) + this.int(0, spread);
  }

  /** True in `perTenThousand` of 10,000 cases. */
  chance(perTenThousand: number): boolean {
    return this.next() % 10_000 < perTenThousand;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next() % list.length];
  }
}

/** Four words of FNV-1a, each over the text with another ending. */
function seedOf(text: string): Uint32Array {
  return Uint32Array.from({ length: 4 }, (_, word) => {
    let hash = 0x811c9dc5;
    for (const character of `${text}/${word}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
    return hash;
  });
}
