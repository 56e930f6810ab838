/**
 * How the figures of the best example of a rule come about, in German and English. They stand here and not in the
 * declarations for the rules that the browser carries, because it works out days and weeks with them.
 */
export const TOLD_EXAMPLES = {
  'CON-PATTERN': [
    'Der Vertrag sieht für den Mittwoch 4:24 Stunden vor (264 Minuten), für Montag und Dienstag mehr. Ein Urlaubstag am Mittwoch füllt genau diese 264 Minuten auf. Er kostet trotzdem einen ganzen Urlaubstag.',
    'The contract has 4:24 hours (264 minutes) for Wednesday, and more for Monday and Tuesday. A day of leave on Wednesday fills up exactly these 264 minutes. It costs a whole day of leave all the same.',
  ],
  'HOL-SN': [
    'Die Beschäftigte arbeitet montags, dienstags und donnerstags je 7:48 Stunden. Der Feiertag am 18. November 2026 ist ein Mittwoch, an dem sie ohnehin frei hat. Deshalb bleibt die Sollzeit der Woche bei 3 × 468 = 1404 Minuten.',
    'The employee works 7:48 hours each on Monday, Tuesday and Thursday. The public holiday on 18 November 2026 is a Wednesday, on which she is off anyway. So the target of the week stays at 3 × 468 = 1404 minutes.',
  ],
  'TVOED-6-3': [
    'Der Dezember 2026 hat 23 Tage von Montag bis Freitag. Davon fallen der 24., der 25. und der 31. weg; der 26. ist ein Samstag. Es bleiben 20 Tage mit je 468 Minuten, zusammen 9360.',
    'December 2026 has 23 days from Monday to Friday. The 24th, the 25th and the 31st fall away; the 26th is a Saturday. 20 days with 468 minutes each are left, 9360 altogether.',
  ],
  'DV-HALF-HOLIDAY': [
    'Am Johannisfest, Mittwoch, dem 24. Juni 2026, ist ab 12 Uhr frei. Statt 468 Minuten sind 234 zu leisten. Gearbeitet wurden vier Stunden (240 Minuten): sechs Minuten stehen als Plus auf dem Konto.',
    'At the local feast on Wednesday, 24 June 2026, everybody is off from noon. Instead of 468 minutes 234 are due. Four hours (240 minutes) were worked: six minutes stand as a plus on the account.',
  ],
  'TVOED-6-3-TIME-OFF': [
    'Heiligabend 2026 ist ein Donnerstag, zu leisten ist nichts. Eine Freistellung war nicht möglich, gearbeitet wurden vier Stunden. Sie stehen als Plus auf dem Konto und sind innerhalb von drei Monaten als freie Zeit zu nehmen, also bis zum 24. März 2027.',
    '24 December 2026 is a Thursday, and nothing is due. Release was not possible, and four hours were worked. They stand as a plus on the account and are to be taken as time off within three months, that is by 24 March 2027.',
  ],
  'ABS-UNPAID': [
    'An einem Montag mit unbezahltem Urlaub ist nichts zu leisten: die Sollzeit ist null. Das Konto ändert sich nicht, und die Entgeltabrechnung erfährt von einem unbezahlten Tag.',
    'On a Monday with unpaid leave nothing is due: the target is zero. The account does not change, and payroll learns of one unpaid day.',
  ],
  'DQ-MISSING': [
    'Um 8 Uhr wurde gekommen, das Gehen fehlt. Niemand rät eine Uhrzeit. Der Tag zählt null Minuten und bleibt offen, bis das Gehen nachgetragen und genehmigt ist.',
    'There is a clock-in at 8, and the clock-out is missing. Nobody guesses a time. The day counts zero minutes and stays open until the clock-out is added and approved.',
  ],
  'DV-FRAME': [
    'Der Rahmen öffnet um 6 Uhr, gekommen wurde um 5:42 Uhr. Diese 18 Minuten bleiben aufgezeichnet, zählen aber nicht für das Konto. Von 6:00 bis 14:30 Uhr sind es 510 Minuten, ohne die Pause von 30 Minuten 480.',
    'The frame opens at 6:00, the clock-in was at 5:42. These 18 minutes stay on record, but do not count for the account. From 6:00 to 14:30 it is 510 minutes, 480 without the break of 30 minutes.',
  ],
  'DV-BREAK-AUTO': [
    'Gearbeitet wurden 6:01 Stunden ohne Pause. Über 6 Stunden wären 30 Minuten nötig. In dieser Vereinbarung sinkt die Zeit durch den Abzug aber nie unter die Schwelle von 6 Stunden. Abgezogen wird deshalb nur eine Minute; dass die Pause fehlt, wird trotzdem gemeldet.',
    'Work was 6:01 hours without a break. Above 6 hours 30 minutes are needed. But in this agreement the deduction never takes the time below the threshold of 6 hours. So one minute only is deducted; that the break is missing is reported all the same.',
  ],
  'DV-CAP-DAY': [
    'Gearbeitet wurden 10:01 Stunden. Diese Vereinbarung rechnet am Tag höchstens 10 Stunden an. Die eine Minute darüber wird nicht angerechnet, bleibt aber aufgezeichnet.',
    'Work was 10:01 hours. This agreement credits 10 hours a day at most. The one minute above is not credited, but stays on record.',
  ],
  'DV-ABS-CREDIT': [
    'Um 11 Uhr geht die Beschäftigte krank nach Hause, drei Stunden hat sie gearbeitet. Die Krankheit füllt den Tag bis zur Sollzeit auf: 468 − 180 = 288 Minuten. Das Konto ändert sich nicht.',
    'At 11 the employee goes home ill; she has worked three hours. The illness fills the day up to the target: 468 − 180 = 288 minutes. The account does not change.',
  ],
  'CAL-MIDNIGHT': [
    'Die Schicht geht vom 31. März um 22 Uhr bis zum 1. April um 6 Uhr, mit Pause sind es 435 Minuten Arbeit. Zählt der Tag, an dem die Schicht begann, so gehören alle 435 Minuten in den März. Zählt jede Minute für ihren Tag, so sind es 120 Minuten bis Mitternacht im März und 315 danach im April.',
    'The shift lasts from 31 March, 22:00, to 1 April, 6:00; without the break it is 435 minutes of work. Where the day on which the shift began counts, all 435 minutes belong to March. Where each minute counts for its own day, it is 120 minutes until midnight in March and 315 after it in April.',
  ],
  'TVOED-BTV-44': [
    'Im Monat sind 20 Stunden reine Reisezeit angefallen (1200 Minuten). Über 15 Stunden (900 Minuten) liegen 300 Minuten, ein Viertel davon sind 75 Minuten. Sie stehen an den Tagen, an denen die Grenze überschritten war.',
    'The month had 20 hours of mere travel (1200 minutes). Above 15 hours (900 minutes) lie 300 minutes; a quarter of them are 75 minutes. They stand on the days on which the limit was passed.',
  ],
  'TVOED-BTV-44-DRIVING': [
    'Am Ort wurden 6:30 Stunden gearbeitet (390 Minuten), vier Stunden saß die Beschäftigte selbst am Steuer. In dieser Vereinbarung ist das Reisezeit: der Tag wird bis zur Sollzeit von 468 Minuten aufgefüllt, mehr nicht. Für das Arbeitszeitgesetz sind es 390 + 240 = 630 Minuten, mehr als zehn Stunden. Das wird gemeldet.',
    'The work at the place was 6:30 hours (390 minutes); for four hours the employee was at the wheel. In this agreement that is travel: the day is filled up to the target of 468 minutes, and no further. For the working time act it is 390 + 240 = 630 minutes, more than ten hours. That is reported.',
  ],
  'CAL-DST': [
    'In der Nacht auf den 29. März 2026 springt die Uhr von 2 auf 3. Von 22 bis 6 Uhr vergehen deshalb nur sieben Stunden, ohne die Pause 6:15 Stunden. Geplant waren 7:15. Diese Vereinbarung zählt die geplante Zeit und rechnet die fehlende Stunde an.',
    'In the night to 29 March 2026 the clock jumps from 2 to 3. So from 22:00 to 6:00 only seven hours pass, 6:15 without the break. Planned were 7:15. This agreement counts the rostered time and credits the missing hour.',
  ],
  'ARBZG-4': [
    'Von 8 bis 17 Uhr mit 30 Minuten Pause sind es 8:30 Stunden Arbeit. Das sind mehr als 6, aber nicht mehr als 9 Stunden: 30 Minuten Pause genügen. Es gibt keinen Hinweis.',
    'From 8:00 to 17:00 with a break of 30 minutes it is 8:30 hours of work. That is more than 6, but not more than 9 hours: 30 minutes of break suffice. There is no finding.',
  ],
  'ARBZG-3': [
    'Von 7:00 bis 17:46 Uhr mit 45 Minuten Pause sind es 10:01 Stunden Arbeit, eine Minute mehr als erlaubt. Das wird gemeldet. Genau 10:00 Stunden wären noch in Ordnung.',
    'From 7:00 to 17:46 with a break of 45 minutes it is 10:01 hours of work, one minute more than allowed. That is reported. Exactly 10:00 hours would still be fine.',
  ],
  'ARBZG-5': [
    'Am Montag wurde abends um 22:15 Uhr noch eine Viertelstunde gearbeitet. Für das Konto zählt sie nicht, weil der Rahmen um 20 Uhr endet. Die Ruhezeit beginnt trotzdem erst um 22:30 Uhr. Bis 7:30 Uhr sind das 9 statt 11 Stunden.',
    'On Monday there was another quarter of an hour of work at 22:15. It does not count for the account, because the frame ends at 20:00. The rest begins only at 22:30 all the same. Until 7:30 that is 9 hours instead of 11.',
  ],
  'ARBZG-9': [
    'Am Sonntag, dem 15. März 2026, wurde freiwillig zwei Stunden von zu Hause gearbeitet. Sonntags gibt es keinen Rahmen, also zählt nichts für das Konto. Die Arbeit wird gemeldet, und ein freier Ersatztag ist bis zum 28. März zu geben.',
    'On Sunday, 15 March 2026, somebody chose to work two hours from home. There is no frame on Sundays, so nothing counts for the account. The work is reported, and a substitute day off is to be given by 28 March.',
  ],
  'ARBZG-2': [
    'Im Kalenderjahr gab es an 48 Tagen Nachtarbeit, ohne feste Nachtschichten. Ab 48 Tagen gilt man als Nachtarbeitnehmerin oder Nachtarbeitnehmer; bei 47 Tagen noch nicht.',
    'The calendar year had night work on 48 days, without nights by rotation. From 48 days on one counts as a night worker; with 47 days not yet.',
  ],
  'DV-CORE': [
    'Die Kernzeit beginnt um 9 Uhr, gekommen wurde um 9:10 Uhr. Es fehlen zehn Minuten Kernzeit; das wird gemeldet. Angerechnet werden alle 500 gearbeiteten Minuten.',
    'The core time begins at 9:00, the clock-in was at 9:10. Ten minutes of core time are missing; that is reported. All 500 minutes worked are credited.',
  ],
  JARBSCHG: [
    'Die Auszubildende ist 16. Von 8:00 bis 18:30 Uhr sind es mit der langen Mittagspause 10:30 Stunden. Erlaubt sind mit Pausen höchstens 10. Gearbeitet hat sie nur 8 Stunden, das wäre in Ordnung.',
    'The trainee is 16. From 8:00 to 18:30 it is 10:30 hours with the long break at noon. With breaks 10 are allowed at most. She worked 8 hours only, which would be fine.',
  ],
  'ABS-UNEXCUSED': [
    'An einem Montag mit 468 Minuten Sollzeit gibt es weder Buchung noch Abwesenheit. Das Konto sinkt um 468 Minuten, und der Tag wird gemeldet. Er wird nie von selbst zu Urlaub.',
    'On a Monday with a target of 468 minutes there is neither booking nor absence. The account falls by 468 minutes, and the day is reported. It never turns into leave by itself.',
  ],
  'HO-TELEWORK': [
    'Die Vereinbarung über Telearbeit endete am 8. März 2026, gebucht wurde Telearbeit am 9. März. Ohne Vereinbarung gilt das als mobile Arbeit, und auch die ist nicht genehmigt. Beides wird gemeldet; die Zeit zählt trotzdem.',
    'The agreement on telework ended on 8 March 2026, telework was booked on 9 March. Without an agreement that counts as mobile work, and that is not approved either. Both are reported; the time counts all the same.',
  ],
  'TVOED-8-1': [
    'Am Samstag wurde von 20 bis 23 Uhr gearbeitet. Der Zuschlag für den Samstag endet um 21 Uhr: eine Stunde. Um 21 Uhr beginnt der für die Nacht: zwei Stunden.',
    'On Saturday there was work from 20:00 to 23:00. The supplement for Saturday ends at 21:00: one hour. At 21:00 the one for the night begins: two hours.',
  ],
  'ARBZG-3-AVG': [
    'Das erste Halbjahr 2026 hat 155 Werktage von Montag bis Samstag. Sechs Feiertage zählen nicht mit, es bleiben 149. Im Schnitt sind 8 Stunden erlaubt: 149 × 480 = 71520 Minuten. Gearbeitet wurde eine Minute mehr; das wird gemeldet.',
    'The first half of 2026 has 155 Werktage from Monday to Saturday. Six public holidays do not count, 149 are left. On average 8 hours are allowed: 149 × 480 = 71520 minutes. One minute more was worked; that is reported.',
  ],
  'ARBZG-6': [
    'In vier Wochen liegen 24 Werktage. Gearbeitet wurden 20 Nachtschichten mit je 9 Stunden, zusammen 10800 Minuten. Geteilt durch 24 sind das 450 Minuten je Werktag (7:30 Stunden), weniger als die erlaubten 8 Stunden.',
    'Four weeks have 24 Werktage. There were 20 night shifts of 9 hours each, 10800 minutes altogether. Divided by 24 that is 450 minutes for a Werktag (7:30 hours), less than the 8 hours allowed.',
  ],
  'ARBZG-11': [
    'Am Feiertag, Freitag, dem 1. Mai 2026, wurde gearbeitet. Der Ersatzruhetag muss innerhalb von acht Wochen liegen, der Feiertag zählt dabei mit: spätestens am 25. Juni 2026.',
    'There was work on the public holiday, Friday, 1 May 2026. The substitute day of rest must lie within eight weeks, the holiday included: by 25 June 2026 at the latest.',
  ],
  MUSCHG: [
    'In zwei Wochen wurde an elf Tagen je 8:15 Stunden gearbeitet (495 Minuten). An keinem Tag sind es mehr als 8:30 Stunden. Zusammen sind es aber 11 × 495 = 5445 Minuten, und erlaubt sind 90 Stunden, also 5400. Das wird gemeldet.',
    'In two weeks there was work of 8:15 hours (495 minutes) on eleven days. No day has more than 8:30 hours. But together it is 11 × 495 = 5445 minutes, and 90 hours are allowed, which is 5400. That is reported.',
  ],
  'HO-QUOTA': [
    'Erlaubt sind zwei Tage in der Woche, und jeder angefangene Tag zählt. Am Montag, Dienstag und Mittwoch wurde je ein halber Tag von zu Hause gearbeitet. Das sind drei Tage, einer mehr als vereinbart. Die Zeit zählt trotzdem.',
    'Two days a week are allowed, and every part of a day counts. On Monday, Tuesday and Wednesday half a day each was worked from home. That makes three days, one more than agreed. The time counts all the same.',
  ],
  'HO-ONSITE': [
    'Der Donnerstag ist Präsenztag, gearbeitet wurde an diesem Donnerstag aber von zu Hause. Das wird vermerkt, auch wenn der erlaubte Anteil von 60 Prozent nicht ausgeschöpft ist.',
    'Thursday is a day on site, but on this Thursday the work was done from home. That is noted, although the allowed share of 60 percent is not used up.',
  ],
};
