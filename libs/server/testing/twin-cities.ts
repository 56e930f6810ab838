import { randomUUID } from 'node:crypto';
import { type LocalDate } from '@zeitbuch/working-time';
import { type TestApp, createTestApp } from './app';
import { type TestDatabase, copyTestDatabase, createTestDatabase } from './database';
import { type TestPerson } from './scenario';

/** What happens to a person in one of the two cities and not in the other. */
interface Secret {
  /** Lines of import files by kind, without the personnel number. */
  imports?: Partial<Record<'absences' | 'protections' | 'particulars', string[]>>;
  /** Directly in the database, what no file can say: `$1` tenant, `$2` person. */
  sql?: string[];
}

/** A person who lives in both cities, with a different secret in each. */
export interface Twin {
  readonly name: string;
  readonly left: Secret;
  readonly right: Secret;
  /** What is known of the person in both cities before October is handed in. */
  readonly both?: Secret;
  /** The secret becomes known after October was handed in. */
  readonly late?: boolean;
  /** Long employed, and has recorded nothing yet: no booking, nothing handed in or to be corrected. */
  readonly hasNoAccount?: boolean;
}

export type TwinPerson = Twin & { readonly person: TestPerson };

/** Two cities that differ in the secrets of their people and in nothing else. */
export interface TwinCities {
  cities: readonly [TestApp, TestApp];
  people: readonly TwinPerson[];
  leader: TestPerson;
  deputy: TestPerson;
  close(): Promise<void>;
}

/** Tuesday morning: October is to be approved, November runs, everybody is at work. */
const NOW = '2026-11-24T08:00:00+01:00';
const CORRECTED = { date: '2026-11-03', localTime: '13:30' };

/**
 * What everybody worked, by the wall clock. A long day (610 minutes), one of nine hours, an evening, a day without a
 * break, and in November half a day.
 */
const WORK = new Map<LocalDate, readonly string[]>([
  ['2026-09-07', ['07:00', '12:00', '12:30', '16:00']],
  ['2026-10-19', ['07:00', '12:00', '12:30', '17:40']],
  ['2026-10-20', ['07:00', '12:00', '12:30', '16:30']],
  ['2026-10-22', ['12:00', '16:00', '16:30', '21:30']],
  ['2026-10-23', ['08:00', '14:15']],
  ['2026-11-02', ['07:00', '12:00', '12:30', '16:00']],
  ['2026-11-03', ['08:00', '12:00']],
  ['2026-11-06', ['07:00', '12:00', '12:30', '17:40']],
  // On the first day of a week of leave.
  ['2026-11-09', ['08:00', '10:00']],
]);
const HEADINGS = {
  absences: 'kind;from;to;portion;minutes;lessons;fromTime;toTime;creditPolicy;certified;reportedPromptly',
  protections: 'kind;validFrom;validTo',
  particulars: 'date;kind;fromTime;toTime;minutes',
} as const;

/** Builds one city, copies it, and lets each copy learn its own secrets. */
export async function twinCities(twins: readonly Twin[]): Promise<TwinCities> {
  const original = await createTestDatabase();
  const built = await build(original, twins);
  const databases = [await copyTestDatabase(original), await copyTestDatabase(original)] as const;
  await original.drop();
  const [left, right] = await Promise.all(databases.map((database) => createTestApp(NOW, {}, { database })));
  for (const [city, side] of [
    [left, 'left'],
    [right, 'right'],
  ] as const) {
    // Both at the same instant, to the millisecond: the clock stands still.
    city.clock.nowMilliseconds = () => Date.parse(NOW);
    await learn(
      city,
      built.administrator,
      secretsOf(built, 'both', () => true),
    );
    await learn(
      city,
      built.administrator,
      secretsOf(built, side, ({ late }) => !late),
    );
    for (const { person, hasNoAccount } of built.people) {
      if (hasNoAccount) continue;
      await handIn(city, person);
      await askForCorrection(city, person, built.corrections.get(person.employeeId) ?? '');
    }
    await learn(
      city,
      built.administrator,
      secretsOf(built, side, ({ late }) => late === true),
    );
  }
  const close = async (): Promise<void> => {
    await Promise.all([left.close(), right.close()]);
    await Promise.all(databases.map((database) => database.drop()));
  };
  return { cities: [left, right], people: built.people, leader: built.leader, deputy: built.deputy, close };
}

interface City {
  people: TwinPerson[];
  leader: TestPerson;
  deputy: TestPerson;
  administrator: TestPerson;
  /** The clock-out of half a day that everybody wants to correct, by person. */
  corrections: Map<string, string>;
}

async function build(database: TestDatabase, twins: readonly Twin[]): Promise<City> {
  const api = await createTestApp(NOW, {}, { database });
  const { scenario } = api;
  await scenario.tenant();
  await scenario.unit('AMT10');
  const hiredOn = '2026-09-01';
  const leader = await scenario.person({ unit: 'AMT10', leads: ['AMT10'], hiredOn });
  const deputy = await scenario.person({ deputyOf: ['AMT10'], hiredOn });
  const administrator = await scenario.person({ roles: ['timeAdministrator'], hiredOn });
  const corrections = new Map<string, string>();
  const people: TwinPerson[] = [];
  for (const [index, twin] of twins.entries()) {
    if (twin.hasNoAccount) {
      const person = await scenario.person({ unit: 'AMT10', hiredOn: '2015-09-01', givenName: `Twin${index}` });
      people.push({ ...twin, person });
      continue;
    }
    const person = await scenario.person({ unit: 'AMT10', hiredOn, givenName: `Twin${index}` });
    for (const [date, times] of WORK) {
      const ids = await scenario.booked(person, date, times);
      if (date === CORRECTED.date) corrections.set(person.employeeId, ids[1]);
    }
    await scenario.order(person, '2026-10-22', 20 * 60, 21 * 60 + 30);
    // Approved weeks: an illness within them is nothing that the leader hears of.
    await scenario.absence(person, 'leave', '2026-10-05', '2026-10-09');
    await scenario.absence(person, 'leave', '2026-11-09', '2026-11-13');
    // Approved time off, for which no work was ordered before: it is taken from the account.
    await scenario.absence(person, 'compensatoryTimeOff', '2026-10-14');
    api.clock.set('2026-11-24T07:00:00+01:00');
    const body = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
    await expectStatus(api.request('POST', '/api/v1/bookings', { as: person, body }), 201);
    people.push({ ...twin, person });
  }
  await api.close();
  return { people, leader, deputy, administrator, corrections };
}

type LearntSecret = readonly [TestPerson, Secret];

const secretsOf = (city: City, side: 'both' | 'left' | 'right', of: (twin: Twin) => boolean): LearntSecret[] =>
  city.people.filter(of).map((twin) => [twin.person, twin[side] ?? {}]);

/** Secrets of everybody in one city, by file as the personnel office brings them. */
async function learn(api: TestApp, administrator: TestPerson, secrets: readonly LearntSecret[]): Promise<void> {
  for (const [person, secret] of secrets)
    for (const sql of secret.sql ?? []) await api.scenario.client.query(sql, [person.tenantId, person.employeeId]);
  for (const kind of ['absences', 'protections', 'particulars'] as const) {
    const lines = secrets.flatMap(([person, secret]) =>
      (secret.imports?.[kind] ?? []).map((line) => `${person.authUserId.replace('user-', '')};${line}`),
    );
    if (lines.length === 0) continue;
    const csv = [`personnelNumber;${HEADINGS[kind]}`, ...lines.map((line) => padded(line, kind))].join('\n');
    const url = `/api/v1/imports/${kind}?fileName=${kind}.csv`;
    await expectStatus(api.request('POST', url, { as: administrator, csv }), 200);
  }
}

/** With as many cells as the heading has columns. */
const padded = (line: string, kind: keyof typeof HEADINGS): string =>
  line + ';'.repeat(HEADINGS[kind].split(';').length + 1 - line.split(';').length);

async function handIn(api: TestApp, person: TestPerson): Promise<void> {
  const { body } = await api.request<{ version: number }>('GET', '/api/v1/months/2026-10', { as: person });
  const submission = { as: person, body: { version: body.version } };
  await expectStatus(api.request('POST', '/api/v1/months/2026-10/submission', submission), 200);
}

async function askForCorrection(api: TestApp, person: TestPerson, bookingId: string): Promise<void> {
  // The same id in both cities: the booking's own, with another beginning, whatever that is.
  const correctionId = `${bookingId.startsWith('c0') ? 'c1' : 'c0'}${bookingId.slice(2)}`;
  const body = { correctionId, action: 'change', bookingId, ...CORRECTED, reason: 'stayed' };
  await expectStatus(api.request('POST', '/api/v1/corrections', { as: person, body }), 201);
}

async function expectStatus(answer: Promise<{ status: number; body: unknown }>, status: number): Promise<void> {
  const given = await answer;
  if (given.status !== status) throw new Error(`${given.status} instead of ${status}: ${JSON.stringify(given.body)}`);
}
