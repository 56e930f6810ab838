import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { formatMinutes, Icon, weekdayName } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { PERSONNEL_GROUPS } from '@zeitbuch/working-time';
import { readHours } from '../shared/lengths';
import { dayMinutes } from './set-up-draft';
import { type SetUpFields } from './set-up-form';
import { SetUpLine } from './set-up-line';

/** Who administers the city first: name, employment, contract. */
@Component({
  selector: 'zb-set-up-person',
  imports: [DateField, FormField, Icon, SetUpLine, TranslocoDirective],
  templateUrl: './set-up-person.html',
  styleUrls: ['./set-up-field.scss', './set-up-person.scss'],
})
export class SetUpPerson {
  readonly fields = input.required<SetUpFields>();
  readonly asked = input.required<boolean>();

  protected readonly personnelGroups = PERSONNEL_GROUPS;
  protected readonly weekdayName = weekdayName;
  protected readonly person = computed(() => this.fields().person);
  protected readonly groups = computed(() => this.fields().groups().value());
  protected readonly agreements = computed(() =>
    this.fields()
      .agreements()
      .value()
      .list.filter(({ isChosen }) => isChosen),
  );
  /** Hours of a day worked, where they can be told: `7:48`. */
  protected readonly hoursOfADay = computed(() => {
    const { weeklyHours, days } = this.person()().value();
    const minutes = [...new Set(dayMinutes(readHours(weeklyHours) ?? 0, days).filter((of) => of > 0))];
    return minutes.sort((one, other) => one - other).map((of) => formatMinutes(of));
  });

  /** What is wrong with a field that has no line of its own. */
  protected wrongWith(name: 'payrollGroup' | 'agreement' | 'hiredOn'): string | null {
    return this.asked() ? (this.person()[name]().errors()[0]?.message ?? null) : null;
  }
}
