import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { isDateInUse } from '@zeitbuch/working-time';
import { ChangeForm } from './change-form';
import { daysWrong, until } from './change-days';

/** With which group somebody is paid from a day on, or by which cost centre. */
@Component({
  selector: 'zb-payroll-form',
  imports: [ChangeForm, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.' + what())"
      [wrong]="wrong()"
      [(from)]="from"
      [(to)]="to"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div>
        <label for="change-code">{{ t('people.fact.' + what()) }}</label>
        @if (what() === 'payrollGroup') {
          <select
            id="change-code"
            name="code"
            aria-describedby="change-hint"
            [ngModel]="code()"
            (ngModelChange)="code.set($event)"
          >
            <option value="">{{ t('people.choose') }}</option>
            @for (choice of choices(); track choice.code) {
              <option [value]="choice.code">{{ choice.name }}</option>
            }
          </select>
        } @else {
          <input
            id="change-code"
            name="code"
            maxlength="40"
            autocomplete="off"
            aria-describedby="change-hint"
            [ngModel]="code()"
            (ngModelChange)="code.set($event)"
          />
        }
      </div>
      <p id="change-hint" class="hint">{{ t('people.' + what() + 'Hint') }}</p>
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class PayrollForm {
  readonly what = input.required<'payrollGroup' | 'costCenter'>();
  /** With whether something changed. */
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly choices = computed(() => this.#store.choices()?.payrollGroups ?? []);
  protected readonly code = signal('');
  protected readonly from = signal('');
  protected readonly to = signal('');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    return this.what() === 'payrollGroup' && this.code() === '' ? 'payrollGroup' : daysWrong(this.from(), this.to());
  });

  constructor() {
    void this.#store.offer();
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null || !isDateInUse(this.from())) return;
    const days = { from: this.from(), ...until(this.to()) };
    const [what, code] = [this.what(), this.code().trim()];
    const change =
      what === 'payrollGroup' ? { what, code, ...days } : { what, ...(code === '' ? {} : { code }), ...days };
    if (await this.#store.change(change)) this.done.emit(true);
  }
}
