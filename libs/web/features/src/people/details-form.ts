import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { ChangeForm } from './change-form';

const FIELDS = ['givenName', 'familyName', 'personnelNumber', 'email'] as const;
type Field = (typeof FIELDS)[number];

/** Name, address, number and birth date, whatever the day. */
@Component({
  selector: 'zb-details-form',
  imports: [ChangeForm, DateField, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.details')"
      [dated]="false"
      [wrong]="wrong()"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div class="row">
        @for (field of fields; track field) {
          <div [class.wide]="field === 'email'">
            <label [for]="'details-' + field">{{ t('people.log.kind.' + field) }}</label>
            <input
              autocomplete="off"
              maxlength="254"
              [type]="field === 'email' ? 'email' : 'text'"
              [id]="'details-' + field"
              [name]="field"
              [ngModel]="values()[field]"
              (ngModelChange)="put(field, $event)"
            />
          </div>
        }
        <div>
          <label for="details-birth">{{ t('people.log.kind.birthDate') }}</label>
          <zb-date-field fieldId="details-birth" [label]="t('people.log.kind.birthDate')" [(value)]="birthDate" />
        </div>
      </div>
      <p class="hint">{{ t('people.emailHint') }}</p>
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class DetailsForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly fields = FIELDS;
  protected readonly values = signal<Record<Field, string>>(this.#known());
  protected readonly birthDate = signal(this.#store.record()?.birthDate ?? '');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    const { givenName, familyName, email, personnelNumber } = this.values();
    if (givenName.trim() === '' || familyName.trim() === '') return 'name';
    if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return 'email';
    if (!/^[1-9]\d{0,7}$/.test(personnelNumber.trim())) return 'number';
    return this.birthDate() === '' || isDateInUse(this.birthDate()) ? null : 'birthDate';
  });

  protected put(field: Field, text: string): void {
    this.values.update((values) => ({ ...values, [field]: text }));
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const known = this.#known();
    const changed = FIELDS.filter((field) => this.values()[field].trim() !== known[field]);
    const details = Object.fromEntries(changed.map((field) => [field, this.values()[field].trim()]));
    const birthDate = this.birthDate();
    const born = birthDate === '' || birthDate === this.#store.record()?.birthDate ? {} : { birthDate };
    if (await this.#store.change({ what: 'details', ...details, ...born })) this.done.emit(true);
  }

  #known(): Record<Field, string> {
    const { givenName = '', familyName = '', email = '', personnelNumber = '' } = this.#store.record() ?? {};
    return { givenName, familyName, email, personnelNumber };
  }
}
