import { type Annex } from '../agreement';
import { type PersonnelGroup } from '../contract';
import { type LocalDate, addDays } from '../time';
import { type AnnexException, withoutExceptions } from './annex-exceptions';
import { UnitTree } from './unit-tree';

/** For whom an annex was agreed: the people of a unit and of those below it, a personnel group, or people by name. */
export type AnnexCircle =
  | { readonly kind: 'unit'; readonly unitId: string; readonly unitName: string }
  | { readonly kind: 'personnelGroup'; readonly personnelGroup: PersonnelGroup }
  | { readonly kind: 'people'; readonly employeeIds: ReadonlySet<string> };

/** An annex with the circle for which it was agreed. */
export interface CircleAnnex extends Annex {
  readonly circle: AnnexCircle;
}

/** Somebody on a day, as far as annexes ask: left out or null for nothing known. */
export interface AnnexMember {
  readonly employeeId?: string;
  readonly unitId: string | null;
  readonly personnelGroup?: PersonnelGroup | null;
}

/**
 * Annexes that may hold for somebody, the wider circle first: of the personnel group, of the units from the top to the
 * nearest, of people by name with the latest last. Who has the same annexes has the same object, so that rules are shared.
 */
export type AnnexChain = readonly CircleAnnex[];

const NO_ANNEXES: AnnexChain = [];

/** What stands beside units, looked up for each booking. */
interface BesideUnits {
  readonly groups: ReadonlyMap<PersonnelGroup, AnnexChain>;
  readonly named: ReadonlyMap<string, AnnexChain>;
}

/** The annexes of a tenant by agreement, the tree of its units on any day, and who is taken out of an annex for a time. */
export class CircleAnnexes {
  static readonly NONE = new CircleAnnexes(new Map(), new UnitTree([]));
  /** By agreement, era of the tree and unit; asked several times for every booking, hence without a key that has to be put together. */
  readonly #chains = new Map<string, Map<string, AnnexChain>[]>();
  readonly #byContent = new Map<string, AnnexChain>();
  readonly #beside = new Map<string, BesideUnits>();

  /** @param exceptions by person */
  constructor(
    private readonly byAgreement: ReadonlyMap<string, readonly CircleAnnex[]>,
    private readonly tree: UnitTree,
    private readonly exceptions: ReadonlyMap<string, readonly AnnexException[]> = new Map(),
  ) {}

  /** Whether the agreement has any. */
  has(agreementId: string): boolean {
    return this.byAgreement.has(agreementId);
  }

  /** Every annex that was ever published for the agreement. */
  of(agreementId: string): readonly CircleAnnex[] {
    return this.byAgreement.get(agreementId) ?? [];
  }

  /** What may hold under the agreement for somebody as they are on a day, whenever it begins or ends. */
  chain(agreementId: string, member: AnnexMember, date: LocalDate): AnnexChain {
    if (!this.byAgreement.has(agreementId)) return NO_ANNEXES;
    const { employeeId, unitId, personnelGroup = null } = member;
    const { groups, named } = this.#besideUnits(agreementId);
    const ofUnit = unitId === null ? NO_ANNEXES : this.#inEra(agreementId, unitId, this.tree.eraOf(date));
    const ofGroup = (personnelGroup && groups.get(personnelGroup)) ?? NO_ANNEXES;
    const byName = (employeeId !== undefined && named.get(employeeId)) || NO_ANNEXES;
    const chain = this.#joined(ofGroup, ofUnit, byName);
    const exceptions = employeeId === undefined ? undefined : this.exceptions.get(employeeId);
    return exceptions ? this.#shared(withoutExceptions(chain, exceptions)) : chain;
  }

  #joined(ofGroup: AnnexChain, ofUnit: AnnexChain, byName: AnnexChain): AnnexChain {
    if (ofGroup.length === 0 && byName.length === 0) return ofUnit;
    return this.#shared([...ofGroup, ...ofUnit, ...byName]);
  }

  #besideUnits(agreementId: string): BesideUnits {
    let beside = this.#beside.get(agreementId);
    if (!beside) this.#beside.set(agreementId, (beside = besideUnits(this.of(agreementId))));
    return beside;
  }

  #inEra(agreementId: string, unitId: string, era: number): AnnexChain {
    let ofEras = this.#chains.get(agreementId);
    if (!ofEras) this.#chains.set(agreementId, (ofEras = this.tree.eras.map(() => new Map())));
    const ofUnits = ofEras[era];
    let chain = ofUnits.get(unitId);
    if (!chain) ofUnits.set(unitId, (chain = this.#chainOf(agreementId, unitId, era)));
    return chain;
  }

  /** Every way in which annexes of the agreement meet: of a group, on a path of units, by name, and less where somebody is taken out. */
  chains(agreementId: string): readonly CircleAnnex[][] {
    const units = new Set(this.of(agreementId).flatMap(({ circle }) => (circle.kind === 'unit' ? circle.unitId : [])));
    const ofUnits = new Set(
      this.tree.eras.flatMap((era) => [...units].map((unitId) => this.#inEra(agreementId, unitId, era))),
    );
    const { groups, named } = this.#besideUnits(agreementId);
    const distinct = new Set([...named.values()].map((chain) => this.#shared(chain)));
    const met = [NO_ANNEXES, ...groups.values()].flatMap((ofGroup) =>
      [NO_ANNEXES, ...distinct].flatMap((byName) =>
        [NO_ANNEXES, ...ofUnits].map((ofUnit) => this.#joined(ofGroup, ofUnit, byName)),
      ),
    );
    const less = [...this.exceptions.values()].flatMap((ofPerson) =>
      met.map((chain) => this.#shared(withoutExceptions(chain, ofPerson))),
    );
    return [...new Set([...met, ...less])].filter((chain) => chain.length > 0).map((chain) => [...chain]);
  }

  /** The annexes once `next` is published: what its unit or group had before ends on the day before it begins. */
  with(agreementId: string, next: CircleAnnex): CircleAnnexes {
    const last = addDays(next.validFrom, -1);
    const before = this.of(agreementId)
      .filter((one) => !isSameCircle(one.circle, next.circle) || one.validFrom <= last)
      .map((one) =>
        isSameCircle(one.circle, next.circle) && (one.validTo === null || one.validTo > last)
          ? { ...one, validTo: last }
          : one,
      );
    const all = new Map([...this.byAgreement, [agreementId, [...before, next]]]);
    return new CircleAnnexes(all, this.tree, this.exceptions);
  }

  /** The same, but for what somebody is taken out of. */
  withExceptions(employeeId: string, exceptions: readonly AnnexException[]): CircleAnnexes {
    return new CircleAnnexes(this.byAgreement, this.tree, new Map([...this.exceptions, [employeeId, exceptions]]));
  }

  #chainOf(agreementId: string, unitId: string, era: number): AnnexChain {
    const path = this.tree.pathOf(unitId, era);
    return this.#shared(
      path.flatMap((unit) =>
        this.of(agreementId).filter(({ circle }) => circle.kind === 'unit' && circle.unitId === unit),
      ),
    );
  }

  /** One object for the same annexes on the same days. */
  #shared(annexes: AnnexChain): AnnexChain {
    if (annexes.length === 0) return NO_ANNEXES;
    const content = annexes.map(({ annexId, validFrom, validTo }) => `${annexId} ${validFrom} ${validTo}`).join();
    const known = this.#byContent.get(content);
    if (!known) this.#byContent.set(content, annexes);
    return known ?? annexes;
  }
}

/** Whether the one that begins later ends the other: of people by name each stands for itself. */
export function isSameCircle(a: AnnexCircle, b: AnnexCircle): boolean {
  if (a.kind === 'unit') return b.kind === 'unit' && a.unitId === b.unitId;
  if (a.kind === 'personnelGroup') return b.kind === 'personnelGroup' && a.personnelGroup === b.personnelGroup;
  return false;
}

function besideUnits(annexes: readonly CircleAnnex[]): BesideUnits {
  const groups = new Map<PersonnelGroup, CircleAnnex[]>();
  const named = new Map<string, CircleAnnex[]>();
  for (const annex of annexes) {
    const { circle } = annex;
    if (circle.kind === 'personnelGroup') put(groups, circle.personnelGroup, annex);
    if (circle.kind === 'people') for (const employeeId of circle.employeeIds) put(named, employeeId, annex);
  }
  return { groups, named };
}

function put<Key>(map: Map<Key, CircleAnnex[]>, key: Key, annex: CircleAnnex): void {
  const known = map.get(key);
  if (known) known.push(annex);
  else map.set(key, [annex]);
}
