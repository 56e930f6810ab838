import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { de } from '../texts/de';
import { PageTitle } from './page-title';

@Component({ template: '' })
class Page {}

describe('the title of a page', () => {
  it('names the day, the month or the year that the page is about', async () => {
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { de },
          translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: TitleStrategy, useExisting: PageTitle },
        provideRouter([
          {
            path: 'monat/:month',
            title: 'title.month',
            component: Page,
            children: [{ path: 'tag/:date', component: Page }],
          },
          { path: 'urlaub/:year', title: 'title.leave', component: Page },
          { path: 'abschluss/:month/:group', title: 'title.closing', component: Page },
          { path: 'heute', title: 'title.today', component: Page },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create();
    const titleOf = async (address: string) => {
      await harness.navigateByUrl(address);
      return TestBed.inject(Title).getTitle();
    };
    expect(await titleOf('/monat/2026-10')).toBe('Mein Monat – Oktober 2026 – Zeitbuch');
    expect(await titleOf('/monat/2026-10/tag/2026-10-06')).toBe('Mein Monat – Dienstag, 6. Oktober 2026 – Zeitbuch');
    const title = TestBed.inject(PageTitle);
    title.otherPerson.set('');
    expect(await titleOf('/monat/2026-10')).toBe('Monat – Oktober 2026 – Zeitbuch');
    title.otherPerson.set('Jana Vogel');
    expect(await titleOf('/monat/2026-10')).toBe('Monat von Jana Vogel – Oktober 2026 – Zeitbuch');
    title.otherPerson.set(null);
    // Every group and run of a closing by itself.
    const closing = 'Monatsabschluss – Oktober 2026 · PLANUNG';
    expect(await titleOf('/abschluss/2026-10/PLANUNG')).toBe(`${closing} – Zeitbuch`);
    expect(await titleOf('/abschluss/2026-10/PLANUNG?lauf=1')).toBe(`${closing} · Nachlauf 1 – Zeitbuch`);
    expect(await titleOf('/urlaub/2027')).toBe('Mein Urlaub – 2027 – Zeitbuch');
    expect(await titleOf('/heute')).toBe('Heute – Zeitbuch');
  });
});
