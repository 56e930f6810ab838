import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { daysWrong, until } from './change-days';
import { ChangeForm } from './change-form';
import { ContractFields } from './contract-fields';

/** Hours and tariff from a day on, beginning with what holds last. */
@Component({
  selector: 'zb-contract-form',
  imports: [ChangeForm, ContractFields, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.contract')"
      [wrong]="wrong()"
      [(from)]="from"
      [(to)]="to"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <zb-contract-fields />
    </zb-change-form>
  `,
})
export class ContractForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly fields = viewChild(ContractFields);
  protected readonly from = signal('');
  protected readonly to = signal('');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() =>
    this.#asked() ? (this.fields()?.wrong() ?? daysWrong(this.from(), this.to())) : null,
  );

  protected async send(): Promise<void> {
    this.#asked.set(true);
    const terms = this.fields()?.terms();
    if (terms === undefined || this.wrong() !== null) return;
    const changed = await this.#store.change({ what: 'contract', ...terms, from: this.from(), ...until(this.to()) });
    if (changed) this.done.emit(true);
  }
}
