import { type AgreementDto } from '@zeitbuch/web-data-access';
import { STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { timelineOf, versionOn } from './agreement-timeline';

const valuesOf = (parameters: object) =>
  Object.entries(parameters).map(([key, value]) => ({ key, value, paragraph: `§ of ${key}` }));
const nine = { fromMinute: 540, toMinute: 690 };
const first = { ...STANDARD_PARAMETERS, core: [nine, nine, nine, nine, nine, null, null] };
const agreement: Pick<AgreementDto, 'versions' | 'annexes' | 'overlays'> = {
  annexes: [
    {
      annexId: 'a1',
      title: 'Anlage 1',
      orgUnitId: 'u1',
      unitName: 'Hauptamt',
      from: '2026-09-01',
      to: null,
      values: [{ key: 'dailyCreditCapMinutes', value: 660, paragraph: 'Anlage 1 § 1' }],
      replaced: [{ key: 'dailyCreditCapMinutes', from: '2026-09-01', to: null, value: 600 }],
      overruled: [],
    },
  ],
  versions: [
    { version: 1, from: '2019-01-01', to: '2026-02-28', values: valuesOf(first) },
    { version: 2, from: '2026-03-01', to: null, values: valuesOf(STANDARD_PARAMETERS) },
  ],
  overlays: [
    {
      overlayId: 'summer',
      title: 'Sommer',
      legalBasis: '§ 4 (3)',
      from: '2026-06-01',
      to: '2026-08-31',
      values: [{ key: 'dailyCreditCapMinutes', value: 540 }],
      replaced: [{ key: 'dailyCreditCapMinutes', from: '2026-06-01', to: '2026-07-31', value: 600 }],
      overruled: [{ key: 'dailyCreditCapMinutes', from: '2026-08-01', to: '2026-08-31', title: 'Ferien' }],
    },
    {
      overlayId: 'move',
      title: 'Umzug',
      legalBasis: '§ 9 (2)',
      from: '2026-12-01',
      to: '2026-12-14',
      values: [
        { key: 'frame', value: null },
        { key: 'ofANewerServer', value: 7 },
      ],
      replaced: [{ key: 'frame', from: '2026-12-01', to: '2026-12-14', value: STANDARD_PARAMETERS.frame }],
      overruled: [],
    },
  ],
};
const ids = (today: string) =>
  timelineOf(agreement, today).map(({ state, entries }) => [state, entries.map(({ id }) => id)]);

describe('the timeline of an agreement', () => {
  it('goes from what comes back to what held first, by the day of today', () => {
    expect(ids('2026-11-24')).toEqual([
      ['coming', ['overlay-move']],
      ['inForce', ['annex-a1', 'version-2']],
      ['past', ['overlay-summer', 'version-1']],
    ]);
    expect(ids('2026-08-31')[1]).toEqual(['inForce', ['overlay-summer', 'version-2']]);
    expect(ids('2018-12-31').map(([state]) => state)).toEqual(['coming']);
  });

  it('says of a version what it changed, and of a temporary rule what it replaces', () => {
    const entries = timelineOf(agreement, '2026-11-24').flatMap((group) => group.entries);
    const rule = (id: string, name: string) =>
      entries.find((entry) => entry.id === id)?.rules.find((one) => one.id === name);
    expect(rule('version-1', 'DV-CORE')).toMatchObject({ isChanged: false });
    const core = rule('version-2', 'DV-CORE');
    expect(core?.isChanged).toBe(true);
    expect(core?.values.map(({ key, before }) => [key, before?.[0].value.params])).toEqual([
      ['core', { from: '09:00', to: '11:30' }],
      ['coreBreakWindow', undefined],
    ]);
    expect(rule('version-2', 'DV-FRAME')).toMatchObject({ isChanged: false });
    const summer = rule('overlay-summer', 'DV-CAP-DAY');
    expect(summer?.values[0]).toMatchObject({ paragraph: null, lines: [{ value: { params: { length: '9 Std.' } } }] });
    // On the days on which it holds itself, not on those of a later one.
    expect(summer?.without).toMatchObject([
      {
        days: [{ from: '2026-06-01', to: '2026-07-31' }],
        before: [{ value: { params: { length: '10 Std.' } } }],
      },
    ]);
    const annex = rule('annex-a1', 'DV-CAP-DAY');
    expect(annex?.values[0].paragraph).toBe('Anlage 1 § 1');
    expect(annex?.without[0].before).toMatchObject([{ value: { params: { length: '10 Std.' } } }]);
    expect(entries[0].rules.map(({ id }) => id)).toEqual(['DV-FRAME']);
  });

  it('shows work at home with its fixed days in one place', () => {
    const homeOffice = {
      quotas: [{ kind: 'days', places: 'both', maxHalfDays: 6, count: { kind: 'wholeDays' }, span: { kind: 'week' } }],
      onsiteWeekdays: [4],
    };
    const version = { version: 1, from: '2026-01-01', to: null, values: valuesOf({ homeOffice }) };
    const [{ entries }] = timelineOf({ annexes: [], overlays: [], versions: [version] }, '2026-11-24');
    const lines = entries[0].rules[0].values[0].lines.map(({ value }) => value.key);
    expect([entries[0].rules[0].id, lines]).toEqual([
      'HO-QUOTA',
      ['myRules.value.quota.days.week', 'myRules.value.weekday'],
    ]);
  });

  it('shows the account with its light in one place', () => {
    const entries = timelineOf(agreement, '2026-11-24').flatMap((group) => group.entries);
    const version = entries.find(({ id }) => id === 'version-2');
    const account = version?.rules.find(({ id }) => id === 'DV-CAP-PERIOD');
    const labels = account?.values[0].lines.map(({ label }) => label.key);
    expect(labels).toEqual(expect.arrayContaining(['myRules.label.cap', 'myRules.label.green']));
  });

  it('knows the version of a day, and that there is none before the first', () => {
    expect(versionOn(agreement.versions, '2026-02-28')?.version).toBe(1);
    expect(versionOn(agreement.versions, '2026-03-01')?.version).toBe(2);
    expect(versionOn(agreement.versions, '2018-12-31')).toBeNull();
  });
});
