/** What the parameters of an agreement mean, by their place in it; in German and English. */
const PARAMETERS = {
  frame: ['Rahmenzeit: Arbeit darin wird angerechnet', 'Frame: work within it is credited'],
  core: ['Kernzeit: Anwesenheit wird erwartet', 'Core time: presence is expected'],
  coreBreakWindow: ['Pause in der Kernzeit', 'Break in core time'],
  'breakRule.autoDeduct': ['Nicht gebuchte Pausen werden abgezogen', 'Breaks that were not booked are deducted'],
  'breakRule.variant': ['Wie viel abgezogen wird', 'How much is deducted'],
  'breakRule.basis': ['Woran die Schwelle gemessen wird', 'What the threshold is measured by'],
  'breakRule.minPieceMinutes': ['Kürzestes Stück, das als Pause zählt', 'Shortest piece that counts as a break'],
  'breakRule.tiers': ['Ab wie viel Arbeit wie viel Pause', 'How much break above how much work'],
  dailyCreditCapMinutes: ['Anrechenbar am Tag höchstens', 'Credited a day at most'],
  minRestMinutes: ['Ruhezeit zwischen zwei Tagen', 'Rest between two days'],
  dstPolicy: ['Was in der kurzen Nacht zählt', 'What counts on the short night'],
  supplementsDue: ['Zeitzuschläge stehen zu', 'Time supplements are due'],
  averaging: ['Worin sich längere Tage ausgleichen', 'Within which longer days balance'],
  accountingDay: ['Zu welchem Tag eine Schicht über Mitternacht zählt', 'To which day a shift past midnight counts'],
  partTimeOvertime: [
    'Ab wann Teilzeitkräfte Überstundenzuschlag bekommen',
    'From where part-timers get the overtime supplement',
  ],
  drivingTime: ['Was selbst gefahrene Zeit auf Dienstreisen ist', 'What driving oneself on business trips is'],
  halfDayLeave: ['Was ein Urlaubstag an einem halben freien Tag kostet', 'What a day of leave costs on a half day off'],
  'homeOffice.quotas': ['Wie viel zu Hause gearbeitet wird', 'How much is worked at home'],
  'homeOffice.onsiteWeekdays': ['Feste Tage in der Dienststelle', 'Fixed days in the office'],
  'flexDays.maxPerMonth': ['Gleittage im Monat höchstens', 'Flex days a month at most'],
  'flexDays.maxPerYear': ['Gleittage im Jahr höchstens', 'Flex days a year at most'],
  'flexDays.lowerLimitMinutes': ['Konto nach dem Gleittag mindestens', 'Account after the flex day at least'],
  'account.settlement': ['Wann abgerechnet wird', 'When it is settled'],
  'account.capPlusMinutes': ['Grenze im Plus', 'Limit of the plus'],
  'account.carryOverMaxMinutes': [
    'Übertragen höchstens, wo es von der Grenze abweicht',
    'Carried over at most, where it differs from the limit',
  ],
  'account.debtLimitMinutes': ['Minus, das gemeldet wird', 'Minus that is reported'],
  'account.capAction': ['Was mit dem Guthaben darüber geschieht', 'What happens to the balance above'],
  'account.trafficLight': ['Ampel', 'Traffic light'],
};

/**
 * Meaning of a parameter.
 * @throws Error for one that is new and has no words yet
 */
export function parameterName(path) {
  const words = PARAMETERS[path];
  if (!words) throw new Error(`The parameter ${path} has no words: add them to tools/rules/parameter-words.mjs.`);
  return words.join(' / ');
}

/** What a rule reads of an object that several rules share; everything where it is not named here. */
const SHARED = {
  'DV-CAP-PERIOD': ['account.settlement', 'account.capPlusMinutes', 'account.carryOverMaxMinutes', 'account.capAction'],
  'DV-AMPEL': ['account.trafficLight'],
  'DV-DEBT': ['account.debtLimitMinutes'],
  'TVOED-10-7': ['account.capAction', 'account.capPlusMinutes', 'account.carryOverMaxMinutes'],
};

/** Whether the rule of this id reads the parameter. */
export const isReadBy = (id, path) => SHARED[id]?.includes(path) ?? true;
