import fc from 'fast-check';
import { PARAMETER_SCHEMA, type Schema, STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { anyParameters, runs } from '@zeitbuch/working-time/testing';
import { de } from '../texts/de';
import { readLength } from '../shared/lengths';
import { readClock } from '../shared/read-clock';
import { readBalance } from './human-input';
import { KEYS } from './publication-draft';
import { entryOf, fieldsInSight, itemOf, linesOfKinds, readTexts, type Texts, textsOf } from './value-texts';

describe('what people type', () => {
  it('is read as a time of day, up to the end of the day', () => {
    expect(['6', '6:00', '06.00', '600', ' 19 30 ', '24:00', '0'].map(readClock)).toEqual([
      360, 360, 360, 360, 1170, 1440, 0,
    ]);
    expect(['', '24:01', '25', '6:60', '6:5', 'six', '-6'].map(readClock)).toEqual(Array(7).fill(null));
  });

  it('is read as a length, and never guessed where it could mean two things', () => {
    expect(['40', '7:30', '7.30', ' 100:05 ', '0'].map(readLength)).toEqual([2400, 450, 450, 6005, 0]);
    expect(['', '7,5', '7.5', '7:60', '-4', '1000'].map(readLength)).toEqual(Array(6).fill(null));
  });

  it('is read as a balance with any minus, and zero has no sign', () => {
    expect(['-10', '−10:30', '–1:05', '+2', '3:15', '-0'].map(readBalance)).toEqual([-600, -630, -65, 120, 195, 0]);
    expect(Object.is(readBalance('-0'), 0)).toBe(true);
    expect(['', '-', '--1', '1-', '7,5'].map(readBalance)).toEqual(Array(5).fill(null));
  });
});

describe('the fields of a value', () => {
  it('begin with what is agreed: read again unchanged, it is the same, whatever was agreed', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        for (const key of KEYS) {
          const { value, flaws } = readTexts(
            PARAMETER_SCHEMA[key],
            textsOf(PARAMETER_SCHEMA[key], parameters[key], key),
            key,
          );
          expect({ key, value, flaws }).toEqual({ key, value: parameters[key], flaws: [] });
        }
      }),
      runs(),
    );
  });

  it.each([
    [
      'a light',
      'account',
      { ...STANDARD_PARAMETERS.account, trafficLight: { greenMinutes: 0, yellowMinutes: 90, prorate: true } },
    ],
    ['a debt of zero', 'account', { ...STANDARD_PARAMETERS.account, debtLimitMinutes: 0 }],
    ['a balance that must remain', 'flexDays', { maxPerMonth: 0, maxPerYear: 12, lowerLimitMinutes: -600 }],
    ['no break window', 'coreBreakWindow', null],
    [
      'a day at home',
      'homeOffice',
      {
        quotas: [{ kind: 'minutesPerDay', maxMinutes: 240, places: 'both', minContractWeekMinutes: null }],
        onsiteWeekdays: [1, 5],
      },
    ],
  ] as const)('keep %s', (_name, key, agreed) => {
    const { value, flaws } = readTexts(PARAMETER_SCHEMA[key], textsOf(PARAMETER_SCHEMA[key], agreed, key), key);
    expect({ value, flaws }).toEqual({ value: agreed, flaws: [] });
    expect(JSON.stringify(value)).not.toContain('-0');
  });

  const reading = (key: 'frame' | 'breakRule' | 'account' | 'homeOffice' | 'flexDays', change: Texts) =>
    readTexts(
      PARAMETER_SCHEMA[key],
      { ...textsOf(PARAMETER_SCHEMA[key], STANDARD_PARAMETERS[key], key), ...change },
      key,
    );

  it('take the times of a day, no times for a day without, and say where they cannot be read', () => {
    const saturday = reading('frame', { 'frame.5.from': '8', 'frame.5.to': '12' }).value as readonly unknown[];
    expect(saturday[5]).toEqual({ fromMinute: 480, toMinute: 720 });
    const half = { 'frame.5.from': '8', 'frame.5.to': '' };
    expect(reading('frame', half).flaws).toEqual([{ field: 'frame.5', problem: 'clock' }]);
    expect(reading('frame', { ...half, 'frame.none': true })).toEqual({ value: null, flaws: [] });
  });

  it('leave out lines that are empty, and miss what a line lacks', () => {
    const more = { 'breakRule.tiers.2.aboveMinutes': '10', 'breakRule.tiers.2.breakMinutes': '1' };
    expect(reading('breakRule', more).value).toMatchObject({
      tiers: [...STANDARD_PARAMETERS.breakRule.tiers, { aboveMinutes: 600, breakMinutes: 60 }],
    });
    const fewer = { 'breakRule.tiers.0.aboveMinutes': '', 'breakRule.tiers.0.breakMinutes': ' ' };
    expect(reading('breakRule', fewer).value).toMatchObject({ tiers: [{ aboveMinutes: 540, breakMinutes: 45 }] });
    expect(reading('breakRule', { 'breakRule.tiers.0.breakMinutes': '' }).flaws).toEqual([
      { field: 'breakRule.tiers.0.breakMinutes', problem: 'length' },
    ]);
  });

  it('take as many limits as are chosen, with one line more to choose', () => {
    const share = { 'homeOffice.quotas.1.kind': 'percentOfTime', 'homeOffice.quotas.1.percentTenths': '33,3' };
    const weeks = { 'homeOffice.quotas.1.span.kind': 'weeks', 'homeOffice.quotas.1.span.weeks': '2' };
    const from = (text: string) => ({ 'homeOffice.quotas.1.span.firstMonday': text });
    // The first line was chosen and given up again.
    const texts = { 'homeOffice.quotas.0.kind': 'none', ...share, ...weeks, ...from('5.1.2026') };
    expect(linesOfKinds(texts, 'homeOffice.quotas')).toEqual([0, 1, 2]);
    const span = { kind: 'weeks', weeks: 2, firstMonday: '2026-01-05' };
    expect(reading('homeOffice', texts)).toMatchObject({
      value: { quotas: [{ kind: 'percentOfTime', percentTenths: 333, basis: 'contract', span }] },
      flaws: [],
    });
    expect(reading('homeOffice', { ...texts, ...from('soon') }).flaws).toEqual([
      { field: 'homeOffice.quotas.1.span.firstMonday', problem: 'date' },
    ]);
    const six = Object.fromEntries([0, 1, 2, 3, 4, 5].map((line) => [`homeOffice.quotas.${line}.kind`, 'days']));
    expect(linesOfKinds(six, 'homeOffice.quotas')).toHaveLength(6);
  });

  it('ask only for what the kind or the tick brings', () => {
    const days = { 'homeOffice.quotas.0.kind': 'days', 'homeOffice.quotas.0.maxHalfDays': '2,5' };
    const ofWeek = {
      kind: 'days',
      maxHalfDays: 5,
      places: 'both',
      count: { kind: 'wholeDays' },
      span: { kind: 'week' },
    };
    expect(reading('homeOffice', days).value).toEqual({ quotas: [ofWeek], onsiteWeekdays: [] });
    for (const halfDays of [1, 7, 13, 15, 25, 731]) {
      const typed = `${Math.floor(halfDays / 2)},5`;
      const read = reading('homeOffice', { ...days, 'homeOffice.quotas.0.maxHalfDays': typed });
      expect([typed, read]).toMatchObject([typed, { value: { quotas: [{ maxHalfDays: halfDays }] }, flaws: [] }]);
    }
    for (const text of ['three', '2,4', ''])
      expect(reading('homeOffice', { ...days, 'homeOffice.quotas.0.maxHalfDays': text }).flaws).toEqual([
        { field: 'homeOffice.quotas.0.maxHalfDays', problem: 'halves' },
      ]);
    expect(reading('account', { 'account.trafficLight.greenMinutes': '' }).flaws).toEqual([
      { field: 'account.trafficLight.greenMinutes', problem: 'length' },
    ]);
    const dark = { 'account.trafficLight.greenMinutes': '', 'account.trafficLight.has': false };
    expect(reading('account', dark)).toMatchObject({ value: { trafficLight: null }, flaws: [] });
    expect(reading('flexDays', { 'flexDays.lowerLimitMinutes': 'x' }).flaws).toEqual([
      { field: 'flexDays.lowerLimitMinutes', problem: 'balance' },
    ]);
  });

  it('have words: every field, every option', () => {
    const told = (path: string): unknown =>
      path
        .split('.')
        .reduce<unknown>((tree, step) => (tree as Record<string, unknown> | undefined)?.[step], de.agreements.form);
    const labels = (schema: Schema, path: string): string[] => {
      const entry = entryOf(schema, path.slice(path.lastIndexOf('.') + 1));
      const within = (fields: Readonly<Record<string, Schema>>) =>
        Object.entries(fields).flatMap(([name, field]) => labels(field, `${path}.${name}`));
      switch (entry.as) {
        case 'week':
          return [`field.${path}.none`, `none.${path}`];
        case 'window':
          return [`field.${path}.from`, `field.${path}.to`, ...within(entry.fields)];
        case 'rows':
          return within(entry.fields);
        case 'group':
          return [...(entry.nullable ? [`field.${path}.has`] : []), ...within(entry.fields)];
        case 'kinds': {
          const kinds = [...(entry.nullable ? ['none'] : []), ...Object.keys(entry.kinds)];
          return [
            `field.${path}.kind`,
            ...kinds.map((kind) => `option.${path}.kind.${kind}`),
            ...Object.values(entry.kinds).flatMap(within),
          ];
        }
        case 'listOfKinds':
          return labels(itemOf(entry.kinds), path);
        case 'choice':
          return path.includes('.')
            ? [`field.${path}`, ...entry.options.map((option) => `option.${path}.${option}`)]
            : [];
        case 'tick':
          return path.includes('.') ? [`field.${path}`] : [];
        default:
          return [`field.${path}`];
      }
    };
    const wanted = KEYS.flatMap((key) => labels(PARAMETER_SCHEMA[key], key));
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((path) => typeof told(path) !== 'string')).toEqual([]);
    expect(fieldsInSight(PARAMETER_SCHEMA.minRestMinutes, {}, 'minRestMinutes')).toEqual(['minRestMinutes']);
  });
});
