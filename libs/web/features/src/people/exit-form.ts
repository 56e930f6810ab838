import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { ChangeForm } from './change-form';

/** The last day of employment. */
@Component({
  selector: 'zb-exit-form',
  imports: [ChangeForm, DateField, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.exit')"
      [dated]="false"
      [wrong]="wrong()"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div class="one-day">
        <label for="exit-day">{{ t('people.lastDay') }}</label>
        <zb-date-field fieldId="exit-day" said="change-wrong" [label]="t('people.lastDay')" [(value)]="lastDay" />
      </div>
      <p class="hint">{{ t('people.exitHint') }}</p>
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class ExitForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly lastDay = signal(this.#store.record()?.leftOn ?? '');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => (this.#asked() && !isDateInUse(this.lastDay()) ? 'lastDay' : null));

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    if (await this.#store.change({ what: 'exit', lastDay: this.lastDay() })) this.done.emit(true);
  }
}
