import { Client } from 'pg';
import { createTestApp, type TestApp } from '../../testing';
import { asApplication } from '../../testing/database';
import { type EventConsumer, readEvents } from './read-events';
import { recordEvent } from './record-event';

type Hear = EventConsumer['handlers']['agreement.published'] & {};

describe('events', () => {
  let api: TestApp;
  let consumer: EventConsumer;
  const clients: Client[] = [];
  let consumers = 0;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.client.query(
      'create table heard (nr serial, consumer text, what text, tenant_id int); grant all on heard, heard_nr_seq to public',
    );
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await api.scenario.client.query('delete from event_outbox; delete from event_cursor');
  });
  afterAll(() => api.close());

  /** A transaction of its own, as another process has one. */
  const transaction = async (): Promise<Client> => {
    const client = new Client({ connectionString: asApplication(api.databaseUrl) });
    await client.connect();
    clients.push(client);
    await client.query('begin');
    return client;
  };
  const write = (client: Client, what: string, tenantId = 1) =>
    recordEvent(client as never, tenantId, 'agreement.published', { agreementId: what, from: '2026-11-01', to: null });
  const happened = async (what: string, tenantId = 1) => {
    const client = await transaction();
    await write(client, what, tenantId);
    await client.query('commit');
  };
  /** Its effect is a row, by the client that it gets. */
  const hear: Hear = async (client, { tenantId, payload }) => {
    await client.query('insert into heard (consumer, what, tenant_id) values ($1, $2, $3)', [
      consumer.name,
      payload.agreementId,
      tenantId,
    ]);
    return { progress: null, count: 1 };
  };
  const consumes = (handler: Hear): EventConsumer => ({
    name: consumer.name,
    handlers: { 'agreement.published': handler },
  });
  const read = (handler: Hear = hear, goOn?: () => boolean) => readEvents(api.db, consumes(handler), goOn);
  const heard = async () =>
    (
      await api.db.query<{ what: string }>('select what from heard where consumer = $1 order by nr', [consumer.name])
    ).map(({ what }) => what);
  beforeEach(() => {
    consumers += 1;
    consumer = { name: `consumer ${consumers}`, handlers: {} };
  });

  it('reach the consumer also where the one with the lower number is committed last', async () => {
    const slow = await transaction();
    await write(slow, 'slow');
    await happened('quick');
    const numbers = await slow.query(
      `select payload ->> 'agreementId' as what from event_outbox where tenant_id = 1 order by event_number`,
    );
    expect(numbers.rows).toEqual([{ what: 'slow' }, { what: 'quick' }]);
    expect(await read()).toBe(1);
    expect(await heard()).toEqual(['quick']);
    await slow.query('commit');
    expect(await read()).toBe(1);
    expect(await heard()).toEqual(['quick', 'slow']);
    expect(await read()).toBe(0);
  });

  it('are not told where their transaction was taken back', async () => {
    const undone = await transaction();
    await write(undone, 'undone');
    await undone.query('rollback');
    await happened('done');
    await read();
    expect(await heard()).toEqual(['done']);
  });

  it('have their effect once where the connection dies between handling and moving on', async () => {
    await happened('first');
    await happened('second');
    // Whatever the handler did is done, and the cursor is about to move.
    await api.scenario.client.query(`
      create function die() returns trigger language plpgsql security definer as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
      create trigger die before update on event_cursor for each row when (old.position > 0) execute function die()`);
    await expect(read()).rejects.toThrow(AggregateError);
    await api.scenario.client.query('drop function die() cascade');
    expect(await heard()).toEqual(['first']);
    expect(await read()).toBe(1);
    expect(await heard()).toEqual(['first', 'second']);
  });

  it('are handled by one of two readers at once, whoever comes first', async () => {
    await happened('only');
    let entered: () => void;
    let leave = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const gate = new Promise<void>((resolve) => (leave = resolve));
    const first = read(async (...step) => {
      entered();
      await gate;
      return hear(...step);
    });
    await inside;
    const second = await read().finally(() => leave());
    expect([await first, second]).toEqual([1, 0]);
    expect(await heard()).toEqual(['only']);
  });

  it('are each heard once by several readers while many transactions end in another order than they began', async () => {
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      const client = await transaction();
      for (let nr = 0; nr < 20; nr += 1) {
        await write(client, `${writer}.${nr}`);
        // Those with a high number of their own hold what they wrote the longest.
        if (nr % (writer + 1) === 0) await client.query('commit; begin');
      }
      await client.query('commit');
    });
    let isWritten = false;
    const readers = Array.from({ length: 3 }, async () => {
      while (!isWritten) await read();
    });
    await Promise.all(writers);
    isWritten = true;
    await Promise.all(readers);
    await read();
    const all = Array.from({ length: 6 }, (_, writer) => Array.from({ length: 20 }, (__, nr) => `${writer}.${nr}`));
    expect((await heard()).sort()).toEqual(all.flat().sort());
  });

  it('go on from the last step that was stored, and stop between two where they are asked to', async () => {
    await happened('long');
    const steps: (string | null)[] = [];
    const inSteps: Hear = async (client, event, progress) => {
      steps.push(progress);
      await hear(client, event, progress);
      const next = Number(progress ?? 0) + 1;
      return { progress: next === 3 ? null : String(next), count: 1 };
    };
    expect(await read(inSteps, () => steps.length < 2)).toBe(2);
    expect(await read(inSteps)).toBe(1);
    expect(steps).toEqual([null, '1', '2']);
    expect(await read(inSteps)).toBe(0);
  });

  it('wait where they cannot be handled, and those of another city do not wait with them', async () => {
    await happened('broken', 1);
    await happened('after', 1);
    await happened('elsewhere', 2);
    const fail: Hear = async (client, event, progress) => {
      if (event.payload.agreementId === 'broken') throw new Error('no');
      return hear(client, event, progress);
    };
    await expect(read(fail)).rejects.toMatchObject({ errors: [new Error('no')] });
    expect(await heard()).toEqual(['elsewhere']);
    await read();
    expect(await heard()).toEqual(['elsewhere', 'broken', 'after']);
  });

  it('go thirty days later, when the next one comes, but for what a consumer has not heard', async () => {
    await happened('old');
    await happened('older');
    await read();
    const late = consumer.name;
    await api.scenario.client.query(
      `update event_outbox set recorded_at = now() - interval '31 days';
       insert into event_cursor (tenant_id, consumer, position) select 1, 'slow', min(position) from event_outbox`,
    );
    await happened('new');
    await read();
    const left = () => api.db.query(`select payload ->> 'agreementId' as what from event_outbox order by position`);
    expect(await left()).toEqual([{ what: 'older' }, { what: 'new' }]);
    consumer = { name: 'slow', handlers: {} };
    await read();
    expect(await heard()).toEqual(['older', 'new']);
    consumer = { name: late, handlers: {} };
    await happened('newest');
    await read();
    expect(await left()).toEqual([{ what: 'new' }, { what: 'newest' }]);
  });
});
