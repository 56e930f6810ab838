import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { weekdayName } from '@zeitbuch/web-ui';
import { readHours, writeLength } from '../shared/lengths';
import { ChangeForm } from './change-form';
import { daysWrong } from './change-days';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** How long somebody works for another employer on each day of the week, from one day to another. */
@Component({
  selector: 'zb-second-job-form',
  imports: [ChangeForm, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.secondJob')"
      [wrong]="wrong()"
      [needsEnd]="true"
      [(from)]="from"
      [(to)]="to"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <fieldset>
        <legend>{{ t('people.secondJobHours') }}</legend>
        <div class="week">
          @for (day of days; track day) {
            <div>
              <label [for]="'second-job-' + day" [attr.aria-label]="dayLabel(day)">{{ dayName(day) }}</label>
              <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder="–"
                aria-describedby="second-job-hint"
                [id]="'second-job-' + day"
                [name]="'second-job-' + day"
                [ngModel]="hours()[day]"
                (ngModelChange)="put(day, $event)"
              />
            </div>
          }
        </div>
      </fieldset>
      <p id="second-job-hint" class="hint">{{ t('people.secondJobHint') }}</p>
    </zb-change-form>
  `,
  styleUrl: './contract-fields.scss',
})
export class SecondJobForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly days = DAYS;
  protected readonly dayName = (index: number): string => weekdayName(index + 1, 'short');
  protected readonly dayLabel = (index: number): string => weekdayName(index + 1);
  /** What they begin with: what is known last. */
  protected readonly hours = signal(
    DAYS.map((day) => {
      const minutes = this.#store.record()?.secondJobs.at(-1)?.minutes[day] ?? 0;
      return minutes === 0 ? '' : writeLength(minutes);
    }),
  );
  protected readonly from = signal('');
  protected readonly to = signal('');
  readonly #asked = signal(false);
  readonly #minutes = computed(() => this.hours().map((text) => (text.trim() === '' ? 0 : readHours(text))));
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    if (this.#minutes().includes(null)) return 'hours';
    const wrong = daysWrong(this.from(), this.to(), true);
    return wrong === 'toNeeded' ? 'lastDay' : wrong;
  });

  protected put(day: number, text: string): void {
    this.hours.update((hours) => hours.with(day, text));
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const minutes = this.#minutes().map((ofDay) => ofDay ?? 0);
    const change = { what: 'secondJob' as const, from: this.from(), to: this.to(), minutes };
    if (await this.#store.change(change)) this.done.emit(true);
  }
}
