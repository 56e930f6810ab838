import { CdkTreeModule, type CdkTree } from '@angular/cdk/tree';
import { Component, computed, effect, input, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type UnitRowDto } from '@zeitbuch/web-data-access';
import { Icon } from '@zeitbuch/web-ui';

/**
 * The units as a tree. The keyboard of trees comes from the CDK: arrows, Home, End, letters that are typed, Enter.
 */
@Component({
  selector: 'zb-unit-tree',
  imports: [CdkTreeModule, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <cdk-tree
        #tree
        [dataSource]="roots()"
        [childrenAccessor]="childrenOf()"
        [expansionKey]="keyOf"
        [trackBy]="trackById"
        [attr.aria-label]="t('organisation.tree')"
      >
        <cdk-tree-node
          *cdkTreeNodeDef="let unit"
          class="node"
          [isExpandable]="childrenOf()(unit).length > 0"
          [cdkTreeNodeTypeaheadLabel]="unit.name"
          [attr.aria-selected]="unit.unitId === chosenId()"
          [class.chosen]="unit.unitId === chosenId()"
          [style.--level]="levelOf(unit)"
          (activation)="choose.emit(unit.unitId)"
        >
          <button
            type="button"
            class="arrow"
            cdkTreeNodeToggle
            tabindex="-1"
            aria-hidden="true"
            [style.visibility]="childrenOf()(unit).length > 0 ? null : 'hidden'"
            [class.open]="tree.isExpanded(unit)"
          >
            <zb-icon name="next" />
          </button>
          <span class="words" (click)="choose.emit(unit.unitId)" role="presentation">
            <span class="name">{{ unit.name }}</span>
            <span class="soft small">
              {{ unit.supervisorName ?? t('organisation.nobodyLeads') }} ·
              {{ t(unit.members === 1 ? 'organisation.membersOne' : 'organisation.members', { count: unit.members }) }}
            </span>
          </span>
          @if (unit.isWithoutApprover) {
            <zb-icon class="gap" name="warning" [label]="t('organisation.withoutApprover')" />
          }
        </cdk-tree-node>
      </cdk-tree>
    </ng-container>
  `,
  styleUrl: './unit-tree.scss',
})
export class UnitTree {
  readonly below = input.required<ReadonlyMap<string | null, readonly UnitRowDto[]>>();
  readonly byId = input.required<ReadonlyMap<string, UnitRowDto>>();
  readonly chosenId = input<string | null>(null);
  readonly choose = output<string>();

  protected readonly tree = viewChild<CdkTree<UnitRowDto, string>>('tree');
  protected readonly roots = computed(() => [...(this.below().get(null) ?? [])]);
  protected readonly childrenOf = computed(() => {
    const below = this.below();
    return (unit: UnitRowDto): UnitRowDto[] => [...(below.get(unit.unitId) ?? [])];
  });
  protected readonly keyOf = ({ unitId }: UnitRowDto): string => unitId;
  protected readonly trackById = (_: number, { unitId }: UnitRowDto): string => unitId;

  constructor() {
    // The tops are open from the start, and so is the way to the unit that was chosen.
    effect(() => {
      const tree = this.tree();
      if (!tree) return;
      for (const root of this.roots()) tree.expand(root);
      const byId = this.byId();
      for (let above = byId.get(this.chosenId() ?? '')?.parentId; above; above = byId.get(above)?.parentId) {
        const unit = byId.get(above);
        if (unit) tree.expand(unit);
      }
    });
  }

  protected levelOf(unit: UnitRowDto): number {
    let level = 0;
    for (let above = unit.parentId; above; above = this.byId().get(above)?.parentId) level += 1;
    return level;
  }
}
