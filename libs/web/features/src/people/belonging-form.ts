import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { isDateInUse } from '@zeitbuch/working-time';
import { ChangeForm } from './change-form';
import { daysWrong, until } from './change-days';

/** To which unit, site or agreement somebody belongs from a day on. */
@Component({
  selector: 'zb-belonging-form',
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
        <label for="change-belonging">{{ t('people.fact.' + what()) }}</label>
        <select id="change-belonging" name="belonging" [ngModel]="chosen()" (ngModelChange)="chosen.set($event)">
          <option value="">{{ t('people.choose') }}</option>
          @for (choice of choices(); track choice.id) {
            <option [value]="choice.id">{{ choice.name }}</option>
          }
        </select>
      </div>
      @if (usual(); as agreement) {
        <label class="choice">
          <input type="checkbox" name="usual" [ngModel]="withUsual()" (ngModelChange)="withUsual.set($event)" />
          <span>{{ t('people.change.withUsual', { name: agreement }) }}</span>
        </label>
      }
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class BelongingForm {
  readonly what = input.required<'unit' | 'site' | 'agreement'>();
  /** With whether something changed. */
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly choices = computed(() => this.#store.choices()?.[`${this.what()}s`] ?? []);
  protected readonly chosen = signal('');
  /** What is usual in the chosen unit; null where nothing is, or no unit is chosen. */
  protected readonly usual = computed(() => {
    if (this.what() !== 'unit') return null;
    const { units = [], agreements = [] } = this.#store.choices() ?? {};
    const agreementId = units.find(({ id }) => id === this.chosen())?.agreementId;
    return agreements.find(({ id }) => id === agreementId)?.name ?? null;
  });
  protected readonly withUsual = signal(false);
  protected readonly from = signal('');
  protected readonly to = signal('');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    return this.chosen() === '' ? 'belonging' : daysWrong(this.from(), this.to());
  });

  constructor() {
    void this.#store.offer();
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null || !isDateInUse(this.from())) return;
    const change = {
      ...{ what: this.what(), id: this.chosen(), from: this.from(), ...until(this.to()) },
      ...(this.usual() !== null && this.withUsual() ? { withUsualAgreement: true } : {}),
    };
    if (await this.#store.change(change)) this.done.emit(true);
  }
}
