import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { formatFullDate } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse, MINUTES_PER_DAY } from '@zeitbuch/working-time';
import { readClock } from '../shared/read-clock';
import { ChangeForm } from './change-form';
import { clockText } from './record-words';

/** An on-call plan, or an order of overtime: a new one, another in its place, or none any more. */
@Component({
  selector: 'zb-times-form',
  imports: [ChangeForm, DateField, FormsModule, TranslocoDirective],
  templateUrl: './times-form.html',
  styleUrl: './fields.scss',
})
export class TimesForm {
  readonly what = input.required<'standby' | 'order'>();
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  readonly #transloco = inject(TranslocoService);
  /** `new`, or `correct` and `back` with the id of the entry behind a blank. */
  protected readonly act = signal('new');
  protected readonly isBack = computed(() => this.act().startsWith('back'));
  readonly #replaces = computed(() => this.act().split(' ').at(1));

  /** What can still change, the latest first. */
  protected readonly entries = computed(() => {
    const record = this.#store.record();
    if (record === null) return [];
    const all = this.what() === 'order' ? record.orders : record.standbys.filter(({ callouts }) => callouts === 0);
    const { closedThrough = '' } = record;
    return all
      .filter(({ date }) => date.slice(0, closedThrough.length) > closedThrough)
      .map((one) => ({ ...one, text: `${formatFullDate(one.date)}, ${clockText(one, this.#translate)}` }))
      .toReversed();
  });

  protected readonly date = signal('');
  protected readonly fromTime = signal('');
  protected readonly toDate = signal('');
  protected readonly toTime = signal('');
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked() || this.isBack()) return null;
    if (!isDateInUse(this.date())) return 'day';
    if (timeOf(this.fromTime()) === null || timeOf(this.toTime()) === null) return 'clock';
    return this.toDate() === '' || isDateInUse(this.toDate()) ? null : 'to';
  });

  readonly #translate = (key: string, params?: Record<string, unknown>): string =>
    this.#transloco.translate(key, params);

  /** Whoever corrects an entry begins with what it says. */
  protected choose(act: string): void {
    this.act.set(act);
    const entry = this.entries().find(({ id }) => id === this.#replaces());
    if (!entry || this.isBack()) return;
    this.date.set(entry.date);
    this.fromTime.set(entry.fromTime);
    this.toDate.set(entry.toDate);
    this.toTime.set(entry.toTime);
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    if (this.wrong() !== null) return;
    const replaces = this.#replaces();
    const [fromTime, toTime] = [timeOf(this.fromTime()) ?? '', timeOf(this.toTime()) ?? ''];
    const times = {
      ...{ date: this.date(), fromTime, toTime },
      ...(this.toDate() === '' ? {} : { toDate: this.toDate() }),
    };
    const change = {
      what: this.what(),
      ...(replaces === undefined ? {} : { replaces }),
      ...(this.isBack() ? {} : { times }),
    };
    if (await this.#store.change(change)) this.done.emit(true);
  }
}

/** `6`, `6:00` and `600` are `06:00`; null where it is no time. Midnight is `0:00` of the day that begins. */
function timeOf(text: string): string | null {
  const minuteOfDay = readClock(text);
  if (minuteOfDay === null || minuteOfDay === MINUTES_PER_DAY) return null;
  return [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
