/** Ordered work, week by week. */
export const overtime = {
  overtime: {
    heading: 'Angeordnete Arbeit',
    week: 'KW {{ week }}',
    ordered: 'Angeordnet {{ time }} Std.',
    balanced: 'mit freier Zeit ausgeglichen',
    additional: 'Mehrarbeit bis zur Vollzeit',
    overtime: 'Überstunden',
    supplement: 'davon mit Zuschlag',
    takenLater: 'Freie Zeit im {{ month }}, ersetzt das Entgelt',
    supplementStays:
      'Was nach der folgenden Woche an freier Zeit genommen wird, ersetzt das Entgelt der Stunden: schon bezahltes wird mit dem Monat der freien Zeit abgezogen. Der Zuschlag bleibt.',
    hours: '{{ time }} Std.',
    open: 'läuft',
    openUntil: 'Ausgleich mit freier Zeit noch bis {{ date }}',
    closed: 'steht fest',
    closedOn: 'Ausgleich war möglich bis {{ date }}',
    paidWith: 'Abrechnung mit dem Monat {{ month }}',
    allBalanced: 'Alles ist mit freier Zeit ausgeglichen. Es wird nichts ausgezahlt.',
    other: {
      proRata: 'Nach der anderen Lesart, schon über dem eigenen Vertrag, wären {{ time }} Std. mit Zuschlag.',
      tariffText: 'Nach der anderen Lesart, erst über der Vollzeit, wären {{ time }} Std. mit Zuschlag.',
    },
    hint: 'Nur angeordnete Arbeit außerhalb der Rahmenzeit steht hier. Wer selbst länger bleibt, sammelt Gleitzeit.',
    hintOther: 'Freie Zeit als Ausgleich ist bis zum Ende der folgenden Woche möglich. Danach wird die Arbeit bezahlt.',
  },
};
