import { computed, inject, Injectable, signal } from '@angular/core';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  Api,
  changeUnit,
  dissolveUnit,
  endLeadership,
  foundUnit,
  type FoundUnitDto,
  getUnit,
  giveLeadership,
  type LeadershipKind,
  listUnits,
  listUnledPeople,
  type MovedPeopleDto,
  movePeople,
  type MovePeopleDto,
  type UnitDto,
  type UnitKind,
  type UnitRowDto,
  type UnledPersonDto,
  withdrawUnitChange,
} from './generated';
import { type Problem, ProblemReader } from './problem';

/** What may be otherwise about a unit from a day on. */
interface UnitChange {
  readonly from: string;
  readonly name?: string;
  readonly shortName?: string;
  readonly kind?: UnitKind;
  /** Null: at the top. */
  readonly parentId?: string | null;
}

/** Somebody who is to lead a unit. */
interface UnitLeader {
  readonly employeeId: string;
  readonly kind: LeadershipKind;
  readonly from: string;
  readonly to?: string;
  readonly takesOver: boolean;
}

/** The units of a city on a day, and one of them with everything dated about it. */
@Injectable()
export class OrganisationStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  /** On which day the tree is looked at; null: today. */
  readonly day = signal<LocalDate | null>(null);
  readonly #units = signal<readonly UnitRowDto[] | null>(null);
  /** By name, of the day; null until the first answer. */
  readonly units = this.#units.asReadonly();
  readonly byId = computed(() => new Map((this.#units() ?? []).map((unit) => [unit.unitId, unit])));
  /** By the id of the unit above, null at the top; in the order of their names. */
  readonly below = computed(() => Map.groupBy(this.#units() ?? [], ({ parentId }) => parentId ?? null));
  readonly unledPeople = signal(0);
  /** Those of them who were asked for. */
  readonly unled = signal<readonly UnledPersonDto[] | null>(null);
  readonly problem = signal<Problem | null>(null);

  readonly #unit = signal<UnitDto | null>(null);
  readonly unit = this.#unit.asReadonly();
  /** Why an act was refused, or the unit could not be read. */
  readonly unitProblem = signal<Problem | null>(null);
  readonly busy = signal(false);

  /** Reads the tree of the day; what stands there stays until the answer comes. */
  async load(): Promise<void> {
    const day = this.day();
    try {
      const { units, unledPeople } = await this.#api.invoke(listUnits, this.#on());
      if (day !== this.day()) return; // the answer to a question that was left
      this.#units.set(units);
      this.unledPeople.set(unledPeople);
      this.problem.set(null);
      if (this.unled()) await this.loadUnled();
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  async look(day: LocalDate | null): Promise<void> {
    this.day.set(day);
    const unit = this.#unit();
    await Promise.all([this.load(), ...(unit ? [this.open(unit.unitId)] : [])]);
  }

  /** People on whose time nobody decides on the day. */
  async loadUnled(): Promise<void> {
    try {
      const { people } = await this.#api.invoke(listUnledPeople, this.#on());
      this.unled.set(people);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  async open(unitId: string): Promise<void> {
    if (this.#unit()?.unitId !== unitId) this.#unit.set(null);
    this.unitProblem.set(null);
    try {
      this.#unit.set(await this.#api.invoke(getUnit, { unitId, ...this.#on() }));
    } catch (error) {
      this.unitProblem.set(this.#problems.read(error));
    }
  }

  /** Resolves with the id of the new unit, or null where it was refused. */
  async found(unit: FoundUnitDto): Promise<string | null> {
    const isDone = await this.#act(() => this.#api.invoke(foundUnit, { body: unit }));
    return isDone ? (this.#unit()?.unitId ?? null) : null;
  }

  change(change: UnitChange): Promise<boolean> {
    return this.#act(({ unitId, version }) => this.#api.invoke(changeUnit, { unitId, body: { version, ...change } }));
  }

  dissolve(from: string): Promise<boolean> {
    return this.#act(({ unitId, version }) => this.#api.invoke(dissolveUnit, { unitId, body: { version, from } }));
  }

  /** Takes back what was to take effect on a day to come. */
  withdraw(date: string): Promise<boolean> {
    return this.#act(({ unitId, version }) => this.#api.invoke(withdrawUnitChange, { unitId, date, version }));
  }

  lead(leader: UnitLeader): Promise<boolean> {
    return this.#act(({ unitId, version }) =>
      this.#api.invoke(giveLeadership, { unitId, body: { version, ...leader } }),
    );
  }

  endLeadership(leadershipId: string, to: string): Promise<boolean> {
    return this.#act(({ unitId, version }) =>
      this.#api.invoke(endLeadership, { unitId, leadershipId, body: { version, to } }),
    );
  }

  /**
   * Moves people of the unit to another one, or looks at who would move and what follows.
   * @param seen of the look that was shown; null: only look
   */
  async move(order: Omit<MovePeopleDto, 'seen'>, seen: string | null): Promise<MovedPeopleDto | null> {
    const unitId = this.#unit()?.unitId ?? '';
    const isLook = seen === null;
    this.busy.set(true);
    this.unitProblem.set(null);
    try {
      const body = isLook ? order : { ...order, seen };
      const moved = await this.#api.invoke(movePeople, { unitId, dryRun: isLook ? 'true' : 'false', body });
      if (!isLook) await Promise.all([this.load(), this.open(unitId)]);
      return moved;
    } catch (error) {
      this.unitProblem.set(this.#problems.read(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  /**
   * Resolves with whether it was done. Where somebody else was faster, what holds now is read: the same act is about
   * that the next time.
   */
  async #act(work: (seen: { unitId: string; version: number }) => Promise<UnitDto>): Promise<boolean> {
    const { unitId = '', version = 0 } = this.#unit() ?? {};
    this.busy.set(true);
    this.unitProblem.set(null);
    try {
      const unit = await work({ unitId, version });
      this.#unit.set(unit);
      await this.load();
      if (this.day()) await this.open(unit.unitId);
      return true;
    } catch (error) {
      const problem = this.#problems.read(error);
      if (problem.code === 'stale') await this.open(unitId);
      this.unitProblem.set(problem);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  #on(): { on?: string } {
    const day = this.day();
    return day ? { on: day } : {};
  }
}
