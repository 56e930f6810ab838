import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { ChangeForm } from './change-form';
import { daysWrong, until } from './change-days';

/** As the server has it. */
const SHORTEST_REASON = 3;

/** An annex of the person's agreements does not hold for them from a day on, or does again. */
@Component({
  selector: 'zb-annex-exception-form',
  imports: [ChangeForm, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.annexException')"
      [wrong]="wrong()"
      [(from)]="from"
      [(to)]="to"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div class="row">
        <div>
          <label for="exception-annex">{{ t('people.annex') }}</label>
          <select id="exception-annex" name="annex" [ngModel]="annexId()" (ngModelChange)="annexId.set($event)">
            <option value="">{{ t('people.choose') }}</option>
            @for (annex of annexes(); track annex.id) {
              <option [value]="annex.id">{{ annex.name }}</option>
            }
          </select>
        </div>
        <div>
          <label for="exception-out">{{ t('people.holdsLabel') }}</label>
          <select id="exception-out" name="isOut" [ngModel]="isOut()" (ngModelChange)="isOut.set($event)">
            <option value="yes">{{ t('people.annexOut') }}</option>
            <option value="no">{{ t('people.annexIn') }}</option>
          </select>
        </div>
      </div>
      @if (isOut() === 'yes') {
        <div>
          <label for="exception-reason">{{ t('people.annexReason') }}</label>
          <input
            id="exception-reason"
            name="reason"
            type="text"
            maxlength="255"
            autocomplete="off"
            [ngModel]="reason()"
            (ngModelChange)="reason.set($event)"
          />
        </div>
      }
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class AnnexExceptionForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  /** Of agreements that the person ever is under. */
  protected readonly annexes = computed(() => {
    const own = new Set(this.#store.record()?.agreements.map(({ id }) => id));
    return (this.#store.choices()?.annexes ?? []).filter(({ agreementId }) => own.has(agreementId));
  });
  protected readonly annexId = signal('');
  protected readonly isOut = signal<'yes' | 'no'>('yes');
  protected readonly reason = signal('');
  protected readonly from = signal('');
  protected readonly to = signal('');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    if (this.annexId() === '') return 'annex';
    if (this.isOut() === 'yes' && this.reason().trim().length < SHORTEST_REASON) return 'reason';
    return daysWrong(this.from(), this.to());
  });

  constructor() {
    void this.#store.offer();
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const isOut = this.isOut() === 'yes';
    const change = {
      ...{ annexId: this.annexId(), from: this.from(), ...until(this.to()), isOut },
      ...(isOut ? { reason: this.reason().trim() } : {}),
    };
    if (await this.#store.change({ what: 'annexException', ...change })) this.done.emit(true);
  }
}
