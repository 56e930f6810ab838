/** The leave account of a year. */
export const leave = {
  leave: {
    heading: 'Urlaub {{ year }}',
    years: 'Jahre',
    toYear: 'Zum Jahr {{ year }}',
    thisYear: 'Dieses Jahr',
    left: 'Tage sind noch frei',
    leftAtEnd: 'Tage waren am Jahresende übrig',
    why: 'So kommt die Zahl zustande',
    result: 'Übrig',
    carriedLeft: 'Davon {{ days }} aus dem Vorjahr: Dieser Urlaub muss bis {{ date }} beginnen.',
    unknown:
      'Wie viele Tage Ihnen zustehen, weiß Zeitbuch für Beamtinnen und Beamte noch nicht. Gezählt wird, was Sie genommen und geplant haben.',
    step: {
      carried: 'Aus {{ year }} mitgebracht',
      entitlement: 'Urlaub {{ year }} nach Tarif',
      minimum: 'Aufgefüllt auf das Minimum des Gesetzes',
      disability: 'Zusatzurlaub bei Schwerbehinderung',
      shift: 'Zusatzurlaub für Schichtarbeit',
      taken: 'Genommen',
      planned: 'Geplant',
      lapsed: 'Verfallen, weil nicht bis {{ latestStart }} begonnen',
    },
    periods: 'Ihr Urlaub',
    none: 'Noch kein Urlaub',
    noneText: 'In diesem Jahr ist kein Urlaub eingetragen.',
    day: '{{ days }} Tag',
    days: '{{ days }} Tage',
    planned: 'geplant',
    taken: 'genommen',
    hint: 'Gezählt werden Tage, an denen Sie gearbeitet hätten. Feiertage und Tage mit Krankschreibung kosten keinen Urlaub.',
    notice: {
      heading: 'Bitte nehmen Sie Ihren Urlaub',
      text: 'Am {{ givenOn }} hatten Sie noch {{ days }} Tage aus {{ year }}. Wenn Sie sie nicht bis {{ latestStart }} beginnen, verfallen sie.',
      read: 'Gelesen',
    },
  },
};
