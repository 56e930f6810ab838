import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { OrganisationStore, UNIT_KIND, type UnitDto, type UnitKind } from '@zeitbuch/web-data-access';
import { ErrorCard } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { inTreeOrder, stateAround } from './unit-words';

interface Values {
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  /** Empty: at the top. */
  readonly parentId: string;
}

const KEYS = ['name', 'shortName', 'kind', 'parentId'] as const;

/** Founds a unit, or says what is otherwise about one from a day on. */
@Component({
  selector: 'zb-unit-form',
  imports: [DateField, ErrorCard, MatButtonModule, TranslocoDirective],
  templateUrl: './unit-form.html',
  styleUrl: './unit-form.scss',
})
export class UnitForm {
  /** Left out: a new one is founded. */
  readonly unit = input<UnitDto | null>(null);
  /** Of a new unit: the one above that is offered. */
  readonly above = input('');
  /** The first day that is offered. */
  readonly day = input.required<string>();
  readonly saved = output<string>();
  readonly cancelled = output<void>();

  protected readonly store = inject(OrganisationStore);
  protected readonly kinds: readonly UnitKind[] = UNIT_KIND;
  /** The same while the unit is read again. */
  readonly #unitId = computed(() => this.unit()?.unitId ?? '');
  /** What the form showed first, and what stands in it: what is unlike it was changed here, whatever came meanwhile. */
  readonly #state = linkedSignal<string, { seen: Values; draft: Values }>({
    source: this.#unitId,
    computation: () => {
      const seen = untracked(() => this.#valuesOn(this.day()));
      return { seen, draft: seen };
    },
  });
  protected readonly draft = computed(() => this.#state().draft);
  protected readonly from = linkedSignal(() => this.day());
  protected readonly isTried = linkedSignal({ source: this.#unitId, computation: () => false });
  protected readonly missing = computed(() => {
    const { name, shortName } = this.draft();
    return [
      ...(name.trim() ? [] : ['name']),
      ...(shortName.trim() ? [] : ['shortName']),
      ...(isDateInUse(this.from()) ? [] : ['from']),
    ];
  });
  /** Units it may belong to: not itself and none below it. */
  protected readonly parents = computed(() => {
    const below = this.store.below();
    const own = this.unit()?.unitId;
    const inside = new Set(own ? [own, ...inTreeOrder(below, own).map(({ unit }) => unit.unitId)] : []);
    return inTreeOrder(below).filter(({ unit }) => !inside.has(unit.unitId));
  });
  /** Where somebody else was faster: what is otherwise now than when the form was opened. */
  protected readonly differences = computed(() => {
    const unit = this.store.unit();
    const state = unit && stateAround(unit, this.from());
    if (this.store.unitProblem()?.code !== 'stale' || !this.unit() || !state) return [];
    const [seen, now] = [this.#state().seen, valuesOf(state)];
    return KEYS.filter((key) => seen[key] !== now[key]).map((key) => ({ key, before: seen[key], now: now[key] }));
  });

  protected set(change: Partial<Values>): void {
    this.#state.update(({ seen, draft }) => ({ seen, draft: { ...draft, ...change } }));
  }

  /** What was not touched follows what holds on the day. */
  protected setFrom(from: string): void {
    this.from.set(from);
    if (!this.unit() || !isDateInUse(from)) return;
    const next = this.#valuesOn(from);
    this.#state.update(({ seen, draft }) => ({
      seen: next,
      draft: {
        name: draft.name === seen.name ? next.name : draft.name,
        shortName: draft.shortName === seen.shortName ? next.shortName : draft.shortName,
        kind: draft.kind === seen.kind ? next.kind : draft.kind,
        parentId: draft.parentId === seen.parentId ? next.parentId : draft.parentId,
      },
    }));
  }

  protected nameOf(key: keyof Values, value: string): string {
    return key === 'parentId' ? (this.store.byId().get(value)?.name ?? '–') : value;
  }

  protected indent = (depth: number): string => '\u00a0\u00a0\u00a0'.repeat(depth);

  protected async save(): Promise<void> {
    this.isTried.set(true);
    if (this.missing().length > 0) {
      document.getElementById(`unit-${this.missing()[0]}`)?.focus();
      return;
    }
    const { name, shortName, kind, parentId } = this.draft();
    const from = this.from();
    if (!this.unit()) {
      const values = { from, kind, name: name.trim(), shortName: shortName.trim() };
      const unitId = await this.store.found({ ...values, ...(parentId && { parentId }) });
      if (unitId) this.saved.emit(unitId);
      return;
    }
    const { seen } = this.#state();
    const isDone = await this.store.change({
      from,
      ...(name !== seen.name && { name: name.trim() }),
      ...(shortName !== seen.shortName && { shortName: shortName.trim() }),
      ...(kind !== seen.kind && { kind }),
      ...(parentId !== seen.parentId && { parentId: parentId || null }),
    });
    if (isDone) this.saved.emit(this.unit()?.unitId ?? '');
  }

  #valuesOn(day: string): Values {
    const unit = this.unit();
    const state = unit && stateAround(unit, day);
    return state ? valuesOf(state) : { name: '', shortName: '', kind: 'section', parentId: this.above() };
  }
}

const valuesOf = ({
  name,
  shortName,
  kind,
  parentId = '',
}: Omit<Values, 'parentId'> & { parentId?: string }): Values => ({
  ...{ name, shortName, kind, parentId },
});
