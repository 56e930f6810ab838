/** The leave account of a year. */
export const leave = {
  leave: {
    heading: 'Urlaub {{ year }}',
    years: 'Jahre',
    toYear: 'Zum Jahr {{ year }}',
    thisYear: 'Dieses Jahr',
    left: { one: 'Tag ist noch frei', other: 'Tage sind noch frei' },
    leftAtEnd: { one: 'Tag war am Jahresende übrig', other: 'Tage waren am Jahresende übrig' },
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
    planned: 'geplant',
    taken: 'genommen',
    takenAndPlanned: 'genommen und geplant',
    hint: 'Gezählt werden Tage, an denen Sie gearbeitet hätten. Feiertage und Tage mit Krankschreibung kosten keinen Urlaub.',
    notice: {
      heading: 'Bitte nehmen Sie Ihren Urlaub',
      text: 'Am {{ givenOn }} hatten Sie noch {{ days }} aus {{ year }}. Wenn Sie sie nicht bis {{ latestStart }} beginnen, verfallen sie.',
      read: 'Gelesen',
      confirmed: 'Als gelesen vermerkt.',
    },
  },
};
