import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { type DeclaredKind, PersonRecordStore } from '@zeitbuch/web-data-access';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { ChangeForm } from './change-form';

const KINDS = ['holidayTimeOff', 'releaseImpossible'] as const satisfies readonly DeclaredKind[];

/** Something is declared for a day, or no longer. */
@Component({
  selector: 'zb-declared-day-form',
  imports: [ChangeForm, DateField, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.declaredDay')"
      [wrong]="wrong()"
      [dated]="false"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div>
        <label for="declared-kind">{{ t('people.kind') }}</label>
        <select id="declared-kind" name="kind" [ngModel]="kind()" (ngModelChange)="kind.set($event)">
          @for (choice of kinds; track choice) {
            <option [value]="choice">{{ t('people.declared.' + choice) }}</option>
          }
        </select>
      </div>
      <div class="row">
        <div>
          <label for="declared-date">{{ t('people.day') }}</label>
          <zb-date-field
            fieldId="declared-date"
            [label]="t('people.day')"
            [invalid]="wrong() === 'day'"
            [said]="'change-wrong'"
            [(value)]="date"
          />
        </div>
        <div>
          <label for="declared-holds">{{ t('people.declaredHolds') }}</label>
          <select id="declared-holds" name="holds" [ngModel]="holds()" (ngModelChange)="holds.set($event)">
            <option value="yes">{{ t('people.holds') }}</option>
            <option value="no">{{ t('people.holdsNot') }}</option>
          </select>
        </div>
      </div>
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class DeclaredDayForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly kinds = KINDS;
  protected readonly kind = signal<DeclaredKind>('holidayTimeOff');
  protected readonly date = signal('');
  protected readonly holds = signal<'yes' | 'no'>('yes');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => (this.#asked() && !isDateInUse(this.date()) ? 'day' : null));

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const change = { kind: this.kind(), date: this.date(), holds: this.holds() === 'yes' };
    if (await this.#store.change({ what: 'declaredDay', ...change })) this.done.emit(true);
  }
}
