import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  type ApprovalItemDto,
  type ApprovalsDto,
  type CorrectionDto,
  type CreateCorrectionDto,
  type DayEffectDto,
  type DayExplanationDto,
  type DecideDto,
  type DecisionResultDto,
  type MonthDto,
} from '../src';
import { type TestApp } from './app';
import { type TestPerson } from './scenario';

/** A refusal as specs look at it. */
export interface Refused {
  code: string;
  params?: Record<string, unknown>;
  errors?: { field: string; code: string }[];
}

/** What people do about corrections and months, in the words of the specs. Winter time only. */
export function approvalSteps(api: TestApp) {
  return {
    /** Clocks in and out at the given times of a day, then lets the clock show `after`; returns the ids of the bookings. */
    work: async (person: TestPerson, date: LocalDate, times: string[], after = '2026-11-24T08:00:00+01:00') => {
      const ids: string[] = [];
      for (const [index, time] of times.entries()) {
        api.clock.set(`${date}T${time}:00+01:00`);
        const bookingId = randomUUID();
        const kind = index % 2 === 0 ? 'clockIn' : 'clockOut';
        const body = { bookingId, kind, location: 'office' };
        expect((await api.request('POST', '/api/v1/bookings', { as: person, body })).status).toBe(201);
        ids.push(bookingId);
      }
      api.clock.set(after);
      return ids;
    },
    correct: <Body = CorrectionDto>(person: TestPerson, wish: Partial<CreateCorrectionDto>) =>
      api.request<Body>('POST', '/api/v1/corrections', {
        as: person,
        body: { correctionId: randomUUID(), date: '2026-11-23', reason: 'forgot it', ...wish },
      }),
    /** Asks for a whole day as it is to be, having looked at it. */
    wantDay: async <Body = CorrectionDto>(
      person: TestPerson,
      bookings: CreateCorrectionDto['bookings'],
      wish: Partial<CreateCorrectionDto> = {},
    ) => {
      const date = wish.date ?? '2026-11-23';
      const seen = await api.request<DayExplanationDto>('GET', `/api/v1/days/${date}/explanation`, { as: person });
      const { bookingsVersion: dayVersion } = seen.body;
      return api.request<Body>('POST', '/api/v1/corrections', {
        as: person,
        body: { correctionId: randomUUID(), date, action: 'day', reason: 'forgot it', dayVersion, bookings, ...wish },
      });
    },
    tryDay: <Body = DayEffectDto>(person: TestPerson, bookings: CreateCorrectionDto['bookings'], date = '2026-11-23') =>
      api.request<Body>('POST', '/api/v1/corrections/preview', { as: person, body: { date, bookings } }),
    waiting: async (as: TestPerson) => (await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as })).body.items,
    decide: async (
      as: TestPerson,
      decision: DecideDto['decision'],
      items: Pick<ApprovalItemDto, 'type' | 'id' | 'version'>[],
      note?: string,
    ) => {
      const seen = items.map(({ type, id, version }) => ({ type, id, version }));
      const body = { decision, items: seen, ...(note ? { note } : {}) };
      return (await api.request<DecisionResultDto>('POST', '/api/v1/approvals/decisions', { as, body })).body.results;
    },
    month: async (as: TestPerson, month = '2026-11') =>
      (await api.request<MonthDto>('GET', `/api/v1/months/${month}`, { as })).body,
    explain: async (as: TestPerson, date = '2026-11-23') =>
      (await api.request<DayExplanationDto>('GET', `/api/v1/days/${date}/explanation`, { as })).body,
    /** How many intervals count. */
    intervals: async (person: TestPerson) => {
      const { rows } = await api.scenario.client.query(
        'select 1 from work_interval where employee_id = $1 and not isempty(during)',
        [person.employeeId],
      );
      return rows.length;
    },
  };
}
