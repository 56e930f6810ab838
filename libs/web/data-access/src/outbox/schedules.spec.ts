import fc from 'fast-check';
import { check } from '../testing/check';
import { ModelServer } from '../testing/model-server';
import { Play } from '../testing/play';
import { type Schedule, schedules, SEED } from '../testing/schedule';
import { ServerModel } from '../testing/server-model';
import { Tally } from '../testing/tally';

const PEOPLE = ['01935a10-0000-7000-8000-00000000000a', '01935a10-0000-7000-8000-00000000000b'];
/** A Monday morning in November: people come to work. */
const MONDAY = Date.parse('2026-11-23T07:00:00Z');
/** `npm test` plays fewer; ten thousand take two to three minutes: OUTBOX_SCHEDULES=10000. */
const SCHEDULES = Number(process.env.OUTBOX_SCHEDULES ?? 2_000);

const tally = new Tally();

async function play(schedule: Schedule) {
  const model = new ServerModel();
  const server = new ModelServer(model, () => game.browser.nowMilliseconds);
  const game: Play = new Play(schedule, PEOPLE, { server, nowMilliseconds: MONDAY });
  const played = await game.run();
  const recorded = model.rows.map((row) => ({ ...row, isClarified: row.clarification !== null }));
  tally.add(played, recorded);
  return check(played, recorded);
}

describe('bookings on a device on which everything fails', () => {
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
    expect(tally.missing()).toEqual([]);
    expect(tally.of('applied')).toBeGreaterThan(SCHEDULES / 2);
    // One process may do nothing else meanwhile; the limit only ends a run that hangs.
  }, 3_600_000);
});
