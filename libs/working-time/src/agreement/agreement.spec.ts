import { completeChanges, completeParameters, LATER_PARAMETERS, STANDARD_PARAMETERS } from './parameters';
import { type AgreementVersion, type Overlay, resolveAgreement, sourceOf } from './resolve-agreement';
import { validateAgreement, validateOverlay } from './validate-agreement';

const first: AgreementVersion = {
  agreementId: 'DV-1',
  version: 1,
  validFrom: '2020-01-01',
  validTo: '2025-12-31',
  parameters: STANDARD_PARAMETERS,
  paragraphs: { frame: '§ 4 (1)' },
};
const second: AgreementVersion = { ...first, version: 2, validFrom: '2026-01-01', validTo: null };
const wide = STANDARD_PARAMETERS.frame?.map((window) => window && { fromMinute: 360, toMinute: 1320 }) ?? null;
const pandemic: Overlay = {
  overlayId: 'PANDEMIC',
  title: 'Pandemie',
  validFrom: '2020-03-23',
  validTo: '2020-12-31',
  set: { frame: wide },
  precedence: 0,
};

const days = (maxHalfDays: number, span: object = { kind: 'week' }) => ({
  ...{ kind: 'days', places: 'both', maxHalfDays, count: { kind: 'wholeDays' }, span },
});
const fortnights = (firstMonday: string) => ({ kind: 'weeks', weeks: 2, firstMonday });
const SEVEN = ['week', 'month', 'quarter', 'halfYear', 'year']
  .map((kind) => days(8, { kind }))
  .concat(['mobileWork', 'telework'].map((places) => ({ ...days(8), places })));

describe('resolveAgreement', () => {
  it('takes the version that holds the day', () => {
    expect(resolveAgreement('2025-12-31', [first, second])?.version).toBe(1);
    expect(resolveAgreement('2026-01-01', [first, second])?.version).toBe(2);
    expect(resolveAgreement('2019-12-31', [first, second])).toBeNull();
  });

  it('lets the pandemic frame fall away by itself on 1 January 2021', () => {
    const last = resolveAgreement('2020-12-31', [first], [pandemic]);
    const after = resolveAgreement('2021-01-01', [first], [pandemic]);
    expect(last?.parameters.frame?.[0]?.toMinute).toBe(1320);
    expect(after?.parameters.frame?.[0]?.toMinute).toBe(1200);
    expect(last && sourceOf(last, 'frame')).toEqual({ overlayId: 'PANDEMIC' });
    expect(after && sourceOf(after, 'frame')).toEqual({ agreementId: 'DV-1', version: 1, paragraph: '§ 4 (1)' });
  });

  it('lets the higher precedence win, whatever the order of the list', () => {
    const heat: Overlay = { ...pandemic, overlayId: 'HEAT', set: { frame: null }, precedence: 1 };
    for (const overlays of [
      [heat, pandemic],
      [pandemic, heat],
    ]) {
      expect(resolveAgreement('2020-07-01', [first], overlays)).toMatchObject({
        parameters: { frame: null },
        overlaid: { frame: 'HEAT' },
      });
    }
  });
});

describe('validateAgreement', () => {
  const broken = (changes: object) =>
    validateAgreement({ ...STANDARD_PARAMETERS, ...changes }).map(({ path, code }) => [path, code]);

  it('finds nothing wrong with the standard', () => {
    expect(broken({})).toEqual([]);
  });

  it.each<[string, object, [string, string]]>([
    ['a fraction of a minute', { minRestMinutes: 660.5 }, ['minRestMinutes', 'schema.not-an-integer']],
    ['a missing key', { breakRule: undefined }, ['breakRule', 'schema.missing']],
    ['a key that nobody knows', { coffee: true }, ['coffee', 'schema.unknown-key']],
    ['a word that is no choice', { dstPolicy: 'whatever' }, ['dstPolicy', 'schema.not-an-option']],
    ['a week of six days', { frame: [null, null, null, null, null, null] }, ['frame', 'schema.wrong-length']],
    ['a cap above a day', { dailyCreditCapMinutes: 1441 }, ['dailyCreditCapMinutes', 'schema.out-of-range']],
    [
      'a frame that ends before it begins',
      { frame: [{ fromMinute: 1200, toMinute: 360 }, null, null, null, null, null, null] },
      ['frame.0', 'agreement.window-order'],
    ],
    [
      'core time outside the frame',
      { core: [{ fromMinute: 300, toMinute: 600 }, null, null, null, null, null, null] },
      ['core.0', 'agreement.core-outside-frame'],
    ],
    [
      'break tiers in the wrong order',
      { breakRule: { ...STANDARD_PARAMETERS.breakRule, tiers: [...STANDARD_PARAMETERS.breakRule.tiers].reverse() } },
      ['breakRule.tiers', 'agreement.tiers-not-ascending'],
    ],
    [
      'presence with a cliff',
      { breakRule: { ...STANDARD_PARAMETERS.breakRule, basis: 'presence', variant: 'cliff' } },
      ['breakRule.variant', 'agreement.presence-is-floor'],
    ],
    [
      'yellow below green',
      {
        account: {
          ...STANDARD_PARAMETERS.account,
          trafficLight: { greenMinutes: 100, yellowMinutes: 50, prorate: false },
        },
      },
      ['account.trafficLight', 'agreement.light-order'],
    ],
    [
      'a frame without any window',
      { frame: [null, null, null, null, null, null, null] },
      ['frame', 'agreement.frame-empty'],
    ],
    [
      'a deduction without tiers',
      { breakRule: { ...STANDARD_PARAMETERS.breakRule, tiers: [] } },
      ['breakRule.tiers', 'agreement.no-tiers'],
    ],
    [
      'more flex days a month than a year',
      { flexDays: { ...STANDARD_PARAMETERS.flexDays, maxPerMonth: 3, maxPerYear: 2 } },
      ['flexDays.maxPerMonth', 'agreement.month-above-year'],
    ],
    [
      'more carried over than the limit allows',
      { account: { ...STANDARD_PARAMETERS.account, capPlusMinutes: 2400, carryOverMaxMinutes: 4800 } },
      ['account.carryOverMaxMinutes', 'agreement.carry-above-cap'],
    ],
    [
      'a transfer of what lies above no limit',
      { account: { ...STANDARD_PARAMETERS.account, capPlusMinutes: null, capAction: 'transferLongterm' } },
      ['account.capAction', 'agreement.action-without-limit'],
    ],
    [
      'a quota of a kind that nobody knows',
      { homeOffice: { quotas: [{ kind: 'byMoonlight', percentTenths: 400 }], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.kind', 'schema.not-an-option'],
    ],
    [
      'a quota that does not say its kind',
      { homeOffice: { quotas: [{}], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.kind', 'schema.missing'],
    ],
    [
      'a quota with the figure of another kind',
      { homeOffice: { quotas: [{ ...days(4), percentTenths: 400 }], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.percentTenths', 'schema.unknown-key'],
    ],
    [
      'a quota that is only a number',
      { homeOffice: { quotas: [3], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0', 'schema.not-an-object'],
    ],
    [
      'a day in the office named twice',
      { homeOffice: { quotas: [], onsiteWeekdays: [4, 4] } },
      ['homeOffice.onsiteWeekdays', 'agreement.weekday-twice'],
    ],
    [
      'more days at home than the days in the office leave',
      { homeOffice: { quotas: [days(12)], onsiteWeekdays: [1, 4] } },
      ['homeOffice.quotas.0.maxHalfDays', 'agreement.quota-beyond-days'],
    ],
    [
      'half a day where days count whole',
      { homeOffice: { quotas: [days(5)], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.maxHalfDays', 'agreement.quota-of-half-days'],
    ],
    [
      'two limits of one thing',
      { homeOffice: { quotas: [days(4), days(6)], onsiteWeekdays: [] } },
      ['homeOffice.quotas.1', 'agreement.quota-twice'],
    ],
    [
      'more limits than anybody keeps in mind',
      { homeOffice: { quotas: SEVEN, onsiteWeekdays: [] } },
      ['homeOffice.quotas', 'agreement.too-many-quotas'],
    ],
    [
      'weeks counted from a Tuesday',
      { homeOffice: { quotas: [days(4, fortnights('2026-01-06'))], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.span.firstMonday', 'agreement.not-a-monday'],
    ],
    [
      'weeks counted from no day',
      { homeOffice: { quotas: [days(4, fortnights('Monday'))], onsiteWeekdays: [] } },
      ['homeOffice.quotas.0.span.firstMonday', 'schema.not-a-date'],
    ],
  ])('finds %s', (_, changes, flaw) => {
    expect(broken(changes)).toEqual([flaw]);
  });

  it('names the rule that the value would have decided', () => {
    const { breakRule } = STANDARD_PARAMETERS;
    const rules = (changes: object) =>
      validateAgreement({ ...STANDARD_PARAMETERS, ...changes }).map(({ rule }) => rule);
    expect(rules({ breakRule: { ...breakRule, tiers: [{ aboveMinutes: 360.5, breakMinutes: 30 }] } })).toEqual([
      'DV-BREAK-AUTO',
    ]);
    expect(rules({ breakRule: { ...breakRule, basis: 'presence', variant: 'cliff' } })).toEqual(['DV-BREAK-AUTO']);
    expect(rules({ core: 'nine to three' })).toEqual(['DV-CORE']);
    expect(rules({ coffee: true })).toEqual([null]);
  });

  it('accepts a quota of every kind', () => {
    const quotas = [
      {
        kind: 'percentOfTime',
        places: 'mobileWork',
        percentTenths: 405,
        basis: 'contract',
        span: { kind: 'halfYear' },
      },
      {
        kind: 'percentOfDays',
        places: 'both',
        percentTenths: 600,
        count: { kind: 'halfDayIfPart' },
        span: { kind: 'month' },
      },
      days(10),
      { ...days(5, fortnights('2026-01-05')), count: { kind: 'halfDayBelow', belowMinutes: 240 } },
      { kind: 'minutesPerDay', places: 'telework', maxMinutes: 240, minContractWeekMinutes: null },
    ];
    expect(broken({ homeOffice: { quotas: [], onsiteWeekdays: [] } })).toEqual([]);
    expect(broken({ homeOffice: { quotas, onsiteWeekdays: [1, 4] } })).toEqual([]);
  });

  it('completes a version that was stored before a parameter existed, and changes nothing that it says', () => {
    const { homeOffice, averaging, ...stored } = STANDARD_PARAMETERS;
    expect(completeParameters(stored)).toEqual({ ...stored, ...LATER_PARAMETERS });
    expect([homeOffice, averaging]).toEqual([{ quotas: [], onsiteWeekdays: [] }, '24weeks']);
    expect(completeParameters({ ...stored, averaging: '6months' }).averaging).toBe('6months');
    expect(validateAgreement(completeParameters(stored))).toEqual([]);
  });

  it.each([
    [null, []],
    [
      { kind: 'percentOfContractWeek', percent: 40 },
      [{ kind: 'percentOfTime', places: 'both', percentTenths: 400, basis: 'contract', span: { kind: 'week' } }],
    ],
    [
      { kind: 'percentOfWeekTarget', percent: 60 },
      [{ kind: 'percentOfTime', places: 'both', percentTenths: 600, basis: 'target', span: { kind: 'week' } }],
    ],
    [{ kind: 'daysPerWeek', maxDays: 3 }, [days(6)]],
    [
      { kind: 'minutesPerDay', maxMinutes: 240, minContractWeekMinutes: 600 },
      [{ kind: 'minutesPerDay', places: 'both', maxMinutes: 240, minContractWeekMinutes: 600 }],
    ],
  ] as const)('reads the one quota %j of a version of before', (quota, quotas) => {
    const stored = { homeOffice: { quota, onsiteWeekdays: [4] } };
    expect(completeChanges(stored)).toEqual({ homeOffice: { quotas, onsiteWeekdays: [4] } });
    expect(completeParameters({ ...STANDARD_PARAMETERS, ...stored }).homeOffice.quotas).toEqual(quotas);
    expect(broken(completeChanges(stored))).toEqual([]);
  });

  it('finds that it is no object at all', () => {
    expect(validateAgreement('agreement')).toMatchObject([{ code: 'schema.not-an-object' }]);
  });
});

describe('validateOverlay', () => {
  it('wants an end, and keys of the agreement only', () => {
    expect(validateOverlay(pandemic)).toEqual([]);
    expect(validateOverlay({ validFrom: '2020-03-23', validTo: null, set: { core: null } })).toMatchObject([
      { code: 'overlay.bad-date' },
    ]);
    expect(validateOverlay({ validFrom: '2020-03-23', validTo: '2020-03-22', set: { core: null } })).toMatchObject([
      { code: 'overlay.ends-before-start' },
    ]);
    expect(validateOverlay({ validFrom: '2020-03-23', validTo: '2020-03-24', set: { coffee: 1 } })).toMatchObject([
      { path: 'set.coffee' },
    ]);
    expect(validateOverlay({ validFrom: '2020-03-23', validTo: '2020-03-24', set: {} })).toMatchObject([
      { code: 'overlay.empty' },
    ]);
    expect(validateOverlay({ validFrom: '2020-03-23', validTo: undefined, set: { core: null } })).toMatchObject([
      { path: 'validTo', code: 'overlay.bad-date', rule: 'DV-OVERLAY' },
    ]);
  });

  const overVersion = (changes: object) =>
    validateOverlay({ ...pandemic, ...changes }, [first, second]).map(({ path, code, rule }) => [path, code, rule]);

  it('may last from one version to the next, but has no day without one', () => {
    expect(overVersion({})).toEqual([]);
    expect(overVersion({ validTo: '2027-01-01' })).toEqual([]);
    expect(overVersion({ validFrom: '2019-12-31' })).toEqual([['validFrom', 'overlay.outside-versions', 'DV-OVERLAY']]);
    expect(validateOverlay({ ...pandemic, validTo: '2026-01-01' }, [first])).toEqual([
      { path: 'validTo', code: 'overlay.outside-versions', rule: 'DV-OVERLAY', params: { date: '2026-01-01' } },
    ]);
  });

  it('must not contradict the version that it changes', () => {
    const core = first.parameters.frame?.map((window) => window && { fromMinute: 540, toMinute: 900 }) ?? null;
    const withCore = { ...first, parameters: { ...first.parameters, core } };
    const short = core?.map((window) => window && { fromMinute: 600, toMinute: 840 });
    const flaws = validateOverlay({ ...pandemic, set: { frame: short } }, [withCore, second]);
    expect(flaws).toHaveLength(5);
    expect(flaws[0]).toMatchObject({ path: 'set.core.0', code: 'agreement.core-outside-frame', rule: 'DV-CORE' });
    expect(validateOverlay({ ...pandemic, set: { frame: short, core: null } }, [withCore])).toEqual([]);
  });

  it('says nothing about a contradiction that the version had before', () => {
    const odd = { ...first.parameters.breakRule, tiers: [...first.parameters.breakRule.tiers].reverse() };
    const before = { ...first, parameters: { ...first.parameters, breakRule: odd } };
    expect(validateOverlay(pandemic, [before])).toEqual([]);
    expect(validateOverlay({ ...pandemic, set: { breakRule: odd } }, [first])).toMatchObject([
      { path: 'set.breakRule.tiers', rule: 'DV-BREAK-AUTO' },
    ]);
  });
});
