import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FormDrafts } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { reasonDraft, RefuseForm } from './refuse-form';

/** What the browser keeps from page to page. */
const kept = new Map<string, { at: number; value: unknown }>();
const drafts = {
  keep: async (form: string, value: unknown) => void kept.set(form, { at: Date.UTC(2026, 10, 24, 13, 32), value }),
  recall: async (form: string) => kept.get(form) ?? null,
  drop: async (form: string) => void kept.delete(form),
};

async function open() {
  TestBed.configureTestingModule({
    imports: [
      RefuseForm,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [{ provide: FormDrafts, useValue: drafts }],
  });
  const fixture = TestBed.createComponent(RefuseForm);
  fixture.componentRef.setInput('fieldId', 'why');
  fixture.componentRef.setInput('heading', 'Oktober ablehnen');
  fixture.componentRef.setInput('about', 'closing c1');
  const refused: string[] = [];
  fixture.componentInstance.refused.subscribe((reason) => refused.push(reason));
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const field = element.querySelector('textarea') as HTMLTextAreaElement;
  return {
    field,
    refused,
    error: () => element.querySelector('[role=alert]')?.textContent?.trim() ?? null,
    text: () => element.textContent ?? '',
    type: async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    press: async (name: string) => {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find((button) => button.textContent?.trim() === name)?.click();
      await fixture.whenStable();
    },
  };
}

describe('the reason of a refusal', () => {
  beforeEach(() => kept.clear());
  afterEach(() => document.body.replaceChildren());

  it('is a word at least, and nobody is told so before they wanted to send it', async () => {
    const { field, refused, error, press, type } = await open();
    expect(document.activeElement).toBe(field);
    expect([field.required, field.maxLength, field.getAttribute('aria-invalid')]).toEqual([true, 255, 'false']);
    field.dispatchEvent(new Event('blur'));
    await type(' x ');
    expect(error()).toBeNull();
    await press(de.fourEyes.refuseNow);
    expect([error(), field.getAttribute('aria-invalid')]).toEqual([de.fourEyes.reasonMissing, 'true']);
    expect(document.activeElement).toBe(field);
    expect(refused).toEqual([]);
    await type(' Der 27. fehlt. ');
    await press(de.fourEyes.refuseNow);
    expect([refused, error()]).toEqual([['Der 27. fehlt.'], null]);
  });

  it('outlives a reload, says so, and is given up with the form', async () => {
    const first = await open();
    await first.type('Der 27.');
    expect(kept.get(reasonDraft('closing c1'))?.value).toBe('Der 27.');
    TestBed.resetTestingModule();
    const { field, press, text } = await open();
    expect(field.value).toBe('Der 27.');
    expect(text()).toContain(de.common.draftIsBack);
    await press(de.common.discardDraft);
    expect([field.value, kept.size]).toEqual(['', 0]);
    expect(document.activeElement).toBe(field);
  });
});
