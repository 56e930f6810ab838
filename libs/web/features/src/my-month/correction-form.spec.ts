import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { MonthStore } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { CorrectionForm } from './correction-form';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const nightShift = {
  date: '2026-10-24',
  bookings: [
    {
      bookingId: 'in',
      kind: 'clockIn',
      localTime: '22:00',
      location: 'office',
      at: '',
      source: 'terminal',
      voided: false,
    },
  ],
};

async function open({ early = '' } = {}) {
  TestBed.configureTestingModule({
    imports: [
      CorrectionForm,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), MonthStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(CorrectionForm);
  fixture.componentRef.setInput('date', '2026-10-24');
  TestBed.tick();
  const element = fixture.nativeElement as HTMLElement;
  const fill = (selector: string, value: string) => {
    const field = element.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`no field ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  if (early) {
    await fixture.whenStable();
    fill('#correction-localTime', early);
  }
  http.expectOne('/api/v1/days/2026-10-24/explanation').flush(nightShift);
  await settle();
  await fixture.whenStable();
  const send = async () => {
    element.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  };
  return { http, element, fill, send, navigate, fixture };
}

describe('the correction form', () => {
  it('proposes the clock-out that the night shift lacks', async () => {
    const { element } = await open();
    expect(element.querySelector<HTMLSelectElement>('#correction-kind')?.value).toBe('clockOut');
  });

  it('keeps what was typed before the bookings of the day arrived, and still proposes the rest', async () => {
    const { http, fill, send } = await open({ early: '6:15' });
    fill('#correction-reason', 'Gehen vergessen');
    await send();
    const { request } = http.expectOne('/api/v1/corrections');
    expect(request.body).toMatchObject({ kind: 'clockOut', localTime: '06:15', reason: 'Gehen vergessen' });
  });

  it('sends nothing while something is missing, and says what on top and at the field', async () => {
    const { element, http, send } = await open();
    await send();
    http.expectNone('/api/v1/corrections');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Bitte prüfen Sie Ihre Angaben');
    expect(element.querySelector('#correction-localTime')?.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(element.querySelector('.summary'));
  });

  it('asks which of two equal times is meant when the server says that it exists twice', async () => {
    const { element, http, fill, send, fixture, navigate } = await open();
    fill('#correction-localTime', '230');
    fill('#correction-reason', 'Gehen vergessen');
    await send();
    const first = http.expectOne('/api/v1/corrections');
    expect(first.request.body).toMatchObject({
      action: 'add',
      kind: 'clockOut',
      localTime: '02:30',
      date: '2026-10-24',
    });
    first.flush({ code: 'correction.local-time-ambiguous', status: 422 }, { status: 422, statusText: 'x' });
    await settle();
    await fixture.whenStable();
    expect(element.textContent).toContain('Diese Uhrzeit gibt es in der Nacht der Zeitumstellung zweimal');
    expect(element.querySelector<HTMLInputElement>('#correction-reason')?.value).toBe('Gehen vergessen');

    const folds = element.querySelectorAll<HTMLInputElement>('#correction-fold input');
    folds[1].click();
    await send();
    const second = http.expectOne('/api/v1/corrections');
    expect(second.request.body).toMatchObject({ localTime: '02:30', fold: 'later' });
    expect(second.request.body.correctionId).not.toBe(first.request.body.correctionId);
    second.flush({ correctionId: 'c' });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/monat', '2026-10', 'tag', '2026-10-24']);
  });

  it('sends the same request under the same id again after a lost connection', async () => {
    const { http, fill, send } = await open();
    fill('#correction-localTime', '6:00');
    fill('#correction-reason', 'Gehen vergessen');
    await send();
    const first = http.expectOne('/api/v1/corrections');
    first.error(new ProgressEvent('offline'));
    await settle();
    await send();
    const second = http.expectOne('/api/v1/corrections');
    expect(second.request.body).toEqual(first.request.body);
    second.flush({ correctionId: 'c' });
    await settle();
  });
});
