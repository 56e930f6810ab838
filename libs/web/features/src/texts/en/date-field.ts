import { type dateField as german } from '../de/date-field';
import { type Translated } from '../texts';

/** The field for a date, and its calendar. */
export const dateField: Translated<typeof german> = {
  placeholder: 'DD/MM/YYYY',
  unreadable: 'This is no date. Write it like this: 7 Dec 2026.',
  calendar: 'Calendar',
  open: 'Open calendar',
  close: 'Close calendar',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousYears: 'Previous 24 years',
  nextYears: 'Next 24 years',
  years: '{{ start }} to {{ end }}',
  toMonth: 'Choose a day',
  toYear: 'Choose month and year',
};
