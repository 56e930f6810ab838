import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '@zeitbuch/working-time';
import { runs } from '@zeitbuch/working-time/testing';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type BookingReceiptDto, type CreateBookingDto } from './booking.dto';
import { type MonthDto } from '../views';

type Made = CreateBookingDto & { at: string };
type Kind = Made['kind'];
/** Minutes after midnight of the day on which the shift begins. */
type Shift = readonly (readonly [number, Kind, Made['location']?])[];

/** Days as people have them: with a break, with lunch at home, at two places, in the night, early after late. */
const SHIFTS: readonly Shift[] = [
  [
    [450, 'clockIn'],
    [720, 'breakStart'],
    [750, 'breakEnd'],
    [980, 'clockOut'],
  ],
  [
    [480, 'clockIn'],
    [720, 'clockOut'],
    [780, 'clockIn'],
    [1020, 'clockOut'],
  ],
  [
    [420, 'clockIn', 'telework'],
    [600, 'locationChange', 'office'],
    [840, 'locationChange', 'telework'],
    [930, 'clockOut', 'telework'],
  ],
  [
    [840, 'clockIn'],
    [1080, 'breakStart'],
    [1110, 'breakEnd'],
    [1320, 'clockOut'],
  ],
  [
    [330, 'clockIn'],
    [600, 'breakStart'],
    [630, 'breakEnd'],
    [810, 'clockOut'],
  ],
  [
    [1320, 'clockIn'],
    [1500, 'breakStart'],
    [1530, 'breakEnd'],
    [1740, 'clockOut'],
  ],
  // The clock-out was forgotten; the next day begins all the same.
  [
    [480, 'clockIn'],
    [720, 'breakStart'],
    [745, 'breakEnd'],
  ],
];
/** Hundreds of requests: a busy machine needs its time. */
const PATIENCE_MILLISECONDS = 300_000;
const MONDAY = '2026-11-23';
const THURSDAY_EVENING = '2026-11-26T20:00:00+01:00';

describe('R-04: three days without connection', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp(THURSDAY_EVENING);
    await api.scenario.tenant();
    await api.scenario.agreement('roster', { frame: null });
  });
  afterAll(() => api.close());

  const worker = () => api.scenario.person({ hiredOn: MONDAY, agreement: 'roster' });
  const send = (person: TestPerson, body: CreateBookingDto) =>
    api.request<BookingReceiptDto>('POST', '/api/v1/bookings', { as: person, body });

  function bookingsOf(shifts: readonly Shift[]): Made[] {
    return shifts.flatMap((shift, index) =>
      shift.map(([minutes, kind, location = 'office'], n) => {
        const date = addDays(MONDAY, index + Math.floor(minutes / 1440));
        const [hour, minute] = [Math.floor((minutes % 1440) / 60), minutes % 60];
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        return { bookingId: `${index}${n}`, kind, location, at: `${date}T${time}:00+01:00` };
      }),
    );
  }

  /** The same device has the same ids whenever it sends; another person's device has others. */
  const ownId = (person: TestPerson, made: Made): Made => {
    const hex = createHash('sha256').update(`${person.employeeId} ${made.bookingId}`).digest('hex');
    const bookingId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    return { ...made, bookingId };
  };

  /** What the days came to, without ids. A forgotten clock-out leaves an interval without end that counts nothing. */
  async function resultOf(person: TestPerson) {
    const { body } = await api.request<MonthDto>('GET', '/api/v1/months/2026-11', { as: person });
    const { rows } = await api.scenario.client.query(
      `select b.kind, b.location, b.at, b.shift_date::text, case when not upper_inf(during) then during::text end as during
       from booking b left join booking_void v using (tenant_id, booking_id)
       left join work_interval i on i.tenant_id = b.tenant_id and i.start_booking_id = b.booking_id and not isempty(during)
       where b.employee_id = $1 and v.booking_id is null order by b.at`,
      [person.employeeId],
    );
    return { days: body.days, closing: body.closingBalanceMinutes, rows };
  }

  async function online(bookings: readonly Made[]) {
    const person = await worker();
    for (const { at, kind, location } of bookings) {
      api.clock.set(at);
      expect((await send(person, { bookingId: randomUUID(), kind, location })).status).toBe(201);
    }
    api.clock.set(THURSDAY_EVENING);
    return resultOf(person);
  }

  const days = fc.array(fc.constantFrom(...SHIFTS), { minLength: 3, maxLength: 3 });

  it(
    'come to what booking online came to: shuffled, doubled, with lost answers',
    async () => {
      await fc.assert(
        fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (shifts, random) => {
          const bookings = bookingsOf(shifts);
          const expected = await online(bookings);
          const person = await worker();
          // Each is sent once or twice: the answer to the first may have got lost.
          const sent = bookings.flatMap((made) => (random.next().value % 3 === 0 ? [made, made] : [made]));
          const keyed = sent.map((made) => ({ made: ownId(person, made), key: random.next().value }));
          for (const { made } of keyed.sort((a, b) => a.key - b.key))
            expect([200, 201, 202]).toContain((await send(person, made)).status);
          expect(await resultOf(person)).toEqual(expected);
          for (const made of bookings) expect((await send(person, ownId(person, made))).status).toBe(200);
        }),
        runs(8),
      );
    },
    PATIENCE_MILLISECONDS,
  );

  it(
    'come to the same when two devices send everything at the same time',
    async () => {
      await fc.assert(
        fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (shifts, random) => {
          const bookings = bookingsOf(shifts);
          const expected = await online(bookings);
          const person = await worker();
          const keyed = [...bookings, ...bookings].map((made) => ({
            made: ownId(person, made),
            key: random.next().value,
          }));
          const all = keyed.sort((a, b) => a.key - b.key).map(({ made }) => made);
          const answers = await Promise.all(all.map((made) => send(person, made)));
          // Many at once may wear each other out: a device sends again what had no answer.
          for (const [index, { status }] of answers.entries())
            if (status === 503) await send(person, all[index]);
            else expect([200, 201, 202]).toContain(status);
          expect(await resultOf(person)).toEqual(expected);
        }),
        runs(3),
      );
    },
    PATIENCE_MILLISECONDS,
  );
});
