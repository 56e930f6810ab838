import { type Annex } from '../agreement';
import { type LocalDate, addDays } from '../time';
import { UnitTree } from './unit-tree';

/** An annex with the unit for whose people it was agreed. */
export interface UnitAnnex extends Annex {
  readonly unitId: string;
  readonly unitName: string;
}

/**
 * Annexes that may hold for the people of one unit: those of the units above first, the nearest last. Units with the same
 * annexes have the same object, so that their people share their rules.
 */
export type AnnexChain = readonly UnitAnnex[];

const NO_ANNEXES: AnnexChain = [];

/** The annexes of a tenant by agreement, and the tree of its units on any day. */
export class UnitAnnexes {
  static readonly NONE = new UnitAnnexes(new Map(), new UnitTree([]));
  /** By agreement, era of the tree and unit; asked several times for every booking, hence without a key that has to be put together. */
  readonly #chains = new Map<string, Map<string, AnnexChain>[]>();
  readonly #byContent = new Map<string, AnnexChain>();

  constructor(
    private readonly byAgreement: ReadonlyMap<string, readonly UnitAnnex[]>,
    private readonly tree: UnitTree,
  ) {}

  /** Every annex that was ever published for the agreement. */
  of(agreementId: string): readonly UnitAnnex[] {
    return this.byAgreement.get(agreementId) ?? [];
  }

  /** What may hold under the agreement for those who are people of a unit on a day, whenever it begins or ends. */
  chain(agreementId: string, unitId: string, date: LocalDate): AnnexChain {
    return this.#inEra(agreementId, unitId, this.tree.eraOf(date));
  }

  #inEra(agreementId: string, unitId: string, era: number): AnnexChain {
    if (!this.byAgreement.has(agreementId)) return NO_ANNEXES;
    let ofEras = this.#chains.get(agreementId);
    if (!ofEras) this.#chains.set(agreementId, (ofEras = this.tree.eras.map(() => new Map())));
    const ofUnits = ofEras[era];
    let chain = ofUnits.get(unitId);
    if (!chain) ofUnits.set(unitId, (chain = this.#chainOf(agreementId, unitId, era)));
    return chain;
  }

  /** The chain of each unit with an annex: every way in which annexes of the agreement meet. */
  chains(agreementId: string): readonly UnitAnnex[][] {
    const units = new Set(this.of(agreementId).map(({ unitId }) => unitId));
    const chains = this.tree.eras.flatMap((era) => [...units].map((unitId) => this.#inEra(agreementId, unitId, era)));
    return [...new Set(chains)].map((chain) => [...chain]);
  }

  /** The annexes once `next` is published: what the unit had before ends on the day before it begins. */
  with(agreementId: string, next: UnitAnnex): UnitAnnexes {
    const last = addDays(next.validFrom, -1);
    const before = this.of(agreementId)
      .filter(({ unitId, validFrom }) => unitId !== next.unitId || validFrom <= last)
      .map((one) =>
        one.unitId === next.unitId && (one.validTo === null || one.validTo > last) ? { ...one, validTo: last } : one,
      );
    return new UnitAnnexes(new Map([...this.byAgreement, [agreementId, [...before, next]]]), this.tree);
  }

  #chainOf(agreementId: string, unitId: string, era: number): AnnexChain {
    const path = this.tree.pathOf(unitId, era);
    const annexes = path.flatMap((unit) => this.of(agreementId).filter((annex) => annex.unitId === unit));
    if (annexes.length === 0) return NO_ANNEXES;
    const content = annexes.map(({ annexId }) => annexId).join();
    const known = this.#byContent.get(content);
    if (!known) this.#byContent.set(content, annexes);
    return known ?? annexes;
  }
}
