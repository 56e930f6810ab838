import { holidayCalendar, pairBookings, zone } from '@zeitbuch/working-time';
import { DemoIds } from './demo-ids';
import { liveThrough } from './life';
import { NameBook } from './names';
import { demoPeople } from './people';
import { Random } from './random';

const berlin = zone('Europe/Berlin');

describe('lives of the demo city', () => {
  // The night to 29 March 2026 lacks the hour from two to three, the one to 25 October has it twice.
  it.each([
    ['2026-03-01', '2026-04-15'],
    ['2026-10-01', '2026-11-15'],
  ] as const)('of the rota stay whole in the nights in which clocks change, %s to %s', (firstDate, asOf) => {
    const { people } = demoPeople({ employees: 400, seed: 'clocks', firstDate, asOf });
    const rota = people.filter(({ habits }) => habits.rota !== null);
    expect(new Set(rota.map(({ habits }) => habits.rota)).size).toBe(2);
    for (const person of rota) {
      const world = { zone: berlin, holidays: holidayCalendar([]), firstDate, asOf, openFrom: asOf };
      const { bookings, voids } = liveThrough(person, world);
      const voided = new Set(voids.map(({ bookingId }) => bookingId));
      const sessions = pairBookings(
        bookings.filter(({ bookingId }) => !voided.has(bookingId)),
        berlin,
      );
      expect(sessions.filter(({ state }) => state !== 'complete')).toEqual([]);
      expect(bookings.every(({ epochMinute }) => epochMinute < berlin.startOfDay(asOf))).toBe(true);
    }
  });

  it('belong to people with addresses of their own, also where names repeat', () => {
    const names = new NameBook(new Random('names'));
    names.reserve('jana.vogel@lindenau.example');
    const addresses = Array.from({ length: 9_000 }, () => names.next().email);
    expect(new Set(addresses).size).toBe(9_000);
    expect(addresses).not.toContain('jana.vogel@lindenau.example');
    expect(addresses.every((address) => /^[a-z-]+\.[a-z-]+\d*@lindenau\.example$/.test(address))).toBe(true);
  });

  it('have ids that say when, are sound and never the same', () => {
    const ids = [new DemoIds(1), new DemoIds(2)].flatMap((owner) => [owner.next(29_650_000), owner.next(29_650_000)]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(ids[0].replaceAll('-', '').slice(0, 12), 16)).toBe(29_650_000 * 60_000);
  });

  it('are thrown with even dice', () => {
    const random = new Random('dice');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i += 1) counts[random.int(1, 6) - 1] += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
