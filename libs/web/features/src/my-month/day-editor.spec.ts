import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FormDrafts, type KeptDraft, MonthStore } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { DayEditor } from './day-editor';

const settle = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const booking = (kind: string, at: string) => ({
  bookingId: kind + at,
  kind,
  at,
  localTime: at.slice(11, 16),
  location: 'office',
  source: 'terminal',
  voided: false,
});
const monday = {
  date: '2026-11-23',
  bookingsVersion: 'v1',
  bookings: [booking('clockIn', '2026-11-23T08:00:00+01:00'), booking('clockOut', '2026-11-23T16:38:00+01:00')],
};
const longer = {
  creditedBeforeMinutes: 488,
  creditedAfterMinutes: 535,
  workedBeforeMinutes: 518,
  workedAfterMinutes: 565,
  balanceAfterMinutes: 67,
  findings: [{ code: 'WORK_GT_6H_WITHOUT_BREAK', severity: 'warn', params: {} }],
  missing: [],
  changes: true,
};

async function open({
  day = monday as object,
  corrections = [] as object[],
  kept = null as KeptDraft | null,
  again = '',
} = {}) {
  const drafts = { recall: async () => kept, keep: jest.fn(async () => {}), drop: jest.fn(async () => {}) };
  TestBed.configureTestingModule({
    imports: [
      DayEditor,
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
      MonthStore,
      { provide: FormDrafts, useValue: drafts },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const fixture = TestBed.createComponent(DayEditor);
  fixture.componentRef.setInput('date', '2026-11-23');
  if (again) fixture.componentRef.setInput('antrag', again);
  TestBed.tick();
  const element = fixture.nativeElement as HTMLElement;
  http.expectOne('/api/v1/days/2026-11-23/explanation').flush(day);
  http.expectOne('/api/v1/corrections?month=2026-11').flush(corrections);
  await settle();
  await fixture.whenStable();
  const fill = async (selector: string, value: string) => {
    const field = element.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`no field ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  /** Waits for the day to be tried out, and answers. */
  const answer = async (effect: object) => {
    await settle(350);
    // The day is tried out as it is, too, before anybody types.
    const tried = http.match('/api/v1/corrections/preview').at(-1);
    if (!tried) throw new Error('the day was not tried out');
    tried.flush(effect);
    await settle();
    await fixture.whenStable();
    return tried.request.body;
  };
  const send = async () => {
    element.querySelector('form')?.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  };
  return { http, element, fill, answer, send, navigate, fixture, drafts };
}

describe('the day editor', () => {
  it('shows what the day would be worth, with its warnings, and sends it whole with its version', async () => {
    const { element, http, fill, answer, send, navigate } = await open();
    await fill('#day-to-0', '1725');
    const tried = await answer(longer);
    const bookings = [
      { kind: 'clockIn', location: 'office', localTime: '08:00' },
      { kind: 'clockOut', location: 'office', localTime: '17:25' },
    ];
    expect(tried).toEqual({ date: '2026-11-23', bookings });
    const effect = element.querySelector('.effect')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    expect(effect).toContain('8:08wird zu');
    expect(effect).toContain('8:55+0:47');
    expect(effect).toContain(de.finding['WORK_GT_6H_WITHOUT_BREAK']);
    await fill('#correction-reason', 'länger geblieben');
    await send();
    const { request } = http.expectOne('/api/v1/corrections');
    expect(request.body).toEqual({
      correctionId: request.body.correctionId,
      date: '2026-11-23',
      action: 'day',
      dayVersion: 'v1',
      bookings,
      reason: 'länger geblieben',
    });
    expect(navigate).not.toHaveBeenCalled();
  });

  it('names what would be missing, and sends nothing before that is confirmed', async () => {
    const { element, http, fill, answer, send, fixture } = await open();
    await fill('#day-to-0', '');
    await fill('#correction-reason', 'weiß nicht mehr');
    const missing = [{ kind: 'clockOut', localTime: '08:00', side: 'after' }];
    await answer({ ...longer, creditedAfterMinutes: 0, missing });
    expect(element.querySelector('.incomplete')?.textContent).toContain('Gehen nach 08:00 Uhr');
    await send();
    http.expectNone('/api/v1/corrections');
    expect(document.activeElement).toBe(element.querySelector('.summary'));
    element.querySelector<HTMLInputElement>('#correction-incomplete')?.click();
    await fixture.whenStable();
    await send();
    const { request } = http.expectOne('/api/v1/corrections');
    expect(request.body).toMatchObject({ acceptIncomplete: true, bookings: [{ localTime: '08:00' }] });
  });

  it('says what it waits for while a time is missing or wrong, and which work would count nothing', async () => {
    const { element, fill, answer, fixture } = await open();
    await answer({ ...longer, outsideFrameMinutes: 75 });
    const worth = () => element.querySelector('.effect')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
    const send = () => element.querySelector<HTMLButtonElement>('button[type="submit"]');
    expect(worth()).toContain('1:15 liegen außerhalb der Rahmenzeit und zählen nicht.');
    expect(send()?.disabled).toBe(false);
    await fill('#day-to-0', 'xx');
    expect(worth()).toContain('Sobald alle Uhrzeiten stimmen, steht hier der Wert.');
    expect(send()?.disabled).toBe(true);
    await fill('#day-to-0', '16:38');
    [...element.querySelectorAll('button')].find((button) => button.textContent?.includes('Ortswechsel'))?.click();
    await fixture.whenStable();
    expect(worth()).toContain('Es fehlt noch die Uhrzeit von: Wechsel des Ortes.');
    expect(send()?.disabled).toBe(true);
  });

  it('offers no second request while one waits', async () => {
    const waiting = {
      correctionId: 'c',
      date: '2026-11-23',
      action: 'day',
      status: 'pending',
      bookingsAfter: [{ kind: 'clockIn', localTime: '08:00', location: 'office' }],
      reason: 'vergessen',
      requestedAt: '2026-11-24T08:00:00+01:00',
      flags: [],
    };
    const { element } = await open({ corrections: [waiting] });
    expect(element.querySelector('form')).toBeNull();
    expect(element.textContent).toContain('wartet schon ein Antrag');
    expect(element.textContent).toContain('08:00–…');
  });

  it('lets the day be loaded again when it has changed meanwhile, and keeps the reason', async () => {
    const { element, http, fill, answer, send, fixture } = await open();
    await fill('#day-to-0', '1725');
    await answer(longer);
    await fill('#correction-reason', 'länger geblieben');
    await send();
    http
      .expectOne('/api/v1/corrections')
      .flush({ code: 'correction.day-changed', status: 409 }, { status: 409, statusText: 'x' });
    await settle();
    await fixture.whenStable();
    element.querySelector<HTMLButtonElement>('zb-error-card button')?.click();
    const changed = { ...monday, bookingsVersion: 'v2', bookings: monday.bookings.slice(0, 1) };
    http.expectOne('/api/v1/days/2026-11-23/explanation').flush(changed);
    await settle();
    await fixture.whenStable();
    expect(element.querySelector<HTMLInputElement>('#day-to-0')?.value).toBe('');
    expect(element.querySelector<HTMLTextAreaElement>('#correction-reason')?.value).toBe('länger geblieben');
  });

  it('sends the same request under the same id again after a lost connection, and a changed one under another', async () => {
    const { http, fill, answer, send } = await open();
    await fill('#day-to-0', '17:25');
    await answer(longer);
    await fill('#correction-reason', 'länger geblieben');
    await send();
    const first = http.expectOne('/api/v1/corrections');
    first.error(new ProgressEvent('offline'));
    await settle();
    await send();
    const second = http.expectOne('/api/v1/corrections');
    expect(second.request.body).toEqual(first.request.body);
    second.error(new ProgressEvent('offline'));
    await settle();
    await fill('#day-to-0', '17:30');
    await answer(longer);
    await send();
    expect(http.expectOne('/api/v1/corrections').request.body.correctionId).not.toBe(first.request.body.correctionId);
  });

  it('keeps the days over which a duty went, and lets its end be another day', async () => {
    const out = { ...booking('clockOut', '2026-11-25T05:00:00+01:00'), daysAfter: 2 };
    const { element, fill, answer, fixture } = await open({ day: { ...monday, bookings: [monday.bookings[0], out] } });
    const days = () => element.querySelector<HTMLSelectElement>('#day-to-0-day');
    expect(days()?.selectedOptions[0].textContent).toContain('2 Tage später');
    await fill('#day-from-0', '9');
    await fill('#day-to-0', '6');
    const kept = (await answer(longer)).bookings;
    expect(kept).toMatchObject([{ localTime: '09:00' }, { localTime: '06:00', daysAfter: 2 }]);
    const later = [...element.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes(de.correction.dayLater),
    );
    later?.click();
    await fixture.whenStable();
    expect((await answer(longer)).bookings[1]).toMatchObject({ localTime: '06:00', daysAfter: 3 });
    const choice = days();
    if (!choice) throw new Error('no choice of days');
    choice.value = choice.options[1].value;
    choice.dispatchEvent(new Event('change'));
    expect((await answer(longer)).bookings[1]).toMatchObject({ localTime: '06:00', daysAfter: 1 });
  });

  it('lets the doubled hour be chosen', async () => {
    const { element, fill, fixture } = await open();
    fixture.componentRef.setInput('date', '2026-10-25');
    await fixture.whenStable();
    const http = TestBed.inject(HttpTestingController);
    http
      .expectOne('/api/v1/days/2026-10-25/explanation')
      .flush({ date: '2026-10-25', bookingsVersion: 'n', bookings: [booking('clockIn', '2026-10-25T00:30:00+02:00')] });
    http.expectOne('/api/v1/corrections?month=2026-10').flush([]);
    await settle();
    await fixture.whenStable();
    expect(element.textContent).toContain('Die Stunde von 2 bis 3 Uhr gibt es zweimal');
    await fill('#day-to-0', '230');
    const choice = element.querySelector<HTMLSelectElement>('#day-to-0-fold');
    if (!choice) throw new Error('no choice');
    choice.value = choice.options[1].value;
    choice.dispatchEvent(new Event('change'));
    await settle(350);
    const { request } = http.match('/api/v1/corrections/preview').at(-1) ?? {};
    expect(request?.body.bookings[1]).toMatchObject({ localTime: '02:30', fold: 'later' });
  });

  it('says visibly that a draft came back, since when, and takes it away', async () => {
    const typed = { text: '17:25', daysAfter: null, fold: null, typed: true, bookingId: null };
    const stretch = { id: 0, start: 'clockIn', end: 'clockOut', from: typed, to: typed };
    const value = { version: 'v1', stretches: [stretch], reason: 'länger geblieben' };
    const kept = { at: Date.UTC(2026, 10, 24, 13, 32), value };
    const { element, drafts, fixture } = await open({ kept });
    const note = element.querySelector('zb-draft-note');
    expect(note?.textContent).toContain('Ihr Entwurf ist wieder da.');
    expect(note?.textContent).toContain('am 24.11.2026, 14:32');
    expect(element.querySelector<HTMLInputElement>('#day-to-0')?.value).toBe('17:25');
    note?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(drafts.drop).toHaveBeenCalledWith('whole day 2026-11-23');
    expect(element.querySelector<HTMLInputElement>('#day-to-0')?.value).toBe('16:38');
    expect(element.querySelector<HTMLTextAreaElement>('#correction-reason')?.value).toBe('');
    expect(note?.textContent?.trim()).toBe('');
    expect(document.activeElement?.tagName).toBe('H2');
  });

  describe('after a request for the day came back', () => {
    const returned = {
      ...{ correctionId: 'c', date: '2026-11-23', action: 'day', status: 'rejected', flags: [] },
      bookingsAfter: [
        { kind: 'clockIn', localTime: '07:45', location: 'office' },
        { kind: 'clockOut', localTime: '01:30', daysAfter: 1, location: 'mobileWork' },
      ],
      ...{ reason: 'vergessen', decisionNote: 'Bis wann?', requestedAt: '2026-11-24T08:00:00+01:00' },
    };

    it('offers to ask for it once more, unless something else was asked for since', async () => {
      const { element } = await open({ corrections: [returned] });
      const link = [...element.querySelectorAll('a')].find((one) =>
        one.textContent?.includes('Noch einmal beantragen'),
      );
      expect(link?.getAttribute('href')).toBe('/monat/2026-11/tag/2026-11-23/korrektur?antrag=c');
      expect(element.querySelector<HTMLInputElement>('#day-to-0')?.value).toBe('16:38');
      TestBed.resetTestingModule();
      const later = { ...returned, correctionId: 'd', status: 'approved', requestedAt: '2026-11-25T08:00:00+01:00' };
      const other = await open({ corrections: [later, returned], again: 'c' });
      expect(other.element.textContent).not.toContain('Noch einmal beantragen');
      expect(other.element.querySelector<HTMLInputElement>('#day-to-0')?.value).toBe('16:38');
    });

    it('does the same where one booking of the day was asked for', async () => {
      const { bookingsAfter: _, ...request } = returned;
      const proposed = { kind: 'clockOut', localTime: '17:05', location: 'office' };
      const { element } = await open({ corrections: [{ ...request, action: 'add', proposed }], again: 'c' });
      expect(element.textContent).toContain('Das Formular beginnt mit dem, was Sie beantragt hatten.');
      expect(element.querySelector<HTMLTextAreaElement>('#correction-reason')?.value).toBe('vergessen');
      expect([...element.querySelectorAll<HTMLInputElement>('[id^=day-to-]')].map(({ value }) => value)).toContain(
        '17:05',
      );
    });

    it('begins with the wanted times and the reason, and sends them as another request', async () => {
      const { element, http, answer, fill, send, drafts } = await open({ corrections: [returned], again: 'c' });
      expect(element.textContent).toContain('Das Formular beginnt mit dem, was Sie beantragt hatten.');
      expect(element.textContent).toContain('Bis wann?');
      expect(element.textContent).not.toContain('Noch einmal beantragen');
      expect(element.querySelector<HTMLInputElement>('#day-from-0')?.value).toBe('07:45');
      expect(element.querySelector('#day-to-0-day')).toBeNull();
      const bookings = [
        { kind: 'clockIn', location: 'office', localTime: '07:45' },
        { kind: 'clockOut', location: 'mobileWork', localTime: '01:30', daysAfter: 1 },
      ];
      expect(await answer(longer)).toEqual({ date: '2026-11-23', bookings });
      await fill('#correction-reason', 'vergessen, bis halb zwei');
      const form = 'whole day 2026-11-23 again c';
      expect(drafts.keep).toHaveBeenLastCalledWith(
        form,
        expect.objectContaining({ reason: 'vergessen, bis halb zwei' }),
      );
      await send();
      const { body } = http.expectOne('/api/v1/corrections').request;
      expect(body).toMatchObject({ bookings, dayVersion: 'v1', reason: 'vergessen, bis halb zwei' });
      expect(body.correctionId).not.toBe('c');
    });
  });
});
