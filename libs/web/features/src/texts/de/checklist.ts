import { type ChecklistKind } from '@zeitbuch/web-data-access';

/** What a city still lacks. */
export const checklist = {
  checklist: {
    heading: 'Stadt einrichten',
    lead: 'Was noch fehlt, bevor alle stempeln und bevor der erste Monat abgeschlossen wird.',
    done: '{{ done }} von {{ count }} erledigt',
    isDone: 'Erledigt',
    part: { clockIn: 'Vor dem ersten Stempeln', closing: 'Vor dem ersten Abschluss' },
    lack: {
      noPeople: 'Es gibt noch niemanden außer Ihnen',
      withoutUnit: 'Ohne Einheit: {{ people }}',
      withoutSite: 'Ohne Standort: {{ people }}',
      withoutContract: 'Ohne Arbeitsvertrag: {{ people }}',
      withoutAgreement: 'Ohne Dienstvereinbarung: {{ people }}',
      withoutAccess: 'Ohne Zugang: {{ people }}',
      secondAdministrator: 'Die zweite Organisationsverwaltung fehlt',
      secondTimeAdministrator: 'Es fehlt jemand, der Monate mit abschließt',
      payrollOffice: 'In der Entgeltabrechnung fehlen: {{ count }}',
      unled: 'Einheiten ohne Vorgesetzte: {{ count }}',
      groupsWithoutTarget: 'Abrechnungskreise ohne Nummern für {{ month }}: {{ count }}',
      personnelGroupsWithoutWageTypes: 'Personalgruppen ohne Lohnarten für {{ month }}: {{ count }}',
      leaveNotBrought: 'Ohne Resturlaub vom Vorjahr: {{ people }}',
      balancesNotBrought: 'Ohne mitgebrachten Kontostand: {{ people }}',
      agreementsWithoutParagraphs: 'Vereinbarungen ohne Fundstellen: {{ count }}',
    } satisfies Record<ChecklistKind, string>,
    why: {
      noPeople:
        'Lesen Sie Dateien aus Ihrem Personalverfahren ein: erst die Einheiten, dann Personen, Leitungen und Verträge.',
      withoutUnit: 'Niemand sieht ihre Zeiten oder gibt sie frei.',
      withoutSite: 'Ohne Standort gibt es keine Feiertage.',
      withoutContract: 'Ohne Vertrag kann niemand stempeln.',
      withoutAgreement: 'An Tagen ohne Vereinbarung gelten keine Regeln, und es zählt nichts.',
      withoutAccess: 'Ein Zugangscode auf Papier oder als Link öffnet die Tür.',
      secondAdministrator:
        'Wer Rollen vergibt, braucht eine zweite Person, die sie bestätigt und sich schon angemeldet hat.',
      secondTimeAdministrator: 'Wer einen Abschluss beginnt, schließt ihn nicht selbst ab.',
      payrollOffice: 'Eine Person erzeugt die Lohndatei, eine andere gibt sie frei.',
      unled: 'Betroffene Personen: {{ people }}. Bis jemand sie leitet, entscheiden die Zeitbeauftragten.',
      groupsWithoutTarget:
        'Betroffene Personen: {{ people }}. Berater- und Mandantennummer trägt die Entgeltabrechnung ein.',
      personnelGroupsWithoutWageTypes:
        'Betroffene Personen: {{ people }}. Die Lohnarten trägt die Entgeltabrechnung ein.',
      leaveNotBrought: 'Wer keinen Resturlaub hat, braucht keine Zeile: Dann können Sie das übergehen.',
      balancesNotBrought:
        'Gleitzeit und Überstunden aus der Erfassung zuvor. Das geht bis zum ersten Abschluss; wer mit null beginnt, braucht keine Zeile.',
      agreementsWithoutParagraphs:
        'Betroffene Personen: {{ people }}. Sie lesen ihre Regeln, aber nicht, wo sie stehen.',
    } satisfies Record<ChecklistKind, string>,
    have: {
      noPeople: 'Personen sind eingelesen',
      withoutUnit: 'Alle gehören zu einer Einheit',
      withoutSite: 'Alle haben einen Standort',
      withoutContract: 'Alle haben einen Arbeitsvertrag',
      withoutAgreement: 'Für alle gilt eine Dienstvereinbarung',
      withoutAccess: 'Alle haben einen Zugang oder einen Code',
      secondAdministrator: 'Zwei Personen verwalten die Stadt',
      secondTimeAdministrator: 'Monate können abgeschlossen werden',
      payrollOffice: 'Die Entgeltabrechnung ist besetzt',
      unled: 'Jede Einheit hat Vorgesetzte',
      groupsWithoutTarget: 'Jeder Abrechnungskreis hat seine Nummern für die Lohndatei',
      personnelGroupsWithoutWageTypes: 'Jede Personalgruppe hat Lohnarten',
      leaveNotBrought: 'Resturlaub ist übernommen',
      balancesNotBrought: 'Kontostände sind übernommen',
      agreementsWithoutParagraphs: 'Jede Vereinbarung nennt ihre Fundstellen',
    } satisfies Record<ChecklistKind, string>,
    to: {
      sheets: 'Zu den Zugangscodes',
      lacking: 'Zu diesen Personen',
      roles: 'Zu den Rollen',
      units: 'Zu den Einheiten',
      imports: 'Zum Einlesen',
      payroll: 'Zu den Lohneinstellungen',
      agreements: 'Zu den Vereinbarungen',
    },
    alone: 'Allein entschieden',
    aloneText: 'Dafür braucht es sonst zwei Personen. Bis die zweite angemeldet war, durfte eine allein handeln.',
    act: {
      role: '{{ by }} gab {{ name }} die Rolle {{ role }}.',
      ownRole: '{{ by }} begann mit der Rolle {{ role }}.',
      agreement: '{{ by }} setzte eine Dienstvereinbarung in Kraft.',
      other: '{{ by }} handelte allein.',
    },
  },
};
