/** For whom somebody works who is employed in several tenants. */
export const employers = {
  employers: {
    heading: 'Für wen arbeiten Sie jetzt?',
    lead: 'Sie haben mehrere Arbeitgeber. Jeder sieht nur die Zeiten, die Sie bei ihm buchen.',
    current: 'Gerade gewählt',
    choosing: 'Einen Moment …',
    chosen: 'Sie arbeiten jetzt für {{ tenant }}.',
    waiting:
      'Noch nicht übertragene Buchungen für {{ tenant }}: {{ count }}. Sie bleiben auf diesem Gerät und werden gesendet, sobald Sie hier wieder {{ tenant }} wählen.',
    change: 'Arbeitgeber wechseln',
    join: 'Weiteren Arbeitgeber verbinden',
    joinLead:
      'Arbeiten Sie auch für einen anderen Arbeitgeber, der hier Zeitbuch benutzt? Dann melden Sie sich künftig nur noch einmal an. {{ tenant }} und der andere Arbeitgeber erfahren voneinander nichts.',
    currentPassword: 'Ihr Passwort bei {{ tenant }}',
    otherEmail: 'E-Mail-Adresse beim anderen Arbeitgeber',
    otherPassword: 'Passwort beim anderen Arbeitgeber',
    otherHint:
      'Danach gilt für beide das Passwort, mit dem Sie jetzt angemeldet sind. Dort sind Sie auf allen Geräten abgemeldet.',
    submit: 'Verbinden',
    joining: 'Wird verbunden …',
  },
};
