import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { BookingOutbox, type PendingBooking } from '@zeitbuch/web-data-access';
import { Announcer } from '@zeitbuch/web-ui';
import { de } from '../texts/de';
import { BookingNotices } from './booking-notices';

/** The first test compiles the templates, which takes a while on a machine that does other things. */
jest.setTimeout(60_000);

/** Pressed on a Monday at 7:58, town time. */
const booking = (state: PendingBooking['state'], more: Partial<PendingBooking> = {}): PendingBooking => ({
  bookingId: state,
  employeeId: 'jana',
  kind: 'clockIn',
  location: 'office',
  claimedAt: '2026-11-23T06:58:00.000Z',
  deviceMilliseconds: 0,
  clockKnown: true,
  state,
  ...more,
});

async function noticesOf(bookings: readonly PendingBooking[], unreadable = 0, isSentWhenAsked = true) {
  const notices = signal(bookings);
  const outbox = {
    notices,
    unreadable: signal(unreadable),
    dismiss: jest.fn(async (id: string) => notices.update((items) => items.filter((item) => item.bookingId !== id))),
    dismissUnreadable: jest.fn(async () => undefined),
    sendUnkept: jest.fn(async () => (isSentWhenAsked ? notices.set([]) : undefined)),
  };
  TestBed.configureTestingModule({
    imports: [
      BookingNotices,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideRouter([]), { provide: BookingOutbox, useValue: outbox }],
  });
  const said: string[] = [];
  for (const way of ['alarm', 'announce'] as const)
    jest.spyOn(TestBed.inject(Announcer), way).mockImplementation((text) => void said.push(`${way}: ${text}`));
  const fixture = TestBed.createComponent(BookingNotices);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    [...element.querySelectorAll('button')].find((button) => button.textContent?.includes(name))?.click();
    await fixture.whenStable();
  };
  return { element, outbox, press, said };
}

describe('bookings that ended otherwise than wished', () => {
  it('are an alert where the device could not keep them, with a way to send them now', async () => {
    const { element, outbox, press, said } = await noticesOf([booking('unkept')]);
    const alert = element.querySelector('[role=alert]');
    expect(alert?.textContent).toMatch(/Nicht gespeichert: Kommen,\s+Mo 23\.11\., 07:58/);
    expect(alert?.textContent).toContain('noch nicht gebucht');
    await press('Jetzt senden');
    expect(outbox.sendUnkept).toHaveBeenCalledWith('unkept');
    expect(said).toEqual(['announce: Die Buchung ist beim Server angekommen.']);
    expect(element.querySelector('section')).toBeNull();
  });

  it('stay an alert while the server cannot be reached, and that is said', async () => {
    const { element, press, said } = await noticesOf([booking('unkept')], 0, false);
    await press('Jetzt senden');
    expect(said).toEqual(['alarm: Die Buchung ist nicht angekommen und nicht gespeichert.']);
    expect(element.querySelector('[role=alert]')).not.toBeNull();
  });

  it('say why they were refused and lead to a correction of their day', async () => {
    const { element, press, outbox } = await noticesOf([booking('refused', { refusal: 'booking.not-employed' })]);
    expect(element.textContent).toContain('kein Vertrag hinterlegt');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/monat/2026-11/tag/2026-11-23/korrektur');
    await press('Verstanden');
    expect(outbox.dismiss).toHaveBeenCalledWith('refused');
  });

  it('say that there is nothing to do where the wished state held already', async () => {
    const { element } = await noticesOf([booking('superseded', { refusal: 'booking.already-open' })]);
    expect(element.textContent).toContain('Schon erledigt: Kommen');
    expect(element.querySelector('[role=alert]')).toBeNull();
  });

  it('say that the server keeps them, why, and what was decided', async () => {
    const { element } = await noticesOf([
      booking('clarifying', { refusal: 'booking.out-of-order', note: 'Uhr am Tor ging falsch' }),
    ]);
    expect(element.textContent).toContain('Angekommen, wird geklärt');
    expect(element.textContent).toContain('gab es schon eine spätere Buchung');
    expect(element.textContent).not.toContain('Beantragen Sie');
    expect(element.textContent).toContain('Begründung: Uhr am Tor ging falsch');
  });

  it('are counted where they can no longer be read', async () => {
    const { element, outbox, press } = await noticesOf([], 2);
    expect(element.textContent).toContain('Nicht lesbare Buchungen auf diesem Gerät: 2');
    await press('Verstanden');
    expect(outbox.dismissUnreadable).toHaveBeenCalled();
  });
});
