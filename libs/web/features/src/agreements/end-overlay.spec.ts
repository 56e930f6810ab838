import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FormDrafts } from '@zeitbuch/web-data-access';
import { TODAY } from '@zeitbuch/web-ui';
import { de } from '../texts/de';
import { EndOverlay } from './end-overlay';

/** What the browser keeps from page to page. */
const kept = new Map<string, { at: number; value: unknown }>();
const drafts = {
  keep: async (form: string, value: unknown) => void kept.set(form, { at: Date.UTC(2026, 10, 24, 13, 32), value }),
  recall: async (form: string) => kept.get(form) ?? null,
  drop: async (form: string) => void kept.delete(form),
};
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function open(overlayId = 'o1') {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    imports: [
      EndOverlay,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: FormDrafts, useValue: drafts },
      { provide: TODAY, useValue: () => '2026-11-24' },
    ],
  });
  const fixture = TestBed.createComponent(EndOverlay);
  fixture.componentRef.setInput('agreementId', 'a1');
  fixture.componentRef.setInput('overlayId', overlayId);
  fixture.componentRef.setInput('values', []);
  TestBed.tick();
  await settle();
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const field = () => element.querySelector<HTMLInputElement>(`#end-${overlayId}`) as HTMLInputElement;
  const fill = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    field().dispatchEvent(new Event('change'));
    field().dispatchEvent(new Event('blur'));
    await settle();
    await fixture.whenStable();
  };
  return { fixture, element, field, fill, http: TestBed.inject(HttpTestingController) };
}

describe('the earlier end of a temporary rule', () => {
  beforeEach(() => kept.clear());

  it('begins after a reload with the day that was typed, says so, and begins again when that is discarded', async () => {
    const first = await open();
    expect(first.element.querySelector('.note')).toBeNull();
    await first.fill('24.12.2026');
    expect((await open('o2')).field().value).toBe('');
    const { element, field, fixture } = await open();
    expect(field().value).toBe('24.12.2026');
    expect(element.querySelector('.note')?.textContent).toContain('am 24.11.2026, 14:32');
    element.querySelector<HTMLButtonElement>('.note button')?.click();
    await settle();
    await fixture.whenStable();
    expect(field().value).toBe('');
    expect(element.querySelector('.note')).toBeNull();
    expect((await open()).field().value).toBe('');
  });
});
