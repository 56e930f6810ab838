import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type PublicationDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ChangeCard } from './change-card';

const EFFECT: PublicationDto = {
  ...{ dryRun: true, from: '2026-12-10', to: '2026-12-31', people: 3, valuedDays: 0, handedInMonths: 0 },
  replaced: [
    { key: 'dailyCreditCapMinutes', from: '2026-12-10', to: '2026-12-23', value: 540 },
    { key: 'dailyCreditCapMinutes', from: '2026-12-24', to: '2026-12-31', value: 600 },
  ],
  overlaps: [
    {
      ...{ key: 'dailyCreditCapMinutes', kind: 'overlay', title: 'Weihnachtsmarkt', value: 540 },
      ...{ from: '2026-12-10', to: '2026-12-23', wins: true, reason: 'decidedLater' },
    },
  ],
};

async function open(inputs: { kind: string; values: object[]; effect: PublicationDto | null }) {
  TestBed.configureTestingModule({
    imports: [
      ChangeCard,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
  });
  const fixture = TestBed.createComponent(ChangeCard);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const texts = (selector: string) =>
    [...element.querySelectorAll(selector)].map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim());
  return { texts };
}

const week = (fromMinute: number, toMinute: number) => {
  const window = { fromMinute, toMinute };
  return [window, window, window, window, window, null, null];
};

describe('what a proposal does', () => {
  it('says on which days what becomes of what, and at these days who wins and why', async () => {
    const values = [{ key: 'dailyCreditCapMinutes', value: 480 }];
    const { texts } = await open({ kind: 'overlay', values, effect: EFFECT });
    expect(texts('tbody th')).toEqual(['10.12.2026 bis 23.12.2026', '24.12.2026 bis 31.12.2026']);
    expect(texts('.whom')).toEqual(['alle', 'alle']);
    expect(texts('.before dd')).toEqual(['9 Std.', '10 Std.']);
    expect(texts('.after dd')).toEqual(['8 Std.', '8 Std.']);
    expect(texts('tbody:first-of-type .overlap p')).toEqual([
      'Weihnachtsmarkt',
      'Auf diesen Tagen gilt dieser Vorschlag: Was später freigegeben wird, geht vor.',
    ]);
    expect(texts('.overlap')).toHaveLength(1);
  });

  it('shows only what differs, days that say the same in one row, and units beside everybody', async () => {
    const values = [{ key: 'frame', value: week(420, 1080) }];
    const usual = week(360, 1200);
    const wide = week(360, 1320);
    const replaced = [
      { key: 'frame', from: '2026-12-07', to: '2026-12-12', value: usual },
      { key: 'frame', from: '2026-12-13', to: '2026-12-19', value: wide },
      { key: 'frame', from: '2026-12-20', to: '2026-12-20', value: usual },
      { key: 'frame', unitName: 'Hauptamt', from: '2026-12-07', to: '2026-12-12', value: wide },
    ];
    const { texts } = await open({ kind: 'overlay', values, effect: { ...EFFECT, replaced, overlaps: [] } });
    expect(texts('tbody th')).toEqual([
      '07.12.2026 bis 12.12.2026, 20.12.2026',
      '13.12.2026 bis 19.12.2026',
      '07.12.2026 bis 12.12.2026',
    ]);
    expect(texts('.whom')).toEqual(['alle', 'alle', 'Hauptamt']);
    expect(texts('.before dt')).toEqual(['Montag bis Freitag', 'Montag bis Freitag', 'Montag bis Freitag']); // no Saturday
    expect(texts('.before dd')).toEqual(['06:00 – 20:00 Uhr', '06:00 – 22:00 Uhr', '06:00 – 22:00 Uhr']);
  });

  it('says so where nothing changes', async () => {
    const values = [{ key: 'dailyCreditCapMinutes', value: 540 }];
    const { texts } = await open({ kind: 'overlay', values, effect: EFFECT });
    expect(texts('.soft')).toEqual(['unverändert']);
    expect(texts('.nothing')).toEqual([]);
    TestBed.resetTestingModule();
    const one = await open({ kind: 'overlay', values, effect: { ...EFFECT, replaced: [EFFECT.replaced[0]] } });
    expect(one.texts('.nothing')).toHaveLength(1);
  });

  it('says of an early end what holds then, and of what is refused at least what it says', async () => {
    const values = [{ key: 'dailyCreditCapMinutes', value: 480 }];
    const end = await open({ kind: 'overlayEnd', values, effect: EFFECT });
    expect(end.texts('thead th').slice(2)).toEqual(['Mit der Regel', 'Danach']);
    expect([end.texts('.before dd'), end.texts('.after dd')]).toEqual([
      ['8 Std.', '8 Std.'],
      ['9 Std.', '10 Std.'],
    ]);
    TestBed.resetTestingModule();
    const refused = await open({ kind: 'overlay', values, effect: null });
    expect(refused.texts('dd')).toEqual(['8 Std.']);
  });
});
