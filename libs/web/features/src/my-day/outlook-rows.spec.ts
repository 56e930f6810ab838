import { type TodayDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { type OutlookMoment, outlookRows } from './outlook-rows';

type Tree = { readonly [key: string]: string | Tree };
type Words = { readonly key: string; readonly params?: Readonly<Record<string, string | number>> };

/** The text as the screen shows it; throws where a key has none. */
function say({ key, params = {} }: Words): string {
  const text = key.split('.').reduce<string | Tree>((tree, part) => (tree as Tree)[part], de);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replaceAll('\u00a0', ' ').replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => String(params[name]));
}
const at = (time: string, day = 23) => `2026-11-${day}T${time}:00+01:00`;

/** In at eight, seen at ten. */
const morning: TodayDto = {
  date: '2026-11-23',
  state: 'in',
  lastLocation: 'office',
  bookings: [],
  workedMinutes: 120,
  workedAsOf: at('10:00'),
  breakMinutes: 0,
  targetMinutes: 468,
  creditedMinutes: 120,
  balanceTodayMinutes: -348,
  accountBalanceMinutes: 122,
  earliestLeaveAt: at('16:18'),
  breakDueAt: at('14:00'),
  latestEndAt: at('18:00'),
  dailyMaxMinutes: 600,
  restUntil: at('21:00'),
  protectionLaw: 'ArbZG',
  trafficLight: {
    zone: 'green',
    balanceMinutes: 470,
    up: { zone: 'yellow', minutes: 731 },
    down: { zone: 'yellow', minutes: 1671 },
  },
  findings: [],
  incompleteDays: [],
  monthStatus: 'open',
};
const told = (day: TodayDto, moment: Partial<OutlookMoment> = {}) =>
  outlookRows(day, {
    state: day.state,
    nowMilliseconds: Date.parse(at('10:00')),
    balanceTodayMinutes: -348,
    ...moment,
  }).map(({ label, value, hint }) => [say(label), say(value), hint && say(hint)]);

describe('the outlook of the day', () => {
  it('answers at ten when to leave, to pause, to stop and to begin again, and how far the light is', () => {
    expect(told(morning)).toEqual([
      ['Saldo 0:00 erreicht', 'in 6:18 Std.', null],
      ['Pause spätestens', '14:00 Uhr', '§ 4 ArbZG'],
      ['Spätestes Ende nach 10 Std. Arbeit', '18:00 Uhr', '§ 3 ArbZG'],
      ['Nächster Beginn frühestens', '21:00 Uhr', 'wenn Sie jetzt gehen, § 5 ArbZG'],
      ['Ampel: Grün', 'Grün zwischen −20:00 und +20:00', null],
    ]);
  });

  it('speaks to young people of their own law', () => {
    const rows = told({ ...morning, protectionLaw: 'JArbSchG', dailyMaxMinutes: 480, latestEndAt: at('16:00') });
    expect(rows[2]).toEqual(['Spätestes Ende nach 8 Std. Arbeit', '16:00 Uhr', '§ 8 JArbSchG']);
    expect(rows[3][2]).toBe('wenn Sie jetzt gehen, § 13 JArbSchG');
  });

  it('speaks to mothers of their own law, and names the evening where it comes before the hours are over', () => {
    const rows = told({ ...morning, protectionLaw: 'MuSchG', latestEndLimit: 'evening', latestEndAt: at('20:00') });
    expect(rows[2]).toEqual(['Spätestes Ende am Abend', '20:00 Uhr', '§ 5 MuSchG']);
    expect(rows[3][2]).toBe('wenn Sie jetzt gehen, § 4 (2) MuSchG');
  });

  it('has no break due on break, and says what is reached, overdue or over', () => {
    const onBreak = told({ ...morning, state: 'onBreak', breakDueAt: undefined });
    expect(onBreak.map(([label]) => label)).not.toContain('Pause spätestens');
    const evening = told(
      { ...morning, latestEndAt: undefined },
      {
        nowMilliseconds: Date.parse(at('18:30')),
        balanceTodayMinutes: 132,
      },
    );
    expect(evening.slice(0, 3).map(([label, value]) => [label, value])).toEqual([
      ['Saldo 0:00 erreicht', 'erreicht'],
      ['Pause überfällig seit', '14:00 Uhr'],
      ['Spätestes Ende nach 10 Std. Arbeit', 'überschritten'],
    ]);
  });

  it('asks for no other break where the day must end before it would come due', () => {
    const rows = told({ ...morning, breakDueAt: at('18:36'), latestEndAt: at('18:22') });
    expect(rows[1].slice(0, 2)).toEqual(['Pause spätestens', 'heute keine mehr']);
  });

  it('warns where the law ends the day before the balance is reached', () => {
    const rows = told({ ...morning, earliestLeaveAt: at('16:28'), latestEndAt: at('16:10') });
    expect(rows[0]).toEqual(['Saldo 0:00 erreicht', '16:28 Uhr', 'erst nach dem spätesten Ende']);
  });

  it('admits that the balance cannot be reached before the frame ends, and asks for nothing on a free day', () => {
    expect(told({ ...morning, earliestLeaveAt: undefined })[0][1]).toBe('heute nicht mehr');
    expect(told({ ...morning, targetMinutes: 0 })[0][0]).toBe('Pause spätestens');
  });

  it('keeps after work only the rest, with its day, and the light', () => {
    const rows = told({ ...morning, state: 'out', restUntil: at('05:30', 24) });
    expect(rows.map(([label, value]) => [label, value])).toEqual([
      ['Nächster Beginn frühestens', 'Di, 05:30 Uhr'],
      ['Ampel: Grün', 'Grün zwischen −20:00 und +20:00'],
    ]);
  });

  it('leads back from red, where nothing lies beyond', () => {
    const red = { zone: 'red', balanceMinutes: 2500, down: { zone: 'yellow', minutes: 100 } } as const;
    expect(told({ ...morning, trafficLight: red }).at(-1)).toEqual(['Ampel: Rot', 'Gelb bei +40:00', null]);
  });

  it('is silent where no agreement holds', () => {
    const { date, lastLocation, bookings, findings, incompleteDays, monthStatus } = morning;
    const bare = { date, lastLocation, bookings, findings, incompleteDays, monthStatus, workedAsOf: at('10:00') };
    const nothing = { workedMinutes: 0, breakMinutes: 0, targetMinutes: 0, creditedMinutes: 0 };
    const balances = { balanceTodayMinutes: 0, accountBalanceMinutes: 0 };
    expect(told({ ...bare, ...nothing, ...balances, state: 'out' })).toEqual([]);
  });

  it('names the day of a time that is not today: an evening shift may go on after midnight', () => {
    const late = {
      ...morning,
      latestEndAt: at('00:30', 24),
      breakDueAt: at('00:10', 24),
      earliestLeaveAt: at('00:20', 24),
    };
    expect(
      told(late)
        .slice(0, 3)
        .map(([, value]) => value),
    ).toEqual(['Di, 00:20 Uhr', 'Di, 00:10 Uhr', 'Di, 00:30 Uhr']);
  });

  it('says before anybody comes that nothing will count', () => {
    const rows = told({ ...morning, state: 'out', nothingCounts: 'frame' });
    expect(rows[0].slice(0, 2)).toEqual(['Arbeit von jetzt an', 'zählt nicht']);
    expect(rows[0][2]).toContain('außerhalb der Rahmenzeit');
  });
});
