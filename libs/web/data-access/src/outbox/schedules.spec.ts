import fc from 'fast-check';
import { check } from '../testing/check';
import { ModelServer } from '../testing/model-server';
import { Play } from '../testing/play';
import { type Schedule, schedules } from '../testing/schedule';
import { ServerModel } from '../testing/server-model';

const PEOPLE = ['01935a10-0000-7000-8000-00000000000a', '01935a10-0000-7000-8000-00000000000b'];
/** A Monday morning in November: people come to work. */
const MONDAY = Date.parse('2026-11-23T07:00:00Z');
const SCHEDULES = Number(process.env.OUTBOX_SCHEDULES ?? 10_000);
const SEED = 20_261_123;

const counts = new Map<string, number>();
const add = (name: string, number = 1) => counts.set(name, (counts.get(name) ?? 0) + number);

async function play(schedule: Schedule) {
  const model = new ServerModel();
  const server = new ModelServer(model, () => game.browser.nowMilliseconds);
  const game: Play = new Play(schedule, PEOPLE, { server, nowMilliseconds: MONDAY });
  const played = await game.run();
  for (const [name, number] of played.counts) add(name, number);
  add('taps', played.taps.length);
  for (const { isKept } of played.taps) add(`kept: ${isKept}`);
  for (const row of model.rows) add(row.clarification === null ? 'applied' : 'clarifying');
  for (const state of played.notices.values()) add(`shown ${state}`);
  return check(
    played,
    model.rows.map((row) => ({ ...row, isClarified: row.clarification !== null })),
  );
}

describe('bookings on a device on which everything fails', () => {
  beforeAll(() => {
    for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  });

  it('are neither lost nor doubled nor booked wrongly', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        expect(await play(schedule)).toEqual({ lost: [], doubled: [], wrong: [] });
      }),
      { numRuns: SCHEDULES, seed: SEED },
    );
    console.info(JSON.stringify(Object.fromEntries([...counts].sort())));
  }, 1_200_000);
});
