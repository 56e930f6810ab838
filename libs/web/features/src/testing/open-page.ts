import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { MachineClock } from '@zeitbuch/web-data-access';
import { TODAY } from '@zeitbuch/web-ui';
import { de } from '../texts/de';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** The words of an element in their order, as they are read. */
const words = (node: Node | null): string =>
  node instanceof Text
    ? (node.textContent ?? '').replace(/\s+/g, ' ').trim()
    : [...(node?.childNodes ?? [])].map(words).filter(Boolean).join(' ');

/**
 * A page with everything it is made of, the German texts and an API whose answers the test gives.
 * @param now the instant at which the page is open, ISO 8601
 * @param inputs what the address tells the page
 */
export async function openPage(page: Type<unknown>, now: string, inputs: Readonly<Record<string, string>> = {}) {
  TestBed.configureTestingModule({
    imports: [
      page,
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
      { provide: TODAY, useValue: () => now.slice(0, 10) },
      { provide: MachineClock, useValue: { nowMilliseconds: () => Date.parse(now) } },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const calm = async () => {
    TestBed.tick();
    await settle();
    TestBed.tick();
  };
  await calm();
  return {
    /** Answers the one request to the address that ends with `path`; returns what was sent with it. */
    answer: async (path: string, body: object | null, status = 200): Promise<unknown> => {
      const request = http.expectOne(({ url }) => url.endsWith(path));
      request.flush(body, { status, statusText: String(status) });
      await calm();
      return request.request.body;
    },
    /** Presses the button with this name. */
    press: async (name: string): Promise<void> => {
      const button = [...element.querySelectorAll('button')].find(
        (one) => (one.getAttribute('aria-label') ?? words(one)) === name,
      );
      if (!button) throw new Error(`there is no button "${name}" in: ${words(element)}`);
      button.click();
      await calm();
    },
    /** Types into the field with this label. */
    type: async (label: string, text: string): Promise<void> => {
      const found = [...element.querySelectorAll('label')].find((one) => words(one) === label);
      const field = found?.control as HTMLInputElement | null | undefined;
      if (!field) throw new Error(`there is no field "${label}" in: ${words(element)}`);
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await calm();
    },
    /** Types a date into the field with this id. */
    date: async (id: string, text: string): Promise<void> => {
      const field = element.querySelector<HTMLInputElement>(`#${id}`);
      if (!field) throw new Error(`there is no field #${id} in: ${words(element)}`);
      field.value = text;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('change'));
      await calm();
    },
    /** Chooses by its value in the list with this id. */
    choose: async (id: string, value: string): Promise<void> => {
      const list = element.querySelector<HTMLSelectElement>(`select#${id}`);
      if (!list) throw new Error(`there is no list #${id} in: ${words(element)}`);
      list.value = value;
      list.dispatchEvent(new Event('change'));
      await calm();
    },
    /** What is read on the page, or in the parts that `selector` finds. */
    text: (): string => words(element),
    texts: (selector: string): string[] => [...element.querySelectorAll(selector)].map(words),
    link: (name: string): string | null =>
      [...element.querySelectorAll('a')].find((one) => words(one) === name)?.getAttribute('href') ?? null,
  };
}
