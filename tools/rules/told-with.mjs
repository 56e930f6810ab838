/**
 * Names that worked examples use for a part of a rule: who looks for one finds its sentence and its examples on the page
 * of that rule. By the rule's id: part, German, English.
 */
const TOLD_WITH = {
  'CON-PATTERN': [
    [
      'CON-VERSION',
      'Ändert sich der Vertrag im Monat, gilt bis zum Vortag der alte und ab dem ersten Tag der neue, Tag für Tag.',
      'Where the contract changes within a month, the old one holds until the day before and the new one from its first day, day by day.',
    ],
    [
      'CON-PT',
      'Die Stunden einer Teilzeit werden nicht auf halbe oder ganze Stunden gerundet.',
      'The hours of a part-time contract are not rounded to half or whole hours.',
    ],
  ],
  'TVOED-6-3': [
    [
      'SAECHSAZVO-2',
      'Für Beamtinnen und Beamte sind der 24. und der 31. Dezember immer dienstfrei.',
      'For civil servants 24 and 31 December are always off.',
    ],
  ],
  'ABS-UNPAID': [
    [
      'ABS-STRIKE',
      'Bei einem Streik entscheidet der Arbeitgeber: entweder wird das Entgelt gekürzt und nichts ist zu leisten, oder die Zeit geht vom Gleitzeitkonto ab.',
      'In a strike the employer decides: either pay is cut and nothing is due, or the time is taken from the flextime account.',
    ],
  ],
  'DQ-MISSING': [
    [
      'DQ-OVERLAP',
      'Zwei Buchungen, die sich überschneiden, zählen nicht doppelt. Der Tag bleibt offen, bis er berichtigt ist.',
      'Two bookings that overlap do not count twice. The day stays open until it is corrected.',
    ],
    [
      'DQ-ROUND',
      'Gezählt wird auf die Minute genau. Auf fünf oder fünfzehn Minuten wird nie gerundet.',
      'Time is counted to the minute. It is never rounded to five or fifteen minutes.',
    ],
    [
      'ARBZG-16',
      'Gearbeitete Zeit bleibt immer aufgezeichnet, auch wenn sie nicht erlaubt oder nicht genehmigt war.',
      'Time that was worked always stays on record, also where it was not allowed or not approved.',
    ],
  ],
  'DV-FRAME': [
    [
      'DV-OVERLAY',
      'Eine befristete Regel ändert nur, was sie nennt, und endet am letzten Tag von selbst.',
      'A temporary rule changes only what it names, and ends by itself on its last day.',
    ],
  ],
  'DV-BREAK-AUTO': [
    [
      'DV-INTERRUPT',
      'Wer zwischendurch ausstempelt, hat eine Unterbrechung; ist sie lang genug, zählt sie als Pause.',
      'Who clocks out in between has an interruption; where it is long enough, it counts as a break.',
    ],
    [
      'HO-COMMUTE',
      'Der Weg zwischen Wohnung und Dienststelle ist keine Arbeitszeit, auch mitten am Tag nicht.',
      'The way between home and office is no working time, not even in the middle of the day.',
    ],
  ],
  'DV-ABS-CREDIT': [
    [
      'DV-DOCTOR',
      'Ein notwendiger Arztbesuch zählt, je nach Vereinbarung ganz oder nur mit dem Teil in der Kernzeit.',
      'A necessary visit to the doctor counts, by agreement as a whole or only with its part in the core time.',
    ],
    [
      'DV-TRAINING',
      'Eine Fortbildung zählt mit ihrer Dauer, auch über die eigene Sollzeit hinaus, höchstens aber wie ein Vollzeittag.',
      'Training counts with its length, also beyond the own target, but at most like a full-time day.',
    ],
    [
      'ABS-REINTEGRATION',
      'Während einer Wiedereingliederung wird die Zeit aufgezeichnet, das Konto ändert sich aber nicht.',
      'During a reintegration the time is on record, but the account does not change.',
    ],
  ],
  'ARBZG-4': [
    ['SAECHSAZVO-4', 'Für Beamtinnen und Beamte gelten dieselben Pausen.', 'The same breaks hold for civil servants.'],
  ],
  'DV-CORE': [
    [
      'DV-FUNKTIONSZEIT',
      'Eine Servicezeit deckt das Team gemeinsam ab. Einzelnen wird daraus nie ein Verstoß.',
      'A service time is covered by the team together. It is never a breach of a single person.',
    ],
  ],
  'HO-TELEWORK': [
    [
      'HO-ELIG',
      'Mobile Arbeit braucht eine Genehmigung. Fehlt sie, wird das vermerkt; die Zeit zählt trotzdem.',
      'Mobile work needs an approval. Where it is missing, that is noted; the time counts all the same.',
    ],
  ],
  'TVOED-8-1': [
    [
      'TVOED-7-5',
      'Nachtarbeit nach Tarif ist von 21 bis 6 Uhr, anders als im Arbeitszeitgesetz.',
      'Night work by the tariff is from 21:00 to 6:00, unlike in the working-time law.',
    ],
    [
      'CAL-MIDNIGHT',
      'Geht eine Schicht über Mitternacht, zählt sie für den Tag, an dem sie begann. Zuschläge richten sich nach der Uhr.',
      'A shift over midnight counts for the day on which it began. Supplements follow the clock.',
    ],
  ],
  'TVOED-7-6': [
    [
      'TZBFG-4',
      'Wer in Teilzeit arbeitet, darf nicht schlechter gestellt sein als in Vollzeit.',
      'Who works part-time must not be worse off than in full time.',
    ],
  ],
};

/** Parts that are shown with the rule; none for most. */
export const partsOf = (rule) => TOLD_WITH[rule.id] ?? [];
