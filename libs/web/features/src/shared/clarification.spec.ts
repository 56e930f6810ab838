import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { BookingOutbox } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ClarificationDesk } from './clarification-desk';
import { KeptBookings } from './kept-bookings';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const booking = {
  bookingId: 'b1',
  kind: 'clockOut',
  localTime: '16:00',
  location: 'office',
  source: 'offline',
  at: '',
};
const kept = (state: string, monthStatus = 'open') => ({
  booking: { ...booking, bookingId: state },
  date: '2026-11-23',
  clarification: { state, reason: 'booking.not-open', ...(state === 'rejected' ? { note: 'war nicht da' } : {}) },
  receivedAt: '2026-11-24T08:00:00+01:00',
  monthStatus,
});

async function open<Page>(page: Type<Page>) {
  const outbox = { answeredDay: signal<object | null>(null), notices: signal<{ bookingId: string }[]>([]) };
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
      { provide: BookingOutbox, useValue: outbox },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(page);
  TestBed.tick();
  const element = fixture.nativeElement as HTMLElement;
  const answer = async (address: string, body: object, status = 200) => {
    http.expectOne(address).flush(body, { status, statusText: 'answered' });
    await settle();
    await fixture.whenStable();
  };
  const click = async (text: string) => {
    const button = [...element.querySelectorAll('button')].find(({ textContent }) => textContent.includes(text));
    if (!button) throw new Error(`no button ${text}`);
    button.click();
    await fixture.whenStable();
  };
  return { http, outbox, element, answer, click, fixture };
}

describe('one’s own late bookings', () => {
  it('are named with their time, why they wait and what comes next', async () => {
    const { element, answer } = await open(KeptBookings);
    await answer('/api/v1/clarifications', [kept('pending'), kept('recorded'), kept('rejected')]);
    const panels = [...element.querySelectorAll('section')].map(({ textContent }) => textContent.replace(/\s+/g, ' '));
    expect(panels).toHaveLength(3);
    expect(panels[0]).toContain('Wird geklärt: Gehen');
    expect(panels[0]).toContain('16:00');
    expect(panels[0]).toContain('Davor fehlt ein Kommen.');
    expect(panels[2]).toContain('Begründung: war nicht da');
    const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/monat/2026-11/tag/2026-11-23/korrektur']);
  });

  it('offer no correction in a closed month, which takes none', async () => {
    const { element, answer } = await open(KeptBookings);
    await answer('/api/v1/clarifications', [kept('recorded', 'closed')]);
    expect(element.textContent).toContain('Bestätigt, wirkt später');
    expect(element.querySelector('a')).toBeNull();
  });

  it('are shown once: not beside the notice of this device, and again when that was read', async () => {
    const { element, answer, outbox, fixture } = await open(KeptBookings);
    outbox.notices.set([{ bookingId: 'pending' }]);
    await answer('/api/v1/clarifications', [kept('pending')]);
    expect(element.querySelector('section')).toBeNull();
    outbox.notices.set([]);
    await fixture.whenStable();
    expect(element.querySelectorAll('section')).toHaveLength(1);
    outbox.answeredDay.set({});
    TestBed.tick();
    await answer('/api/v1/clarifications', []);
    expect(element.querySelector('section')).toBeNull();
  });
});

describe('the desk of late bookings', () => {
  const item = { ...kept('pending'), employeeId: 'e1', employeeName: 'Jana Krause', unitName: 'AMT10' };

  it('is not there while nothing waits', async () => {
    const { element, answer } = await open(ClarificationDesk);
    await answer('/api/v1/clarifications/waiting', { items: [], total: 0 });
    expect(element.textContent.trim()).toBe('');
  });

  it('asks for a reason before it rejects, and sends it', async () => {
    const { http, element, answer, click } = await open(ClarificationDesk);
    await answer('/api/v1/clarifications/waiting', { items: [item], total: 1 });
    await click('Jana Krause');
    await click('Nicht übernehmen');
    http.expectNone('/api/v1/clarifications/pending/decision');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Bitte begründen Sie');
    const note = element.querySelector('textarea');
    if (!note) throw new Error('no field for the reason');
    expect([document.activeElement, note.getAttribute('aria-invalid')]).toEqual([note, 'true']);
    note.value = 'war nicht da';
    note.dispatchEvent(new Event('input'));
    await click('Nicht übernehmen');
    const { request } = http.match('/api/v1/clarifications/pending/decision')[0];
    expect(request.body).toEqual({ outcome: 'rejected', note: 'war nicht da' });
  });

  it('records without a word, and says why where somebody else was faster', async () => {
    const { element, answer, click } = await open(ClarificationDesk);
    await answer('/api/v1/clarifications/waiting', { items: [item], total: 1 });
    await click('Jana Krause');
    await click('Zeit bestätigen');
    const stale = {
      type: 'urn:zeitbuch:problem:stale',
      title: 'stale',
      status: 412,
      code: 'stale',
      correlationId: 'c',
    };
    await answer('/api/v1/clarifications/pending/decision', stale, 412);
    await answer('/api/v1/clarifications/waiting', { items: [], total: 0 });
    expect(element.querySelector('zb-error-card')).not.toBeNull();
    expect(element.textContent).not.toContain('Jana Krause');
  });
});
