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

describe('what a proposal does', () => {
  it('names the rule that it meets with its days and who wins, and what truly held before', async () => {
    const values = [{ key: 'dailyCreditCapMinutes', value: 480 }];
    const { texts } = await open({ kind: 'overlay', values, effect: EFFECT });
    expect(texts('.new dd')).toEqual(['8 Std.']);
    expect(texts('li > span')).toEqual(['10.12.2026 bis 23.12.2026', '24.12.2026 bis 31.12.2026']);
    expect(texts('li dd')).toEqual(['9 Std.', '10 Std.']);
    expect(texts('.overlap p')).toEqual([
      'Weihnachtsmarkt · 10.12.2026 bis 23.12.2026',
      'Auf diesen Tagen gilt dieser Vorschlag: Was später freigegeben wird, geht vor.',
    ]);
  });

  it('tells of an early end what holds then, and of what is refused at least what it says', async () => {
    const end = await open({ kind: 'overlayEnd', values: [], effect: EFFECT });
    expect(end.texts('.head')).toEqual(['Danach gilt']);
    expect(end.texts('.new')).toEqual([]);
    TestBed.resetTestingModule();
    const values = [{ key: 'dailyCreditCapMinutes', value: 480 }];
    const refused = await open({ kind: 'overlay', values, effect: null });
    expect(refused.texts('.new dd')).toEqual(['8 Std.']);
  });
});
