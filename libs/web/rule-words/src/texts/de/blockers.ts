/** What stands against closing a month, by its code. */
export const blockers = {
  blocker: {
    'month-open': 'Monat nicht abgegeben',
    'month-submitted': 'Monat abgegeben, nicht freigegeben',
    'month.not-approved': 'Monat nicht freigegeben',
    PERIOD_HAS_OPEN_ITEMS: 'Korrektur wartet auf Entscheidung',
    'closing.day-missing': 'Tag nicht bewertet',
    'closing.day-open': 'Tag läuft noch',
    'closing.previous-open': '{{ month }} ist nicht abgeschlossen',
    'closing.contract-missing': 'kein Vertrag',
    'closing.personnel-number-unfit': 'Personalnummer passt nicht zum Abrechnungsziel',
    'closing.other-group': 'gehört inzwischen zu einem anderen Abrechnungskreis ({{ payrollGroup }})',
    'closing.agreement-missing': 'keine Dienstvereinbarung',
    'closing.plan-changed': 'Ergebnis hat sich seit der Vorschau geändert',
    WORK_ON_ABSENCE: 'Gearbeitet trotz Abwesenheit, nicht entschieden',
    MISSING_BOOKING: 'Buchung fehlt',
    OVERLAPPING_BOOKINGS: 'Buchungen überschneiden sich',
  },
};
