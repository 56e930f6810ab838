import fc from 'fast-check';
import { check, type Recorded } from '../testing/check';
import { Play } from '../testing/play';
import { RealServer } from '../testing/real-server';
import { type Schedule, schedules, SEED } from '../testing/schedule';
import { Tally } from '../testing/tally';

/** A Monday morning in November: people come to work. */
const MONDAY = Date.parse('2026-11-23T07:00:00Z');
const SCHEDULES = Number(process.env.OUTBOX_SCHEDULES);
const HOST = `http://127.0.0.1:${process.env.OUTBOX_HOST_PORT}`;

const tally = new Tally();

async function play(schedule: Schedule) {
  const server = new RealServer(HOST, () => game?.browser.nowMilliseconds ?? MONDAY);
  let game: Play | null = null;
  const people = await server.open(MONDAY);
  game = new Play(schedule, people, { server, nowMilliseconds: MONDAY });
  const played = await game.run();
  const booked = ((await server.rows()) as Omit<Recorded, 'isClarified'>[]).map((row) => ({
    ...row,
    isClarified: false,
  }));
  const isBooked = new Set(booked.map(({ bookingId }) => bookingId));
  const clarified = played.taps.filter(
    ({ booking: { bookingId } }) => server.clarified.has(bookingId) && !isBooked.has(bookingId),
  );
  const recorded = [
    ...booked,
    ...clarified.map(({ booking, pressedMilliseconds }) => ({
      ...booking,
      epochMinute: pressedMilliseconds / 60_000,
      isClarified: true,
    })),
  ];
  tally.add(played, recorded);
  return check(played, recorded);
}

/** The same schedules as beside the model of the server, on the real API and database: `npm run outbox-schedules`. */
describe('bookings on a device on which everything fails, with the real server behind', () => {
  beforeAll(() => {
    for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  });

  it(`are neither lost nor doubled nor booked wrongly, in ${SCHEDULES} schedules`, async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        expect(await play(schedule)).toEqual({ lost: [], doubled: [], wrong: [] });
      }),
      { numRuns: SCHEDULES, seed: SEED },
    );
    console.info(`${SCHEDULES} schedules on the real server, 0 lost, 0 doubled: ${tally.text()}`);
    expect(SCHEDULES < 100 ? [] : tally.missing()).toEqual([]);
  }, 7_200_000);
});
