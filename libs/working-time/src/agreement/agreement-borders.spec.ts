import { type AgreementParameters, STANDARD_PARAMETERS } from './parameters';
import { type AgreementVersion, type Overlay, resolveAgreement, sourceOf } from './resolve-agreement';
import { validateAgreement, validateOverlay } from './validate-agreement';
import { type LocalDate } from '../time';

/** Flaws without the rule they concern: which rule that is, agreement.spec.ts says. */
const places = (found: ReturnType<typeof validateAgreement>) => found.map(({ rule: _rule, ...flaw }) => flaw);
const flaws = (changes: object) => places(validateAgreement({ ...STANDARD_PARAMETERS, ...changes }));
const { breakRule, account } = STANDARD_PARAMETERS;
const always = (fromMinute: number, toMinute: number) => [1, 2, 3, 4, 5, 6, 7].map(() => ({ fromMinute, toMinute }));
const onMonday = (fromMinute: number, toMinute: number) => [
  { fromMinute, toMinute },
  null,
  null,
  null,
  null,
  null,
  null,
];

describe('validateAgreement at the limit itself and one beside', () => {
  it.each<[keyof AgreementParameters, number, number]>([
    ['dailyCreditCapMinutes', 1, 1440],
    ['minRestMinutes', 540, 1440],
  ])('accepts %s from %i to %i', (key, min, max) => {
    expect([...flaws({ [key]: min }), ...flaws({ [key]: max })]).toEqual([]);
    for (const value of [min - 1, max + 1])
      expect(flaws({ [key]: value })).toEqual([{ path: key, code: 'schema.out-of-range', params: { min, max } }]);
  });

  it('knows the limits of breaks, flex days and the account', () => {
    const flexDays = { maxPerMonth: 31, maxPerYear: 366, lowerLimitMinutes: -60_000 };
    expect(flaws({ flexDays, breakRule: { ...breakRule, minPieceMinutes: 60 } })).toEqual([]);
    expect(flaws({ flexDays: { maxPerMonth: 0, maxPerYear: 0, lowerLimitMinutes: 60_000 } })).toEqual([]);
    const beyond = { maxPerMonth: 32, maxPerYear: 367, lowerLimitMinutes: 60_001 };
    expect(flaws({ flexDays: beyond }).map(({ path }) => path)).toEqual([
      'flexDays.maxPerMonth',
      'flexDays.maxPerYear',
      'flexDays.lowerLimitMinutes',
    ]);
    expect(flaws({ breakRule: { ...breakRule, minPieceMinutes: 61 } })).toHaveLength(1);
    expect(flaws({ account: { ...account, debtLimitMinutes: 0, capPlusMinutes: 60_000 } })).toEqual([]);
    expect(flaws({ account: { ...account, debtLimitMinutes: 1, capPlusMinutes: 60_001 } })).toEqual([
      { path: 'account.capPlusMinutes', code: 'schema.out-of-range', params: { min: 0, max: 60_000 } },
      { path: 'account.debtLimitMinutes', code: 'schema.out-of-range', params: { min: -60_000, max: 0 } },
    ]);
  });

  it('accepts null where nothing may be set, and only there', () => {
    const nothing = { frame: null, core: null, coreBreakWindow: null, dailyCreditCapMinutes: null };
    const account_ = { ...account, capPlusMinutes: null, carryOverMaxMinutes: null, debtLimitMinutes: null };
    expect(flaws({ ...nothing, account: { ...account_, trafficLight: null } })).toEqual([]);
    expect(flaws({ coreBreakWindow: { fromMinute: 690, toMinute: 840, maxMinutes: null } })).toEqual([]);
    expect(
      flaws({ minRestMinutes: null, breakRule: null, supplementsDue: null }).map(({ path, code }) => [path, code]),
    ).toEqual([
      ['breakRule', 'schema.not-an-object'],
      ['minRestMinutes', 'schema.not-an-integer'],
      ['supplementsDue', 'schema.not-a-boolean'],
    ]);
  });

  it('says where in the structure something is wrong, and what would be right', () => {
    const tiers = [breakRule.tiers[0], { aboveMinutes: 540, breakMinutes: 1441 }];
    expect(flaws({ breakRule: { ...breakRule, tiers } })).toEqual([
      { path: 'breakRule.tiers.1.breakMinutes', code: 'schema.out-of-range', params: { min: 0, max: 1440 } },
    ]);
    expect(flaws({ breakRule: { ...breakRule, tiers: {} } })).toEqual([
      { path: 'breakRule.tiers', code: 'schema.not-a-list', params: {} },
    ]);
    expect(flaws({ frame: [[], null, null, null, null, null, null] })).toEqual([
      { path: 'frame.0', code: 'schema.not-an-object', params: {} },
    ]);
    expect(flaws({ frame: [null] })).toEqual([{ path: 'frame', code: 'schema.wrong-length', params: { length: 7 } }]);
    expect(flaws({ dstPolicy: 'guess' })).toEqual([
      { path: 'dstPolicy', code: 'schema.not-an-option', params: { options: 'actual creditRostered' } },
    ]);
    expect(flaws({ account: { ...account, coffee: true } })).toEqual([
      { path: 'account.coffee', code: 'schema.unknown-key', params: {} },
    ]);
    expect(places(validateAgreement(null))).toEqual([{ path: '', code: 'schema.not-an-object', params: {} }]);
    expect(places(validateAgreement([]))).toEqual([{ path: '', code: 'schema.not-an-object', params: {} }]);
    expect(validateAgreement({}).map(({ path }) => path)).toEqual(Object.keys(STANDARD_PARAMETERS));
  });

  it('asks every list of options, every flag and every window', () => {
    const wrong = {
      breakRule: { ...breakRule, autoDeduct: 1, variant: 'soft', basis: 'gross' },
      supplementsDue: 'yes',
      account: {
        ...account,
        settlement: 'day',
        capAction: 'burn',
        trafficLight: { ...account.trafficLight, prorate: 0 },
      },
    };
    expect(flaws(wrong).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'breakRule.autoDeduct schema.not-a-boolean',
      'breakRule.variant schema.not-an-option',
      'breakRule.basis schema.not-an-option',
      'supplementsDue schema.not-a-boolean',
      'account.settlement schema.not-an-option',
      'account.capAction schema.not-an-option',
      'account.trafficLight.prorate schema.not-a-boolean',
    ]);
    const settlements = ['month', 'quarter', 'year', 'yearEndMarch'];
    expect(settlements.flatMap((settlement) => flaws({ account: { ...account, settlement } }))).toEqual([]);
    const actions = ['forfeitReport', 'transferLongterm'];
    expect(actions.flatMap((capAction) => flaws({ account: { ...account, capAction } }))).toEqual([]);
    // No plan can be put on record: what cannot work is not agreed upon.
    expect(flaws({ account: { ...account, capAction: 'restoreOnPlan' } })).toMatchObject([
      { path: 'account.capAction', code: 'schema.not-an-option' },
    ]);
    expect(flaws({ breakRule: { ...breakRule, variant: 'cliff' }, dstPolicy: 'creditRostered' })).toEqual([]);
    expect(flaws({ breakRule: { ...breakRule, basis: 'presence' } })).toEqual([]);
  });
});

describe('contradictions of an agreement', () => {
  const codes = (changes: object) => flaws(changes).map(({ path, code }) => `${path} ${code}`);

  it('are windows without a minute in them', () => {
    expect(
      codes({ frame: onMonday(360, 361), coreBreakWindow: { fromMinute: 690, toMinute: 691, maxMinutes: null } }),
    ).toEqual([]);
    expect(codes({ frame: onMonday(360, 360) })).toEqual(['frame.0 agreement.window-order']);
    expect(codes({ frame: null, core: onMonday(600, 600) })).toEqual(['core.0 agreement.window-order']);
    expect(codes({ coreBreakWindow: { fromMinute: 690, toMinute: 690, maxMinutes: null } })).toEqual([
      'coreBreakWindow agreement.window-order',
    ]);
  });

  it('are core times that reach out of the frame by a minute, or lie on a day without one', () => {
    const core = (fromMinute: number, toMinute: number) =>
      codes({ frame: always(360, 1200), core: onMonday(fromMinute, toMinute) });
    expect(core(360, 1200)).toEqual([]);
    expect([core(359, 1200), core(360, 1201)]).toEqual([
      ['core.0 agreement.core-outside-frame'],
      ['core.0 agreement.core-outside-frame'],
    ]);
    expect(codes({ frame: [null, ...always(360, 1200).slice(1)], core: onMonday(540, 900) })).toEqual([
      'core.0 agreement.core-outside-frame',
    ]);
    expect(codes({ frame: null, core: onMonday(0, 1440) })).toEqual([]);
  });

  it('are tiers that do not ascend; the same break for a later threshold is none', () => {
    const tiers = (...list: [number, number][]) =>
      codes({
        breakRule: {
          ...breakRule,
          tiers: list.map(([aboveMinutes, breakMinutes]) => ({ aboveMinutes, breakMinutes })),
        },
      });
    expect([tiers([360, 30]), tiers([360, 30], [361, 30])]).toEqual([[], []]);
    expect(tiers()).toEqual(['breakRule.tiers agreement.no-tiers']);
    expect(tiers([360, 30], [360, 45])).toEqual(['breakRule.tiers agreement.tiers-not-ascending']);
    expect(tiers([360, 30], [540, 29])).toEqual(['breakRule.tiers agreement.tiers-not-ascending']);
    expect(tiers([360, 30], [540, 45], [400, 60])).toEqual(['breakRule.tiers agreement.tiers-not-ascending']);
  });

  it('is a yellow limit below the green one, but not at it', () => {
    const light = (yellowMinutes: number) =>
      codes({ account: { ...account, trafficLight: { greenMinutes: 100, yellowMinutes, prorate: true } } });
    expect([light(100), light(99)]).toEqual([[], ['account.trafficLight agreement.light-order']]);
  });
});

describe('overlays', () => {
  const day = { validFrom: '2026-07-01' as const, validTo: '2026-07-01' as const, set: { core: null } };

  it('may last one day and must name what they set', () => {
    expect(places(validateOverlay(day))).toEqual([]);
    expect(places(validateOverlay({ ...day, validFrom: 'July' }))).toEqual([
      { path: 'validFrom', code: 'overlay.bad-date', params: {} },
    ]);
    expect(places(validateOverlay({ ...day, validTo: '2026-06-30' }))).toEqual([
      { path: 'validTo', code: 'overlay.ends-before-start', params: {} },
    ]);
    expect(places(validateOverlay({ validFrom: null, validTo: null, set: null }))).toEqual([
      { path: 'validFrom', code: 'overlay.bad-date', params: {} },
      { path: 'validTo', code: 'overlay.bad-date', params: {} },
      { path: 'set', code: 'overlay.empty', params: {} },
    ]);
    expect(places(validateOverlay({ ...day, set: 'core' }))).toEqual([
      { path: 'set', code: 'overlay.empty', params: {} },
    ]);
    expect(places(validateOverlay({ ...day, set: { toString: 1, minRestMinutes: -1 } }))).toEqual([
      { path: 'set.toString', code: 'schema.unknown-key', params: {} },
      { path: 'set.minRestMinutes', code: 'schema.out-of-range', params: { min: 540, max: 1440 } },
    ]);
  });

  it('hold from their first to their last day, and on a tie the later name wins', () => {
    const version: AgreementVersion = {
      agreementId: 'DV-1',
      version: 3,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      parameters: STANDARD_PARAMETERS,
    };
    const heat: Overlay = {
      ...day,
      validTo: '2026-07-31',
      overlayId: 'HEAT',
      title: 'Hitze',
      precedence: 1,
      set: { minRestMinutes: 600 },
    };
    const event: Overlay = { ...heat, overlayId: 'EVENT', set: { minRestMinutes: 540 } };
    const rest = (date: LocalDate, ...overlays: Overlay[]) =>
      resolveAgreement(date, [version], overlays)?.parameters.minRestMinutes;
    expect((['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'] as const).map((date) => rest(date, heat))).toEqual(
      [660, 600, 600, 660],
    );
    expect([rest('2026-07-15', heat, event), rest('2026-07-15', event, heat)]).toEqual([600, 600]);
    expect(rest('2026-07-15', { ...heat, precedence: 0 }, event)).toBe(540);
    expect((['2025-12-31', '2027-01-01'] as const).map((date) => rest(date))).toEqual([undefined, undefined]);
    expect((['2026-01-01', '2026-12-31'] as const).map((date) => rest(date))).toEqual([660, 660]);
    const resolved = resolveAgreement('2026-07-15', [version], [heat, event]);
    expect(resolved).toMatchObject({ overlaid: { minRestMinutes: 'HEAT' }, paragraphs: {} });
    expect(resolved && sourceOf(resolved, 'core')).toEqual({ agreementId: 'DV-1', version: 3 });
  });

  it('take the paragraph of the value that they replace with it, and bring their own where they have one', () => {
    const version: AgreementVersion = {
      agreementId: 'DV-1',
      version: 3,
      validFrom: '2026-01-01',
      validTo: null,
      parameters: STANDARD_PARAMETERS,
      paragraphs: { frame: '§ 4 (1)', core: '§ 4 (2)', minRestMinutes: '§ 5 (3)' },
    };
    const heat: Overlay = { ...day, overlayId: 'HEAT', title: 'Hitze', precedence: 0, set: { frame: null } };
    const care: Overlay = { ...heat, overlayId: 'CARE', legalBasis: '§ 9 (2)', set: { minRestMinutes: 600 } };
    const resolved = resolveAgreement('2026-07-01', [version], [heat, care]);
    const sources = (['frame', 'core', 'minRestMinutes'] as const).map((key) => resolved && sourceOf(resolved, key));
    expect(sources).toEqual([
      { overlayId: 'HEAT' },
      { agreementId: 'DV-1', version: 3, paragraph: '§ 4 (2)' },
      { overlayId: 'CARE', paragraph: '§ 9 (2)' },
    ]);
    // The version itself is shared by every day: what one day replaces, the next has again.
    expect(resolveAgreement('2026-07-02', [version], [heat])?.paragraphs).toEqual(version.paragraphs);
  });
});
