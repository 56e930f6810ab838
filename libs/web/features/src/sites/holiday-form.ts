import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type CalendarDayDto, type OwnDay, SitesStore } from '@zeitbuch/web-data-access';
import { clockText, ErrorCard } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { readClock } from '../shared/read-clock';

const NOON = 720;
/** The same as the server asks for. */
const EARLIEST = 360;
const LATEST = 1080;

/** A day of the city's own: entered for a site or all of them, or changed. */
@Component({
  selector: 'zb-holiday-form',
  imports: [DateField, ErrorCard, MatButtonModule, TranslocoDirective],
  templateUrl: './holiday-form.html',
  styleUrl: './holiday-form.scss',
})
export class HolidayForm {
  /** Null: a new day is entered. */
  readonly day = input<CalendarDayDto | null>(null);
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly store = inject(SitesStore);
  protected readonly date = linkedSignal<string>(() => this.day()?.date ?? '');
  protected readonly nameDe = linkedSignal(() => this.day()?.nameDe ?? '');
  protected readonly nameEn = linkedSignal(() => this.day()?.nameEn ?? '');
  protected readonly isHalf = linkedSignal(() => this.day() === null || this.day()?.halfDayFrom !== undefined);
  protected readonly from = linkedSignal(() => clockText(this.day()?.halfDayFrom ?? NOON));
  /** Null where it is no time at which a half day can begin. */
  protected readonly fromMinute = computed(() => {
    const minute = readClock(this.from());
    return minute !== null && minute >= EARLIEST && minute <= LATEST ? minute : null;
  });
  protected readonly isEverywhere = signal(false);
  protected readonly isTried = signal(false);
  protected readonly missing = computed(() => [
    ...(isDateInUse(this.date()) ? [] : ['date']),
    ...(this.nameDe().trim() ? [] : ['nameDe']),
    ...(this.isHalf() && this.fromMinute() === null ? ['from'] : []),
  ]);

  protected async save(): Promise<void> {
    this.isTried.set(true);
    if (this.missing().length > 0) {
      document.getElementById(`holiday-${this.missing()[0]}`)?.focus();
      return;
    }
    const nameEn = this.nameEn().trim();
    const values: OwnDay = {
      ...{ date: this.date(), nameDe: this.nameDe().trim() },
      ...(nameEn && { nameEn }),
      ...(this.isHalf() && { halfDayFrom: this.fromMinute() ?? NOON }),
    };
    const day = this.day();
    const isDone = await (day ? this.store.changeDay(day, values) : this.store.enter(values, this.isEverywhere()));
    if (isDone) this.saved.emit();
  }
}
