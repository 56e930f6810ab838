import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type BookingKind, type ClockStanding, type WorkLocation } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ClockCard } from './clock-card';

async function cardOf(standing: Partial<ClockStanding>, more: Record<string, unknown> = {}) {
  TestBed.configureTestingModule({
    imports: [
      ClockCard,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
  });
  const fixture = TestBed.createComponent(ClockCard);
  const inputs = {
    standing: { state: 'out', since: null, location: null, pending: false, ...standing },
    ready: true,
    workedMinutes: 192,
    segments: [],
    nowMinute: 664,
    location: 'office',
    ...more,
  };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const booked: BookingKind[] = [];
  const chosen: WorkLocation[] = [];
  fixture.componentInstance.book.subscribe((kind) => booked.push(kind));
  fixture.componentInstance.chooseLocation.subscribe((location) => chosen.push(location));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const buttons = [...element.querySelectorAll<HTMLButtonElement>('.actions button')];
  return { element, buttons, booked, chosen };
}

describe('the clock card', () => {
  it('offers one button before work: come', async () => {
    const { buttons, booked } = await cardOf({});
    expect(buttons.map((button) => button.textContent?.trim())).toEqual(['Kommen']);
    buttons[0].click();
    expect(booked).toEqual(['clockIn']);
  });

  it('offers to go and to pause while working, and says since when', async () => {
    const { element, buttons, booked } = await cardOf({ state: 'in', location: 'mobileWork' }, { since: '07:58' });
    expect(buttons.map((button) => button.textContent?.trim())).toEqual(['Gehen', 'Pause']);
    expect(buttons[0].getAttribute('aria-label')).toMatch(/^Gehen, Eingestempelt seit 07:58/);
    buttons.forEach((button) => button.click());
    expect(booked).toEqual(['clockOut', 'breakStart']);
    expect(element.querySelector('[role=timer]')?.textContent).toContain('3 Stunden 12 Minuten');
  });

  it('ends the break first', async () => {
    const { buttons, booked } = await cardOf({ state: 'onBreak' }, { since: '12:00' });
    buttons[0].click();
    expect(booked).toEqual(['breakEnd']);
  });

  it('says that there is no connection and still takes the booking', async () => {
    const { buttons, booked } = await cardOf({}, { unreachable: true });
    // Two lines: together they do not fit on a phone.
    expect(buttons[0].querySelector('.words')?.firstChild?.textContent?.trim()).toBe('Kommen');
    expect(buttons[0].querySelector('small')?.textContent).toBe('ohne Verbindung');
    buttons[0].click();
    expect(booked).toEqual(['clockIn']);
  });

  it('says that what was pressed without a connection is kept, and transfers nothing meanwhile', async () => {
    const { element } = await cardOf({ state: 'in', pending: true }, { unreachable: true });
    expect(element.querySelector('.below')?.textContent?.trim()).toBe('Auf diesem Gerät gespeichert');
  });

  it('says how long the break has lasted, and beforehand that work counts nothing', async () => {
    const onBreak = await cardOf({ state: 'onBreak' }, { since: '12:00', breakMinutes: 12 });
    expect(onBreak.element.querySelector('.below')?.textContent?.trim()).toBe('Pause 0:12');
    TestBed.resetTestingModule();
    const { element } = await cardOf({}, { nothingCounts: true });
    expect(element.querySelector('.uncounted')?.textContent).toContain('Arbeit von jetzt an zählt nicht.');
  });

  it('has nothing to press before it is known where the person stands', async () => {
    const { buttons, element } = await cardOf({}, { ready: false });
    expect(buttons[0].disabled).toBe(true);
    expect(element.textContent).not.toContain('Nicht eingestempelt');
  });

  it('shows the place as pressed and changes it only when asked, not by the arrow keys', async () => {
    const { element, chosen } = await cardOf({});
    const places = [...element.querySelectorAll<HTMLButtonElement>('.places button')];
    expect(places.map((place) => place.getAttribute('aria-pressed'))).toEqual(['true', 'false', 'false', 'false']);
    places[2].click();
    expect(chosen).toEqual(['telework']);
  });

  it('shows the course of the day in words', async () => {
    const segments = [
      { fromMinute: 472, toMinute: 720, kind: 'work', location: 'mobileWork', open: false },
      { fromMinute: 750, toMinute: 780, kind: 'work', location: 'office', open: true },
    ];
    const { element } = await cardOf({ state: 'in' }, { segments });
    expect(element.querySelector('svg[role=img]')?.getAttribute('aria-label')).toMatch(
      /07:52 bis 12:00\sUhr Mobile Arbeit, seit 12:30\sUhr Dienststelle/,
    );
  });
});
