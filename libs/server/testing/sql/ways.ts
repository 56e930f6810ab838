import type ts from 'typescript';

/** Where nobody knows how a question of the code is answered, each answer is tried: one way through it after the other. */
export class Ways {
  /** What is decided on this way, and how many answers there were. */
  #decided = new Map<ts.Node, number>();
  readonly #ways: { taken: number; of: number }[] = [];

  /** One of `of` answers, from 0; the same question has one answer on a way. */
  decide(question: ts.Node, of: number): number {
    const known = this.#decided.get(question);
    if (known !== undefined) return known;
    const way = (this.#ways[this.#decided.size] ??= { taken: 0, of });
    this.#decided.set(question, way.taken);
    return way.taken;
  }

  /** Begins the next way; false where all are gone. */
  next(): boolean {
    this.#ways.length = this.#decided.size;
    this.#decided = new Map();
    while (this.#ways.length > 0) {
      const last = this.#ways[this.#ways.length - 1];
      last.taken += 1;
      if (last.taken < last.of) return true;
      this.#ways.pop();
    }
    return false;
  }
}
