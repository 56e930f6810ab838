import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { formatMinutes, weekdayName } from '@zeitbuch/web-ui';
import { PERSONNEL_GROUPS, type PersonnelGroup } from '@zeitbuch/working-time';
import { readHours, writeLength } from '../shared/lengths';

/** Monday to Friday. */
const WORKING_DAYS = 5;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

const minutesOf = (texts: readonly string[]): (number | null)[] =>
  texts.map((text) => (text.trim() === '' ? 0 : readHours(text)));
const sumOf = (minutes: readonly (number | null)[]): number =>
  minutes.reduce<number>((sum, ofDay) => sum + (ofDay ?? 0), 0);
const hoursOf = (minutes: readonly number[]): string[] =>
  minutes.map((ofDay) => (ofDay === 0 ? '' : writeLength(ofDay)));

/** Hours and tariff, as a contract states them; whoever shows the fields reads `wrong` and `terms`. */
@Component({
  selector: 'zb-contract-fields',
  imports: [FormsModule, MatButtonModule, TranslocoDirective],
  templateUrl: './contract-fields.html',
  styleUrl: './contract-fields.scss',
})
export class ContractFields {
  /** What they begin with: what holds last of the person whose record is open. */
  readonly #last = inject(PersonRecordStore, { optional: true })?.record()?.contracts.at(-1);
  protected readonly groups = PERSONNEL_GROUPS;
  protected readonly days = DAYS;
  protected readonly dayName = (index: number): string => weekdayName(index + 1, 'short');
  protected readonly dayLabel = (index: number): string => weekdayName(index + 1);
  protected readonly formatMinutes = formatMinutes;

  protected readonly weekly = signal(writeLength(this.#last?.weeklyMinutes));
  protected readonly odd = signal(hoursOf(this.#last?.oddMinutes ?? []));
  protected readonly even = signal(hoursOf(this.#last?.evenMinutes ?? []));
  protected readonly alternates = signal(this.odd().join() !== this.even().join());
  protected readonly group = signal<PersonnelGroup>(this.#last?.personnelGroup ?? 'TVOED_VKA');
  protected readonly payGroup = signal(this.#last?.payGroup ?? '');
  protected readonly shifts = signal(this.#last?.worksInShifts ?? false);

  protected readonly weeks = computed(() =>
    this.alternates()
      ? [
          { key: 'people.oddWeeks', hours: this.odd },
          { key: 'people.evenWeeks', hours: this.even },
        ]
      : [{ key: 'people.eachWeek', hours: this.odd }],
  );
  /** What the days of a week come to; of two weeks both together. */
  protected readonly sum = computed(
    () => sumOf(minutesOf(this.odd())) + (this.alternates() ? sumOf(minutesOf(this.even())) : 0),
  );
  protected readonly wanted = computed(() => (readHours(this.weekly()) ?? 0) * (this.alternates() ? 2 : 1));
  /** What is missing or cannot be read: the last part of a key of texts; null for nothing. */
  readonly wrong = computed(() => {
    if (readHours(this.weekly()) === null) return 'weekly';
    const days = [...this.odd(), ...(this.alternates() ? this.even() : [])];
    if (days.some((text) => text.trim() !== '' && readHours(text) === null)) return 'hours';
    return this.sum() === this.wanted() ? null : 'sum';
  });
  /** As they are sent, where nothing is wrong. */
  readonly terms = computed(() => {
    const week = (hours: readonly string[]) => DAYS.map((day) => minutesOf([hours[day] ?? ''])[0] ?? 0);
    const payGroup = this.payGroup().trim();
    const oddMinutes = week(this.odd());
    return {
      weeklyMinutes: readHours(this.weekly()) ?? 0,
      oddMinutes,
      evenMinutes: this.alternates() ? week(this.even()) : oddMinutes,
      personnelGroup: this.group(),
      ...(payGroup === '' ? {} : { payGroup }),
      worksInShifts: this.shifts(),
    };
  });

  protected put(week: typeof this.odd, index: number, text: string): void {
    week.update((hours) => DAYS.map((day) => (day === index ? text : (hours[day] ?? ''))));
  }

  /** The weekly hours in equal parts from Monday to Friday, where they can be parted in whole minutes. */
  protected spread(): void {
    const weekly = readHours(this.weekly());
    if (weekly === null || weekly % WORKING_DAYS !== 0) return;
    const week = DAYS.map((day) => (day < WORKING_DAYS ? writeLength(weekly / WORKING_DAYS) : ''));
    this.odd.set(week);
    this.even.set(week);
  }
}
