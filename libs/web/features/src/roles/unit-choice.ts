import { Component, computed, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { type UnitRowDto } from '@zeitbuch/web-data-access';

interface Line {
  readonly unit: UnitRowDto;
  readonly depth: number;
}

/** Units to tick, each below the one that it belongs to, found by words. A unit stands for all below it. */
@Component({
  selector: 'zb-unit-choice',
  imports: [FormsModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <input
        id="role-units"
        name="unit-search"
        type="search"
        autocomplete="off"
        [attr.aria-label]="t('roles.unitSearch')"
        [placeholder]="t('roles.unitSearch')"
        [ngModel]="search()"
        (ngModelChange)="search.set($event)"
      />
      <div class="list" role="group" tabindex="0" [attr.aria-label]="t('roles.units')">
        @for (line of shown(); track line.unit.unitId) {
          <label [style.padding-inline-start.px]="14 + line.depth * 20">
            <input
              type="checkbox"
              [checked]="chosen().includes(line.unit.unitId)"
              (change)="toggle(line.unit.unitId)"
            />
            {{ line.unit.name }}
          </label>
        }
      </div>
      <p class="soft small" role="status">{{ t('roles.unitsChosen', { count: chosen().length }) }}</p>
    </ng-container>
  `,
  styleUrl: './unit-choice.scss',
})
export class UnitChoice {
  readonly units = input.required<readonly UnitRowDto[]>();
  readonly chosen = model.required<readonly string[]>();

  protected readonly search = signal('');
  readonly #lines = computed(() => linesOf(this.units()));
  protected readonly shown = computed(() => {
    const words = this.search().toLowerCase().split(/\s+/).filter(Boolean);
    return this.#lines().filter(({ unit }) =>
      words.every((word) => `${unit.name} ${unit.shortName}`.toLowerCase().includes(word)),
    );
  });

  protected toggle(unitId: string): void {
    this.chosen.update((ids) => (ids.includes(unitId) ? ids.filter((id) => id !== unitId) : [...ids, unitId]));
  }
}

/** Each unit behind the one above it. */
function linesOf(units: readonly UnitRowDto[], above?: string, depth = 0): Line[] {
  return units
    .filter(({ parentId }) => parentId === above)
    .flatMap((unit) => [{ unit, depth }, ...linesOf(units, unit.unitId, depth + 1)]);
}
