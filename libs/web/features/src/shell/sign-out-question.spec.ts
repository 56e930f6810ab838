import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { BookingOutbox, type PendingBooking } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { SignOutQuestion } from './sign-out-question';

const booking = (part: Partial<PendingBooking>): PendingBooking => ({
  bookingId: 'b',
  employeeId: 'e',
  kind: 'clockIn',
  location: 'office',
  claimedAt: '2026-11-24T07:58:00+01:00',
  state: 'waiting',
  deviceMilliseconds: 0,
  clockKnown: true,
  ...part,
});

async function question(bookings: PendingBooking[], isOffline = false) {
  const items = signal(bookings);
  const unreachable = signal(isOffline);
  const outbox = { items, unreachable, send: jest.fn(() => Promise.resolve(items.set([]))), sendUnkept: jest.fn() };
  TestBed.configureTestingModule({
    imports: [
      SignOutQuestion,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [{ provide: BookingOutbox, useValue: outbox }],
  });
  const fixture = TestBed.createComponent(SignOutQuestion);
  let confirmed = 0;
  fixture.componentInstance.confirmed.subscribe(() => confirmed++);
  await fixture.whenStable();
  const dialog = (fixture.nativeElement as HTMLElement).querySelector('dialog');
  if (!dialog) throw new Error('no dialog');
  // The dialogs of this environment cannot be opened.
  Object.assign(dialog, {
    showModal: () => dialog.setAttribute('open', ''),
    close: () => dialog.removeAttribute('open'),
  });
  const press = async (name: string) => {
    [...dialog.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click();
    await fixture.whenStable();
  };
  return {
    dialog,
    press,
    outbox,
    ask: (everywhere = false) => fixture.componentInstance.ask(everywhere),
    confirmed: () => confirmed,
  };
}

describe('the question before signing out', () => {
  it('is not asked where nothing is on its way, what was refused being none of it', async () => {
    const { ask, dialog } = await question([booking({ state: 'refused' })]);
    expect(ask()).toBe(false);
    expect(dialog.open).toBe(false);
  });

  it('says which bookings wait, and lets the person stay', async () => {
    const { ask, dialog, press, confirmed } = await question([booking({})]);
    expect(ask()).toBe(true);
    expect(dialog.textContent?.replaceAll(/\s+/g, ' ')).toContain('Di 24.11., 07:58 · Kommen');
    expect(dialog.textContent).toContain('bleiben auf diesem Gerät gespeichert');
    await press('Angemeldet bleiben');
    expect([dialog.open, confirmed()]).toEqual([false, 0]);
  });

  it('says that what this device could not keep is lost, and signs out when that is meant', async () => {
    const { ask, dialog, press, confirmed } = await question([booking({ state: 'unkept' })]);
    ask();
    expect(dialog.textContent).toContain('gehen verloren');
    await press('Trotzdem abmelden');
    expect([dialog.open, confirmed()]).toEqual([false, 1]);
  });

  it('sends what waits, and says when all has arrived', async () => {
    const { ask, dialog, press } = await question([booking({})]);
    ask();
    await press('Jetzt senden');
    expect(dialog.textContent).toContain('Alles ist übertragen');
  });

  it('says without a connection that nobody can sign out, and tries again', async () => {
    const { ask, dialog, press, outbox, confirmed } = await question([booking({})], true);
    outbox.send.mockResolvedValue(undefined);
    ask();
    expect(dialog.textContent).toContain('Ohne Verbindung können Sie sich nicht abmelden.');
    const names = [...dialog.querySelectorAll('button')].map((button) => button.textContent?.trim());
    expect(names).toEqual(['Angemeldet bleiben', 'Erneut versuchen']);
    await press('Erneut versuchen');
    expect(outbox.send).toHaveBeenCalledTimes(1);
    expect(dialog.querySelector('[role=status]')?.textContent).toContain('Noch immer keine Verbindung.');
    await press('Angemeldet bleiben');
    expect([dialog.open, confirmed()]).toEqual([false, 0]);
  });

  it('is always asked before every session ends', async () => {
    const { ask, dialog, press, confirmed } = await question([]);
    expect(ask(true)).toBe(true);
    await press('nothing, the dialog only opens');
    expect(dialog.querySelector('h2')?.textContent?.trim()).toBe('Auf allen Geräten abmelden?');
    await press('Auf allen Geräten abmelden');
    expect([dialog.open, confirmed()]).toEqual([false, 1]);
  });
});
