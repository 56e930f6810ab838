import { Logger } from '@nestjs/common';
import { createTestApp, type TestApp } from '../../testing';
import { readEvents } from './read-events';
import { recordEvent } from './record-event';
import { UnreadEvents } from './unread-events';

interface Ready {
  status: string;
  unreadEvents: number;
  oldestUnreadSeconds: number;
}

describe('events that nobody has heard of', () => {
  let api: TestApp;
  const warned: string[] = [];

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((text: string) => void warned.push(text));
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await api.close();
  });

  const happens = (tenantId: number) =>
    api.db.transaction((client) =>
      recordEvent(client, tenantId, 'agreement.published', { agreementId: 'a', from: '2026-11-01', to: null }),
    );
  const read = (name: string) => readEvents(api.db, { name, handlers: {} });
  /** What a load balancer is told, after they were counted once more. */
  const ready = async (): Promise<Ready> => {
    await api.app.get(UnreadEvents).count();
    const { status, body } = await api.request<Ready>('GET', '/api/v1/ready');
    expect(status).toBe(200);
    return body;
  };

  it('are told at /ready with how long the oldest waits, and are no reason to send no requests', async () => {
    expect(await ready()).toEqual({ status: 'ok', unreadEvents: 0, oldestUnreadSeconds: 0 });
    await happens(1);
    await happens(2);
    await api.scenario.client.query(
      `update event_outbox set recorded_at = now() - interval '1 hour' where tenant_id = 2`,
    );
    const { unreadEvents, oldestUnreadSeconds } = await ready();
    expect(unreadEvents).toBe(2);
    expect(oldestUnreadSeconds).toBeGreaterThanOrEqual(3600);
  });

  it('are a warning in the log where they wait for minutes, once and not each time', async () => {
    await ready();
    await ready();
    expect(warned).toEqual(['2 events are unread, the oldest for 60 minutes']);
  });

  it('are read where every consumer has heard of them', async () => {
    await read('one');
    expect(await ready()).toMatchObject({ unreadEvents: 0 });
    await happens(1);
    await read('another');
    expect(await ready()).toMatchObject({ unreadEvents: 1 });
    await read('one');
    expect(await ready()).toEqual({ status: 'ok', unreadEvents: 0, oldestUnreadSeconds: 0 });
  });
});
