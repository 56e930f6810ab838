import { Component, computed, effect, type ElementRef, input, model, untracked, viewChild } from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import { MatDatepickerInput, MatDatepickerIntl, MatDatepickerModule } from '@angular/material/datepicker';
import { TranslocoDirective } from '@jsverse/transloco';
import { isLocalDate, type LocalDate } from '@zeitbuch/working-time';
import { Icon } from '../icon';
import { CalendarHead } from './calendar-head';
import { CalendarWords } from './calendar-words';
import { DATE_FORMATS, LocalDateAdapter } from './local-date-adapter';

/**
 * A date to type or to pick from a calendar, in the language of the screen: the browser's own field would follow that
 * of the browser, and `07/12` is another day then.
 */
@Component({
  selector: 'zb-date-field',
  imports: [Icon, MatDatepickerModule, TranslocoDirective],
  providers: [
    { provide: DateAdapter, useClass: LocalDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: DATE_FORMATS },
    { provide: MatDatepickerIntl, useClass: CalendarWords },
  ],
  template: `
    <ng-container *transloco="let t">
      <!-- The calendar takes its name from here, too. -->
      <span hidden [id]="fieldId() + '-name'">{{ label() }}</span>
      <div class="box" [class.wrong]="isWrong()">
        <input
          #text
          type="text"
          autocomplete="off"
          maxlength="24"
          [id]="fieldId()"
          [matDatepicker]="picker"
          [attr.placeholder]="t('dateField.placeholder')"
          [attr.aria-labelledby]="fieldId() + '-name'"
          [attr.aria-describedby]="describedBy()"
          [attr.aria-invalid]="isWrong()"
          (dateChange)="take()"
        />
        <mat-datepicker-toggle [for]="picker">
          <zb-icon matDatepickerToggleIcon name="calendar" />
        </mat-datepicker-toggle>
        <mat-datepicker #picker [calendarHeaderComponent]="head" />
      </div>
      @if (explains() && isUnreadable()) {
        <p role="alert" [id]="fieldId() + '-unreadable'"><zb-icon name="error" /> {{ t('dateField.unreadable') }}</p>
      }
    </ng-container>
  `,
  styleUrl: './date-field.scss',
})
export class DateField {
  /** `YYYY-MM-DD`; empty without a date; what was typed where that is no date. */
  readonly value = model<LocalDate | string>('');
  /** Of the text field, for a `label` that stands beside it. */
  readonly fieldId = input.required<string>();
  /** Its name, the same as that of the `label`. */
  readonly label = input.required<string>();
  /** Ids of what else is said about it. */
  readonly said = input<string | null>(null);
  readonly invalid = input(false);
  /** Whether the field itself says that a text is no date; forms that list what is wrong do so themselves. */
  readonly explains = input(true);

  protected readonly head = CalendarHead;
  protected readonly field = viewChild(MatDatepickerInput<LocalDate>);
  protected readonly text = viewChild<ElementRef<HTMLInputElement>>('text');
  protected readonly isUnreadable = computed(() => this.value() !== '' && !isLocalDate(this.value()));
  protected readonly isWrong = computed(() => this.invalid() || this.isUnreadable());
  protected readonly describedBy = computed(() => {
    const own = this.explains() && this.isUnreadable() ? `${this.fieldId()}-unreadable` : null;
    return [own, this.said()].filter((id) => id !== null).join(' ') || null;
  });

  constructor() {
    effect(() => {
      const [value, field, text] = [this.value(), this.field(), this.text()?.nativeElement];
      if (field && text) untracked(() => this.#show(value, field, text));
    });
  }

  protected take(): void {
    this.value.set(this.field()?.value ?? this.text()?.nativeElement.value.trim() ?? '');
  }

  /** What was typed stays as it is until something else is given. */
  #show(value: string, field: MatDatepickerInput<LocalDate>, text: HTMLInputElement): void {
    if (value === (field.value ?? text.value.trim())) return;
    field.value = isLocalDate(value) ? value : null;
    if (!isLocalDate(value)) text.value = value;
  }
}
