import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { Clock, Db, type RequestContext } from '../platform';
import { endLeadership, giveLeadership } from './leadership-acts';
import { changeUnit, dissolveUnit, foundUnit, withdrawUnitChange } from './unit-acts';
import {
  type ChangeUnitDto,
  type DissolveUnitDto,
  type FoundUnitDto,
  type GiveLeadershipDto,
  type UnitDto,
} from './unit.dto';
import { readUnit } from './unit-reader';
import { type SeenUnit, type UnitWork } from './unit-work';

/** Every act on units and their leaders: each in one transaction, answered with what holds then. */
@Injectable()
export class Organisation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem, see {@link foundUnit} */
  found(context: RequestContext, { from, parentId, kind, name, shortName }: FoundUnitDto): Promise<UnitDto> {
    return this.#act(context, (work) => foundUnit(work, { from, parentId: parentId ?? null, kind, name, shortName }));
  }

  /** @throws Problem, see {@link changeUnit} */
  change(context: RequestContext, unitId: string, { version, from, ...values }: ChangeUnitDto): Promise<UnitDto> {
    return this.#act(context, async (work) => {
      const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      await changeUnit(work, { unitId, version }, from, said);
      return unitId;
    });
  }

  /** @throws Problem, see {@link dissolveUnit} */
  dissolve(context: RequestContext, unitId: string, { version, from }: DissolveUnitDto): Promise<UnitDto> {
    return this.#act(context, async (work) => {
      await dissolveUnit(work, { unitId, version }, from);
      return unitId;
    });
  }

  /** @throws Problem, see {@link withdrawUnitChange} */
  withdraw(context: RequestContext, seen: SeenUnit, day: LocalDate): Promise<UnitDto> {
    return this.#act(context, async (work) => {
      await withdrawUnitChange(work, seen, day);
      return seen.unitId;
    });
  }

  /** @throws Problem, see {@link giveLeadership} */
  giveLeadership(
    context: RequestContext,
    unitId: string,
    { version, employeeId, kind, from, to, takesOver = false }: GiveLeadershipDto,
  ): Promise<UnitDto> {
    return this.#act(context, async (work) => {
      await giveLeadership(work, { unitId, version }, { employeeId, kind, from, to: to ?? null, takesOver });
      return unitId;
    });
  }

  /** @throws Problem, see {@link endLeadership} */
  endLeadership(
    context: RequestContext,
    seen: SeenUnit,
    end: { readonly leadershipId: string; readonly to: LocalDate },
  ): Promise<UnitDto> {
    return this.#act(context, async (work) => {
      await endLeadership(work, seen, end);
      return seen.unitId;
    });
  }

  /** @param act resolves with the id of the unit */
  #act(context: RequestContext, act: (work: UnitWork) => Promise<string>): Promise<UnitDto> {
    const today = this.clock.todayIn(context.zone);
    const { tenantId } = context;
    return this.db.transaction(async (client, entities) => {
      const unitId = await act({ client, entities: entities(), tenantId, actor: context, today });
      return readUnit(client, tenantId, { unitId, on: today });
    });
  }
}
