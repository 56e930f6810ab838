import { type AgreementParameters, STANDARD_PARAMETERS, validateOverlay } from '@zeitbuch/working-time';
import { readClock, readLength } from './human-input';
import { choose, draftFlaws, EDITABLE_KEYS, EMPTY_DRAFT, type OverlayDraft, requestOf } from './overlay-draft';

const base = STANDARD_PARAMETERS;
const words = { title: 'Hitzeregelung', legalBasis: 'Beschluss', validFrom: '2026-12-01', validTo: '2026-12-31' };
const everything = (parameters: AgreementParameters) =>
  EDITABLE_KEYS.reduce<OverlayDraft>((draft, key) => choose(draft, key, true, parameters), {
    ...EMPTY_DRAFT,
    ...words,
  });

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
});

describe('the draft of a temporary rule', () => {
  it.each([
    ['the usual agreement', base],
    [
      'one without limits, with core time and a debt of nought',
      {
        ...base,
        frame: null,
        core: [{ fromMinute: 540, toMinute: 900 }, null, null, null, null, null, null],
        homeOffice: { quota: { kind: 'percentOfContractWeek' as const, percent: 60 }, onsiteWeekdays: [2] },
        dailyCreditCapMinutes: null,
        account: { ...base.account, capPlusMinutes: null, debtLimitMinutes: 0, trafficLight: null },
      },
    ],
  ])('begins with the values of %s: sent unchanged, they are the same', (_name, parameters) => {
    const draft = everything(parameters);
    expect(draftFlaws(draft, parameters)).toEqual([]);
    const { set, ...rest } = requestOf(draft, parameters, 'id');
    expect(rest).toEqual({ overlayId: 'id', ...words });
    const { frame, core, dailyCreditCapMinutes, flexDays, account, homeOffice } = parameters;
    expect(set).toEqual({ frame, core, dailyCreditCapMinutes, flexDays, account, homeOffice });
    expect(Object.is(set['account'].debtLimitMinutes, -0)).toBe(false);
    expect(validateOverlay({ ...words, set })).toEqual([]);
  });

  it('sets nothing but what was chosen, and forgets what was left out again', () => {
    const draft = choose({ ...EMPTY_DRAFT, ...words }, 'frame', true, base);
    expect(Object.keys(requestOf(draft, base, 'id').set)).toEqual(['frame']);
    expect(requestOf(choose(draft, 'frame', false, base), base, 'id').set).toEqual({});
  });

  it('takes the times of a day, no times for a day without, and says where it cannot read', () => {
    const draft = choose({ ...EMPTY_DRAFT, ...words }, 'frame', true, base);
    const frame = draft.frame.map((day, index) => (index === 5 ? { from: '8', to: '12' } : day));
    expect(requestOf({ ...draft, frame }, base, 'id').set['frame'][5]).toEqual({ fromMinute: 480, toMinute: 720 });
    const half = draft.frame.map((day, index) => (index === 5 ? { from: '8', to: '' } : day));
    expect(draftFlaws({ ...draft, frame: half }, base)).toEqual([{ field: 'set.frame.5', problem: 'clock' }]);
    expect(draftFlaws({ ...draft, frame: half, noFrame: true }, base)).toEqual([]);
    expect(requestOf({ ...draft, noFrame: true }, base, 'id').set).toEqual({ frame: null });
  });

  it('lifts the limit at home or sets another one, and leaves the days in the office unless they are lifted too', () => {
    const agreed: AgreementParameters = {
      ...base,
      homeOffice: { quota: { kind: 'daysPerWeek', maxDays: 3 }, onsiteWeekdays: [2, 4] },
    };
    const draft = choose({ ...EMPTY_DRAFT, ...words }, 'homeOffice', true, agreed);
    const home = (part: Partial<OverlayDraft>) =>
      requestOf({ ...draft, ...part }, agreed, 'id').set['homeOffice'] as unknown;
    expect(home({ homeQuota: 'none' })).toEqual({ quota: null, onsiteWeekdays: [2, 4] });
    expect(home({ homeQuota: 'none', noOnsiteDays: true })).toEqual({ quota: null, onsiteWeekdays: [] });
    expect(home({ homeQuota: 'days', homeDays: '5' })).toEqual({
      quota: { kind: 'daysPerWeek', maxDays: 5 },
      onsiteWeekdays: [2, 4],
    });
    const problems = (homeDays: string) => draftFlaws({ ...draft, homeQuota: 'days', homeDays }, agreed);
    expect(problems('5')).toEqual([]);
    expect(problems('five')).toEqual([{ field: 'set.homeOffice.quota.maxDays', problem: 'count' }]);
  });

  it('asks for words and readable figures; dates are for the server to judge', () => {
    expect(draftFlaws(EMPTY_DRAFT, base).map(({ field }) => field)).toEqual(['title', 'legalBasis']);
    const wrong = { ...everything(base), dailyCap: '7,5', capPlus: 'x', debtLimit: '', green: '', maxPerMonth: '1.5' };
    expect(draftFlaws(wrong, base).map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'set.dailyCreditCapMinutes length',
      'set.flexDays.maxPerMonth count',
      'set.account.capPlusMinutes length',
      'set.account.trafficLight.greenMinutes length',
    ]);
  });
});
