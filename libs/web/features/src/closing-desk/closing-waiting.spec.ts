import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type ClosingDto, type ClosingWaitingDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ClosingDeskStore } from './closing-desk.store';
import { ClosingWaiting } from './closing-waiting';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const person = (employeeId: string, name: string) => ({
  employeeId,
  name,
  unitName: 'Bauamt',
  blockers: [{ code: 'month.not-approved', params: { status: 'open' } }],
});
const waiting: ClosingWaitingDto = {
  month: '2026-10',
  actors: [
    ...['Adler, Jana', 'Beck, Ole', 'Cohn, Mia'].map((name, at) => ({
      kind: 'person' as const,
      employeeId: `p${at}`,
      name,
      people: [person(`p${at}`, name)],
    })),
    { kind: 'timeAdministration', people: [person('p3', 'Dorn, Ben')] },
  ],
};

function open() {
  TestBed.configureTestingModule({
    imports: [
      ClosingWaiting,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), ClosingDeskStore],
  });
  const closing: Partial<ClosingDto> = { closingId: 'c1', month: '2026-10', status: 'blocked' };
  TestBed.inject(ClosingDeskStore).closing.set(closing as ClosingDto);
  const fixture = TestBed.createComponent(ClosingWaiting);
  fixture.componentRef.setInput('waiting', waiting);
  TestBed.tick();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (found: HTMLElement | null | undefined) => {
    found?.click();
    await settle();
    await fixture.whenStable();
  };
  const box = (name: string) =>
    [...element.querySelectorAll('mat-checkbox')]
      .find((one) => (one.querySelector('input')?.ariaLabel ?? one.textContent)?.includes(name))
      ?.querySelector('input');
  const button = (name: string) =>
    [...element.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.trim() === name);
  const write = (reason: string) => {
    const field = element.querySelector('textarea');
    if (field) field.value = reason;
    field?.dispatchEvent(new Event('input'));
  };
  return { http: TestBed.inject(HttpTestingController), fixture, element, press, box, button, write };
}

describe('what a closing waits for', () => {
  it('excludes several people together, for one reason', async () => {
    const { http, element, press, box, button, write } = open();
    expect(button('Gemeinsam ausschließen')).toBeUndefined();

    await press(box('Alle 3 auswählen'));
    await press(box('Beck, Ole')); // not him
    await press(box('Dorn, Ben'));
    expect(element.textContent).toContain('Ausgewählt: 3');

    await press(button('Gemeinsam ausschließen'));
    expect(element.textContent).toContain('3 Personen aus diesem Abschluss ausschließen?');
    expect(element.textContent).toContain('Adler, Jana · Cohn, Mia · Dorn, Ben');
    write('Folgen im Nachlauf');
    await press(element.querySelector<HTMLElement>('form button[type=submit]'));

    const { request } = http.expectOne(({ url }) => url.endsWith('/closings/c1/exclusions'));
    expect(request.body).toEqual({ employeeIds: ['p0', 'p2', 'p3'], reason: 'Folgen im Nachlauf' });
  });

  it('leaves nobody chosen once they are excluded', async () => {
    const { http, fixture, element, press, box, button, write } = open();
    await press(box('Adler, Jana'));
    await press(box('Beck, Ole'));
    await press(button('Gemeinsam ausschließen'));
    write('Folgen im Nachlauf');
    await press(element.querySelector<HTMLElement>('form button[type=submit]'));
    http.expectOne(({ method }) => method === 'POST').flush({ closingId: 'c1', month: '2026-10', status: 'blocked' });
    await settle();
    await fixture.whenStable();

    expect(element.querySelector('form')).toBeNull();
    expect(element.textContent).not.toContain('Ausgewählt');
    expect(box('Adler, Jana')?.checked).toBe(false);
  });

  it('still excludes one person alone', async () => {
    const { http, element, press, write } = open();
    await press(element.querySelector<HTMLElement>('[aria-label="Ausschließen: Cohn, Mia"]'));
    write('Wird geklärt');
    await press(element.querySelector<HTMLElement>('form button[type=submit]'));
    const { request } = http.expectOne(({ url }) => url.endsWith('/closings/c1/exclusions'));
    expect(request.body).toEqual({ employeeIds: ['p2'], reason: 'Wird geklärt' });
  });
});
