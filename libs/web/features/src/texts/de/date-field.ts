/** The field for a date, and its calendar. */
export const dateField = {
  placeholder: 'TT.MM.JJJJ',
  unreadable: 'Das ist kein Datum. So geht es: 07.12.2026.',
  calendar: 'Kalender',
  open: 'Kalender öffnen',
  close: 'Kalender schließen',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  previousYear: 'Voriges Jahr',
  nextYear: 'Nächstes Jahr',
  previousYears: '24 Jahre zurück',
  nextYears: '24 Jahre weiter',
  years: '{{ start }} bis {{ end }}',
  toMonth: 'Tag wählen',
  toYear: 'Monat und Jahr wählen',
};
