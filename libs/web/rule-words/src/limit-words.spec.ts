import { type LimitDto } from '@zeitbuch/web-data-access';
import { activeLanguage } from '@zeitbuch/web-ui';
import { limitFigure, limitLook, limitName, limitSpan } from './limit-words';
import { germanRuleTexts } from './texts/de';
import { type Words } from './words';

type Tree = { readonly [key: string]: string | Tree };

/** The text as the screen shows it; throws where a key has none. */
function say({ key, params = {} }: Words): string {
  const text = key.split('.').reduce<string | Tree>((tree, part) => (tree as Tree)[part], germanRuleTexts);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => String(params[name]));
}

const home: LimitDto = {
  rule: 'HO-QUOTA',
  code: 'HOMEOFFICE_QUOTA_EXCEEDED',
  from: '2026-11-23',
  to: '2026-11-29',
  unit: 'days',
  bound: 'atMost',
  actual: 3,
  limit: 3,
  state: 'near',
  params: { kind: 'days', places: 'both', span: 'week' },
};
const rest: LimitDto = {
  ...home,
  code: 'SUBSTITUTE_REST_DAY_MISSING',
  from: '2026-10-25',
  to: '2026-11-07',
  bound: 'atLeast',
  actual: 0,
  limit: 1,
};
const sundays: LimitDto = {
  ...home,
  code: 'FREE_SUNDAYS_BELOW_15',
  bound: 'atLeast',
  limit: 15,
  params: { workedSundays: 12, until: '2026-10-31' },
};
const told = (limit: Partial<LimitDto>) => {
  const whole = { ...home, ...limit };
  return [limitSpan(whole), limitFigure(whole)].map(say).concat(say(limitLook(whole)));
};

describe('a limit in words', () => {
  afterEach(() => activeLanguage.set('de'));

  it('shows a week in days, in hours and by its longest day', () => {
    expect(told({})).toEqual(['KW 48', '3 von 3 Tagen', 'ausgeschöpft']);
    expect(told({ limit: 1, state: 'exceeded' })).toEqual(['KW 48', '3 von 1 Tag', 'überschritten']);
    expect(told({ unit: 'minutes', actual: 936, limit: 1404, state: 'within' })[1]).toBe('15:36 von 23:24 Std.');
    expect(told({ unit: 'minutes', actual: 300, limit: 240, params: { kind: 'minutesPerDay' } })[1]).toBe(
      'längster Tag 5:00 von 4:00 Std.',
    );
  });

  it('shows averages with the days over which they are taken', () => {
    const average = { code: 'AVG_8H_EXCEEDED', from: '2026-06-11', to: '2026-11-25', actual: 462, limit: 480 };
    expect(told({ ...average, unit: 'minutesPerWerktag', state: 'near' })).toEqual([
      '11.06.2026 – 25.11.2026',
      '7:42 von 8:00 Std. im Schnitt',
      'fast erreicht',
    ]);
    const week = { ...average, unit: 'minutesPerWeek' as const, actual: 2500, limit: 2880 };
    expect(told(week)[1]).toBe('41:40 von 48:00 Std. im Schnitt je Woche');
  });

  it('shows months, years and two weeks by their name', () => {
    expect(told({ from: '2026-11-01', to: '2026-11-30' })[0]).toBe('November 2026');
    expect(told({ from: '2026-01-01', to: '2026-12-31' })[0]).toBe('2026');
    expect(told({ from: '2026-12-21', to: '2027-01-03' })[0]).toBe('KW 52 und 53');
    // A month that begins on a Monday is no week.
    expect(told({ from: '2026-06-01', to: '2026-06-30' })[0]).toBe('Juni 2026');
  });

  it('shows the span of a quota, and which work it counts', () => {
    const quota = (span: string, from: string, to: string, places = 'both') => {
      const limit = { ...home, from, to, params: { kind: 'days', places, span } };
      return [limitName(limit), limitSpan(limit)].map(say);
    };
    expect(quota('halfYear', '2026-07-01', '2026-12-31')).toEqual(['Arbeit zu Hause', '2. Halbjahr 2026']);
    expect(quota('quarter', '2026-04-01', '2026-06-30', 'telework')).toEqual(['Telearbeit', '2. Quartal 2026']);
    expect(quota('weeks', '2026-11-09', '2026-12-06', 'mobileWork')).toEqual(['Mobile Arbeit', 'KW 46 bis 49']);
    expect(quota('weeks', '2026-11-23', '2026-12-06')[1]).toBe('KW 48 und 49');
    expect(quota('year', '2026-01-01', '2026-12-31')[1]).toBe('2026');
  });

  it('shows half flex days', () => {
    expect(told({ unit: 'halfDays', actual: 3, limit: 4 })[1]).toBe('1,5 von 2 Tagen');
    expect(told({ unit: 'halfDays', actual: 0, limit: 2 })[1]).toBe('0 von 1 Tag');
    activeLanguage.set('en');
    expect(limitFigure({ ...home, unit: 'halfDays', actual: 3, limit: 4 }).params).toEqual({
      actual: '1.5',
      limit: '2',
    });
  });

  it('shows a day of rest that was given, that is to come, and that is missing', () => {
    expect(told({ ...rest, actual: 1, state: 'within', params: { givenOn: '2026-10-31' } })).toEqual([
      'für Arbeit am So 25.10.',
      'frei am Sa 31.10.',
      'im Rahmen',
    ]);
    expect(told({ ...rest, state: 'within' })).toEqual([
      'für Arbeit am So 25.10.',
      'frei zu geben bis Sa 07.11.',
      'steht noch aus',
    ]);
    expect(told({ ...rest, state: 'near' })[2]).toBe('bald fällig');
    // A day that is past is no duty to come.
    expect(told({ ...rest, state: 'exceeded' }).slice(1)).toEqual([
      'bis Sa 07.11. war kein Tag frei',
      'nicht eingehalten',
    ]);
  });

  it('shows the rest between two employers as too short, and the day of both as a sum', () => {
    const both = { unit: 'minutes' as const, from: '2026-11-24', state: 'exceeded' as const };
    expect(
      told({ ...both, code: 'REST_11H_VIOLATED', to: '2026-11-25', bound: 'atLeast', actual: 570, limit: 660 }),
    ).toEqual(['24.11.2026 – 25.11.2026', 'nur 9:30 von 11:00 Std.', 'nicht eingehalten']);
    expect(told({ ...both, code: 'DAILY_MAX_10H_EXCEEDED', to: '2026-11-24', actual: 660, limit: 600 })).toEqual([
      'Di 24.11.',
      '11:00 von 10:00 Std.',
      'überschritten',
    ]);
  });

  it('says what must at least be, fixed days, and a place that is not open', () => {
    expect(told({ ...sundays, actual: 40 })[1]).toBe(
      'bis 31.10. an 12 Sonntagen gearbeitet, 40 können frei bleiben, mindestens 15',
    );
    expect(told({ ...sundays, actual: 16, state: 'near' })[2]).toBe('knapp');
    const onsite = { code: 'ONSITE_DAY_MISSED', limit: 0 };
    expect(told({ ...onsite, actual: 0, state: 'within' }).slice(1)).toEqual(['eingehalten', 'im Rahmen']);
    expect(told({ ...onsite, actual: 1, state: 'exceeded' }).slice(1)).toEqual([
      'an 1 Tag zu Hause',
      'nicht eingehalten',
    ]);
    expect(told({ ...onsite, actual: 2, state: 'exceeded' })[1]).toBe('an 2 Tagen zu Hause');
    expect(told({ code: 'LOCATION_NOT_ELIGIBLE', unit: 'minutes', actual: 468, limit: 0 })[1]).toBe(
      '7:48 Std. zu Hause',
    );
  });

  it('does not call near what lies above a limit and can still be balanced', () => {
    const month = { code: 'MUSCHG_MONTH_CONTRACT_EXCEEDED', unit: 'minutes' as const, actual: 3780, limit: 3744 };
    expect(told({ ...month, state: 'near' }).slice(1)).toEqual(['63:00 von 62:24 Std.', 'noch auszugleichen']);
    expect(told({ ...month, state: 'exceeded' })[2]).toBe('überschritten');
  });

  it('blames nobody for a threshold: it is reached, and brings protection', () => {
    const nights: LimitDto = { ...home, code: 'NIGHT_WORK_48_DAYS', bound: 'threshold', actual: 48, limit: 48 };
    expect(limitLook({ ...nights, state: 'exceeded' })).toEqual({
      tone: 'info',
      icon: 'info',
      key: 'limits.state.reached',
    });
    expect(say(limitFigure(nights))).toBe('48 im Jahr, mehr Schutz ab 48');
    expect(limitLook({ ...nights, actual: 41, state: 'near' }).key).toBe('limits.state.near');
  });
});
