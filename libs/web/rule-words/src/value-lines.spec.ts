import { type RuleParameterDto } from '@zeitbuch/web-data-access';
import { activeLanguage } from '@zeitbuch/web-ui';
import { PARAMETER_SCHEMA, RULES, type RuleTerms, STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { germanRuleTexts } from './texts/de';
import { valueLines } from './value-lines';
import { type Words } from './words';

type Tree = { readonly [key: string]: string | Tree };

/** The text as the screen shows it; throws where a key has none. */
function say({ key, params = {} }: Words): string {
  const text = key.split('.').reduce<string | Tree>((tree, part) => (tree as Tree)[part], germanRuleTexts);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => String(params[name]));
}
const told = (rule: string, key: string, value: unknown) =>
  valueLines({ id: rule }, { key, value: value as RuleParameterDto['value'], source: 'agreement', sourceName: '' }).map(
    (line) => [line.label, line.value].map(say).join(': '),
  );
const { account, breakRule } = STANDARD_PARAMETERS;

describe('the values of rules in words', () => {
  afterEach(() => activeLanguage.set('de'));

  it('show the frame by runs of weekdays, and days without one', () => {
    expect(told('DV-FRAME', 'frame', STANDARD_PARAMETERS.frame)).toEqual([
      'Montag bis Freitag: 06:00 – 20:00 Uhr',
      'Samstag und Sonntag: zählt nicht',
    ]);
    const yard = { fromMinute: 300, toMinute: 1440 };
    expect(told('DV-FRAME', 'frame', [yard, yard, null, null, yard, { ...yard, toMinute: 960 }, null])).toEqual([
      'Montag und Dienstag: 05:00 – 24:00 Uhr',
      'Mittwoch und Donnerstag: zählt nicht',
      'Freitag: 05:00 – 24:00 Uhr',
      'Samstag: 05:00 – 16:00 Uhr',
      'Sonntag: zählt nicht',
    ]);
    expect(told('DV-FRAME', 'frame', null)).toEqual(['Rahmenzeit: keine: Arbeit zählt zu jeder Zeit']);
  });

  it('say which break is deducted, and how', () => {
    expect(told('DV-BREAK-AUTO', 'breakRule', breakRule)).toEqual([
      'Mehr als 6 Std. Arbeit: 30 Min. Pause',
      'Mehr als 9 Std. Arbeit: 45 Min. Pause',
      'Abgezogen wird: nur bis zur Schwelle',
      'Als Pause zählt: ab 15 Min. am Stück',
    ]);
    expect(told('DV-BREAK-AUTO', 'breakRule', { ...breakRule, autoDeduct: false })[0]).toBe('Abgezogen wird: keine');
    expect(told('DV-BREAK-AUTO', 'breakRule', { ...breakRule, variant: 'cliff' })[2]).toContain('die ganze fehlende');
    // Under the statute's rule only what the agreement adds to it.
    expect(told('ARBZG-4', 'breakRule', breakRule)).toEqual(['Als Pause zählt: ab 15 Min. am Stück']);
  });

  it('show the settlement of the account and its light from the same parameter', () => {
    expect(told('DV-CAP-PERIOD', 'account', account)).toEqual([
      'Abgerechnet wird: am Ende des Monats',
      'Grenze im Plus: +40:00',
      'Was darüber liegt: verfällt mit Meldung',
    ]);
    expect(told('DV-DEBT', 'account', account)).toEqual(['Gemeldet wird ein Minus: unter −20:00']);
    expect(told('DV-DEBT', 'account', { ...account, debtLimitMinutes: null })).toEqual([]);
    expect(told('TVOED-10-7', 'account', { ...account, capAction: 'transferLongterm' })).toEqual([
      'Was darüber liegt: geht auf das Langzeitkonto',
    ]);
    expect(told('DV-AMPEL', 'account', account)).toEqual([
      'Grün: bis 20 Std. Plus oder Minus',
      'Gelb: bis 40 Std. Plus oder Minus',
      'Rot: darüber',
    ]);
  });

  it('show every figure that law or tariff sets beyond a day, with its unit', () => {
    const terms: RuleTerms = {
      date: '2027-03-01',
      parameters: STANDARD_PARAMETERS,
      personnelGroup: 'TVOED_VKA',
      payGroup: 'E8',
      isMinor: false,
      isMaternity: false,
      isSeverelyDisabled: true,
      worksInShifts: true,
    };
    const lines = [...RULES, ...PERIOD_RULES].flatMap(({ id, figures }) =>
      (figures?.(terms) ?? []).map(({ key, value }) => [id, ...told(id, key, value)]),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        ['TVOED-6-1', 'Vollzeitwoche: 39 Std.'],
        ['TVOED-6-1A', 'Am Stück: höchstens 18 Monate'],
        ['TVOED-26', 'Fünf-Tage-Woche: 31 Tage im Jahr'],
        ['BURLG-3-5', 'Fünf-Tage-Woche: wenigstens 20 Tage im Jahr'],
        ['SGB9-208', 'Fünf-Tage-Woche: 5 Tage zusätzlich'],
        ['TVOED-27', 'Im Jahr: höchstens 6 Tage'],
        ['SN-QZG', 'Fünf-Tage-Woche: 3 Tage im Jahr'],
        ['TVOED-22', 'Weitergezahlt wird: 42 Kalendertage lang'],
        ['TVOED-8-3', 'Pauschale: ab 12 Std.'],
        ['TVOED-BTV-44', 'Angerechnet wird: ein Viertel der Zeit über 15 Std.'],
      ]),
    );
    expect(lines.filter(([, line]) => line === undefined)).toEqual([]);
  });

  it('have words for every parameter of an agreement, and for what is left open', () => {
    for (const [key, value] of Object.entries(STANDARD_PARAMETERS)) expect(told('DV-CORE', key, value)).not.toEqual([]);
    expect(told('DV-ABS-CREDIT', 'core', STANDARD_PARAMETERS.frame)).toEqual([]);
    expect(Object.keys(PARAMETER_SCHEMA).filter((key) => !(key in STANDARD_PARAMETERS))).toEqual([]);
    expect(told('DV-CAP-DAY', 'dailyCreditCapMinutes', null)).toEqual(['Höchstens am Tag: ohne Grenze']);
    expect(told('DV-CAP-DAY', 'dailyCreditCapMinutes', 600)).toEqual(['Höchstens am Tag: 10 Std.']);
  });

  it.each(['floor', 'cliff'])('have a text for every choice of an agreement: breaks by %s', (variant) => {
    for (const basis of ['net', 'presence']) told('DV-BREAK-AUTO', 'breakRule', { ...breakRule, variant, basis });
    for (const settlement of ['month', 'quarter', 'year', 'yearEndMarch'])
      for (const capAction of ['forfeitReport', 'transferLongterm'])
        told('DV-CAP-PERIOD', 'account', { ...account, settlement, capAction, carryOverMaxMinutes: 600 });
    for (const policy of ['actual', 'creditRostered']) told('CAL-DST', 'dstPolicy', policy);
    for (const due of [true, false]) told('TVOED-8-1', 'supplementsDue', due);
    told('DV-FLEXDAY', 'flexDays', { maxPerMonth: 2, maxPerYear: 24, lowerLimitMinutes: -600 });
  });

  it('say how much may be worked at home, and on which days in the office', () => {
    const ofWeek = { places: 'both', span: { kind: 'week' } };
    const quota = (...quotas: object[]) => told('HO-QUOTA', 'homeOffice', { quotas, onsiteWeekdays: [4] });
    expect(quota()).toEqual(['Zu Hause: ohne Grenze']);
    expect(quota({ kind: 'percentOfTime', ...ofWeek, percentTenths: 600, basis: 'contract' })).toEqual([
      'Zu Hause: höchstens 60 % der Vertragszeit in der Woche',
    ]);
    expect(quota({ kind: 'percentOfTime', ...ofWeek, percentTenths: 405, basis: 'target' })).toEqual([
      'Zu Hause: höchstens 40,5 % der Sollzeit in der Woche',
    ]);
    expect(quota({ kind: 'days', ...ofWeek, maxHalfDays: 6, count: { kind: 'wholeDays' } })).toEqual([
      'Zu Hause: höchstens 3 Tage in der Woche',
    ]);
    expect(quota({ kind: 'minutesPerDay', places: 'both', maxMinutes: 240, minContractWeekMinutes: 600 })).toEqual([
      'Zu Hause: höchstens 4 Std. am Tag',
      'Kleine Verträge: bis 10 Std. in der Woche nicht zu Hause',
    ]);
    const fortnight = { kind: 'weeks', weeks: 2, firstMonday: '2026-01-05' };
    expect(
      quota(
        { kind: 'percentOfTime', places: 'telework', percentTenths: 500, basis: 'contract', span: fortnight },
        {
          ...ofWeek,
          kind: 'percentOfDays',
          percentTenths: 600,
          count: { kind: 'halfDayIfPart' },
          span: { kind: 'month' },
        },
        {
          ...{ kind: 'days', places: 'mobileWork', maxHalfDays: 25, span: { kind: 'halfYear' } },
          count: { kind: 'halfDayBelow', belowMinutes: 240 },
        },
      ),
    ).toEqual([
      'Telearbeit: höchstens 50 % der Vertragszeit',
      'Gerechnet wird: über 2 Wochen, gezählt ab 05.01.2026',
      'Zu Hause: höchstens 60 % der Arbeitstage',
      'Gerechnet wird: über den Kalendermonat',
      'Halbe Tage: wenn auch im Büro gearbeitet wurde',
      'Mobile Arbeit: höchstens 12,5 Tage',
      'Gerechnet wird: über das Kalenderhalbjahr',
      'Halbe Tage: mit weniger als 4 Std. zu Hause',
    ]);
    expect(told('HO-ONSITE', 'homeOffice', { quotas: [], onsiteWeekdays: [2, 4] })).toEqual([
      'In der Dienststelle: Dienstag',
      'In der Dienststelle: Donnerstag',
    ]);
  });

  it('say what must balance, and what the law sets over weeks and years', () => {
    expect(['24weeks', '6months', '4months'].flatMap((value) => told('ARBZG-3-AVG', 'averaging', value))).toEqual([
      'Ausgeglichen wird: innerhalb von 24 Wochen',
      'Ausgeglichen wird: innerhalb von 6 Kalendermonaten',
      'Ausgeglichen wird: innerhalb von 4 Monaten',
    ]);
    expect(told('ARBZG-3-AVG', 'werktagAverageMinutes', 480)).toEqual([
      'Im Schnitt höchstens: 8 Std. je Werktag (Montag bis Samstag)',
    ]);
    expect(told('ARBZG-3-AVG', 'weekAverageMinutes', 2880)).toEqual(['Im Schnitt höchstens: 48 Std. in der Woche']);
    expect(told('JARBSCHG', 'weekMinutes', 2400)).toEqual(['In der Woche: höchstens 40 Std.']);
    expect(told('MUSCHG', 'doubleWeekMinutes', 5400)).toEqual(['In zwei Wochen: höchstens 90 Std.']);
    expect(told('ARBZG-6', 'nightWorkDays', 48)).toEqual([
      'Als Nachtarbeitnehmer gilt: ab 48 Tagen mit Nachtarbeit im Jahr',
    ]);
    expect(told('ARBZG-11', 'freeSundays', 15)).toEqual(['Freie Sonntage im Jahr: mindestens 15']);
  });

  it('show nothing of a key that is not known, least of all its name', () => {
    expect(told('DV-NEW', 'tomorrowsParameter', { deep: [1] })).toEqual([]);
  });

  it('follow the language', () => {
    activeLanguage.set('en');
    const [line] = valueLines({ id: '' }, { key: 'minRestMinutes', value: 660, source: 'law', sourceName: '' });
    expect(line.value.params).toEqual({ length: '11 h' });
  });
});
