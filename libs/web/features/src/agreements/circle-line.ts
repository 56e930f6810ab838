import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type PersonnelGroup } from '@zeitbuch/working-time';

/** For whom an annex is, as far as who reads it may know. */
export interface Circle {
  readonly unitName?: string | null;
  readonly personnelGroup?: PersonnelGroup | null;
  /** Names, or how many they are. */
  readonly people?: readonly { readonly name: string }[] | number | null;
}

/** Says for whom an annex is: a unit, a personnel group, or people by name. */
@Component({
  selector: 'zb-circle-line',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let one = circle();
      @if (one.unitName) {
        {{ t('agreements.forUnit', { unit: one.unitName }) }}
      } @else if (one.personnelGroup) {
        {{ t('agreements.forGroup', { group: t('people.personnelGroup.' + one.personnelGroup) }) }}
      } @else if (one.people) {
        {{ t(count() === 1 ? 'agreements.forPerson' : 'agreements.forPeople', { count: count() }) }}{{ names() }}
      }
    </ng-container>
  `,
})
export class CircleLine {
  readonly circle = input.required<Circle>();

  protected count(): number {
    const { people = null } = this.circle();
    return typeof people === 'number' ? people : (people?.length ?? 0);
  }

  protected names(): string {
    const { people = null } = this.circle();
    return typeof people === 'number' || !people ? '' : `: ${people.map(({ name }) => name).join(', ')}`;
  }
}
