import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore, type RecordChange } from '@zeitbuch/web-data-access';
import { ChangeForm } from './change-form';
import { daysWrong, until } from './change-days';
import { type PermissionKind, type ProtectionKind } from './record-words';

const KINDS = {
  permission: ['telework', 'mobileWork'] as const satisfies readonly PermissionKind[],
  protection: [
    ...(['severelyDisabled', 'equalStanding', 'extraWorkExemption', 'pregnant', 'nursing', 'eveningWork'] as const),
  ] as const satisfies readonly ProtectionKind[],
};
/** They end by themselves from the beginning. */
const WITH_END: readonly string[] = ['pregnant', 'nursing', 'eveningWork'];

/** Which work away from the office is permitted from a day on, or what protects; or that it holds no longer. */
@Component({
  selector: 'zb-kind-form',
  imports: [ChangeForm, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.' + what())"
      [wrong]="wrong()"
      [needsEnd]="needsEnd()"
      [(from)]="from"
      [(to)]="to"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div class="row">
        <div>
          <label for="change-kind">{{ t('people.kind') }}</label>
          <select id="change-kind" name="kind" [ngModel]="kind()" (ngModelChange)="kind.set($event)">
            <option value="">{{ t('people.choose') }}</option>
            @for (choice of kinds(); track choice) {
              <option [value]="choice">{{ t('people.' + what() + '.' + choice) }}</option>
            }
          </select>
        </div>
        <div>
          <label for="change-holds">{{ t('people.holdsLabel') }}</label>
          <select id="change-holds" name="holds" [ngModel]="holds()" (ngModelChange)="holds.set($event)">
            <option value="yes">{{ t('people.holds') }}</option>
            <option value="no">{{ t('people.holdsNot') }}</option>
          </select>
        </div>
      </div>
      @if (kind() === 'telework' && holds() === 'yes') {
        <label class="choice">
          <input type="checkbox" name="equipped" [ngModel]="equipped()" (ngModelChange)="equipped.set($event)" />
          {{ t('people.equipped') }}
        </label>
      }
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class KindForm {
  readonly what = input.required<'permission' | 'protection'>();
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly kinds = computed<readonly string[]>(() => KINDS[this.what()]);
  protected readonly kind = signal('');
  protected readonly holds = signal<'yes' | 'no'>('yes');
  protected readonly equipped = signal(true);
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly needsEnd = computed(() => this.holds() === 'yes' && WITH_END.includes(this.kind()));
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    return this.kind() === '' ? 'kind' : daysWrong(this.from(), this.to(), this.needsEnd());
  });

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const change = { kind: this.kind(), holds: this.holds() === 'yes', from: this.from(), ...until(this.to()) };
    const equipped = this.kind() === 'telework' && this.equipped();
    const sent =
      this.what() === 'permission' ? { what: 'permission', ...change, equipped } : { what: 'protection', ...change };
    if (await this.#store.change(sent as RecordChange)) this.done.emit(true);
  }
}
