import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { type IncomingMessage } from 'node:http';
import { Problem } from '../platform';
import { LONGEST_FILE_BYTES } from '../platform';
import { importFromCommandLine } from './cli';
import { uploadedFile } from './upload';
import { PEOPLE_LOCKED_AT_ONCE } from './writing';
import { type ImportReportDto } from './imports.dto';

// Wednesday, 25 November 2026: in the morning, while people clock in, the office imports yesterday's absences.
const NOW = '2026-11-25T09:00:00+01:00';
const PEOPLE = 23;

type Report = ImportReportDto & { code?: string; report?: ImportReportDto };

describe('writing a file', () => {
  let app: TestApp;
  let administrator: TestPerson;
  let people: TestPerson[];
  let numbers: string[];

  const post = (kind: string, content: string, dryRun = false) =>
    app.request<Report>('POST', `/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, {
      as: administrator,
      csv: content,
    });
  const absences = (ofPeople = numbers) =>
    ['Personalnummer;Art;Von;Bis', ...ofPeople.map((n) => `${n};Fortbildung;24.11.2026;24.11.2026`)].join('\n');
  const count = async (sql: string) =>
    Number((await app.db.query<{ n: string }>(`select count(*) as n from ${sql}`))[0].n);
  const clockIn = (as: TestPerson) =>
    app.request('POST', '/api/v1/bookings', {
      as,
      body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office' },
    });
  /** Called after rows of an absence were written, inside the transaction that wrote them. */
  const onAbsence = async (body: string) => {
    await app.scenario.client.query(
      `create function on_absence() returns trigger language plpgsql security definer as $$ begin ${body} return null; end $$`,
    );
    await app.scenario.client.query(
      'create trigger on_absence after insert on absence for each row execute function on_absence()',
    );
  };

  beforeEach(async () => {
    app = await createTestApp(NOW);
    await app.scenario.tenant();
    await app.scenario.unit('AMT11');
    administrator = await app.scenario.person({ unit: 'AMT11', roles: ['timeAdministrator'] });
    people = [];
    for (let i = 0; i < PEOPLE; i += 1) people.push(await app.scenario.person({ unit: 'AMT11' }));
    await app.db.query(
      `insert into employee_month (tenant_id, employee_id, month) select 1, employee_id, '2026-11-01' from employee`,
    );
    const rows = await app.db.query<{ id: string; n: string }>(
      'select employee_id as id, personnel_number as n from employee',
    );
    const byId = new Map(rows.map(({ id, n }) => [id, n]));
    numbers = people.map(({ employeeId }) => byId.get(employeeId) ?? '');
  });
  afterEach(() => app.close());

  it.each<[string, string, (n: string) => string]>([
    ['absences', 'absence', (n) => `${n};Fortbildung;24.11.2026;24.11.2026`],
    ['bookings', 'booking', (n) => `${n};24.11.2026;08:00;Kommen;Büro\n${n};24.11.2026;16:00;Gehen;Büro`],
    ['permissions', 'remote_work_permission', (n) => `${n};Mobile Arbeit;01.01.2026;`],
    ['protections', 'protected_status', (n) => `${n};Schwerbehinderung;01.01.2026;`],
    ['particulars', 'day_fact', (n) => `${n};24.11.2026;Andere Beschäftigung;;;60`],
  ])(
    '%s: never holds the months of more than ten people at a time, so that nobody waits at the clock',
    async (kind, table, rowOf) => {
      const headers: Record<string, string> = {
        absences: 'Personalnummer;Art;Von;Bis',
        bookings: 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort',
        permissions: 'Personalnummer;Art;Gültig ab;Gültig bis',
        protections: 'Personalnummer;Schutz;Gültig ab;Gültig bis',
        particulars: 'Personalnummer;Datum;Angabe;Von;Bis;Minuten',
      };
      const { body } = await post(kind, [headers[kind], ...numbers.map(rowOf)].join('\n'));
      expect(body).toMatchObject({ errors: [], written: numbers.map(rowOf).join('\n').split('\n').length });
      // Rows of one transaction bear its number, and so does every month that it changed or locked last.
      const held = await app.db.query<{ n: number }>(
        `select count(distinct employee_id)::int as n from ${table} group by xmin::text`,
      );
      expect(held.length).toBeGreaterThanOrEqual(Math.ceil(PEOPLE / PEOPLE_LOCKED_AT_ONCE));
      const months = await app.db.query<{ n: number }>(
        `select count(distinct employee_id)::int as n from employee_month where version > 1 or xmax::text <> '0'
       group by case when xmax::text = '0' then xmin::text else xmax::text end`,
      );
      for (const { n } of [...held, ...months]) expect(n).toBeLessThanOrEqual(PEOPLE_LOCKED_AT_ONCE);
    },
  );

  it('lets everybody else clock in while some people are being written', async () => {
    // The import stands still with the rows of the first ten people, until somebody has clocked in.
    await app.scenario.client.query('create table gate (open boolean)');
    await onAbsence(`perform pg_advisory_xact_lock(4711);`);
    const gate = await app.db.pool.connect();
    await gate.query('select pg_advisory_lock(4711)');
    const running = post('absences', absences());
    await untilWaiting(app, 'pg_advisory_xact_lock');
    const first = await app.db.query<{ n: number }>(
      `select count(*)::int as n from (select from employee_month where month = '2026-11-01' for update skip locked) free`,
    );
    expect(first[0].n).toBeGreaterThanOrEqual(PEOPLE + 1 - PEOPLE_LOCKED_AT_ONCE);
    const free = [...numbers].sort().at(-1) ?? '';
    expect((await clockIn(people[numbers.indexOf(free)])).status).toBe(201);
    await gate.query('select pg_advisory_unlock(4711)');
    gate.release();
    expect((await running).body).toMatchObject({ written: PEOPLE });
  });

  it('goes on where it was when the same file is sent again after the process died', async () => {
    await onAbsence(
      `if (select count(*) from absence) > ${PEOPLE_LOCKED_AT_ONCE} and exists (select from pg_class where relname = 'dies') then
         raise exception 'the process died'; end if;`,
    );
    await app.scenario.client.query('create table dies (n int)');
    expect((await post('absences', absences())).status).toBe(500);
    expect([await count('absence'), await count('import_run'), await count('import_begun')]).toEqual([
      PEOPLE_LOCKED_AT_ONCE,
      0,
      1,
    ]);
    await app.scenario.client.query('drop table dies');
    expect((await post('absences', absences(), true)).body).toMatchObject({ errors: [], written: 0 });
    expect((await post('absences', absences())).body).toMatchObject({ errors: [], written: PEOPLE });
    expect([await count('absence'), await count('import_run')]).toEqual([PEOPLE, 1]);
    expect(await post('absences', absences())).toMatchObject({ status: 409, body: { code: 'import.repeated' } });
  });

  it('writes all or nothing where the people fit into one step', async () => {
    await onAbsence(`if (select count(*) from absence) >= 5 then raise exception 'the process died'; end if;`);
    expect((await post('absences', absences(numbers.slice(0, 8)))).status).toBe(500);
    expect([await count('absence'), await count('import_begun')]).toEqual([0, 0]);
  });

  it('leaves out, and names, people who could no longer be written because something came in between', async () => {
    // While the first ten are written, somebody else enters the same day for the last one.
    const last = [...numbers].sort().at(-1) ?? '';
    await onAbsence(
      `if (select count(*) from absence) <= ${PEOPLE_LOCKED_AT_ONCE} and pg_trigger_depth() = 1 then
         insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date, details)
         select 1, gen_random_uuid(), employee_id, 'training', '2026-11-24', '2026-11-24', '{}' from employee
         where personnel_number = '${last}'; end if;`,
    );
    const { status, body } = await post('absences', absences());
    expect([status, body.written, body.errors.map(({ line, code }) => [line, code])]).toEqual([
      200,
      PEOPLE - 1,
      [[2 + numbers.indexOf(last), 'import.overlap']],
    ]);
    expect(await count('absence')).toBe(PEOPLE);
    expect(await count('import_person')).toBe(PEOPLE - 1);
  });

  it('stops at one error, before anything is written', async () => {
    const { status, body } = await post('absences', `${absences()}\n999;Urlaub;24.11.2026;24.11.2026`);
    expect([status, body.report?.errors.map(({ line, code }) => [line, code])]).toEqual([
      422,
      [[PEOPLE + 2, 'import.unknown-person']],
    ]);
    expect([await count('absence'), await count('import_begun')]).toEqual([0, 0]);
  });

  it('notes in the log whose records were brought', async () => {
    await post('absences', absences());
    const events = await app.db.query<{ actor_id: string; payload: { people: string[]; rows: number } }>(
      `select actor_id, payload from audit_event where action = 'import.written'`,
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      actor_id: administrator.employeeId,
      payload: { rows: PEOPLE, part: 1, parts: 1 },
    });
    expect(events[0].payload.people.toSorted()).toEqual(people.map(({ employeeId }) => employeeId).toSorted());
  });

  it('notes in the log whom a report was about, though nothing was written: dry run and refusal, API and command line', async () => {
    const events = () =>
      app.db.query<{ actor_id: string | null; action: string; payload: object; people: string[] | null }>(
        `select actor_id, action, payload, employee_ids as people from audit_event where action like 'import.%' order by event_id`,
      );
    const everybody = people.map(({ employeeId }) => employeeId).toSorted();
    const file = `${absences()}\n999;Urlaub;24.11.2026;24.11.2026`;
    const sha256 = createHash('sha256').update(file).digest('hex');
    const payload = { kind: 'absences', sha256, rows: PEOPLE + 1, errors: 1, part: 1, parts: 1 };
    await post('absences', file, true);
    await post('absences', file);
    const order = { databaseUrl: app.databaseUrl, kind: 'absences' as const, fileName: 'a.csv', tenant: null };
    await importFromCommandLine({ ...order, content: file, dryRun: true });
    const actor_id = administrator.employeeId;
    expect(await events()).toEqual([
      { actor_id, action: 'import.checked', payload, people: everybody },
      { actor_id, action: 'import.rejected', payload, people: everybody },
      { actor_id: null, action: 'import.checked', payload, people: everybody },
    ]);
    // A row that cannot be read names somebody all the same, a file that cannot be read names nobody.
    await post('absences', `Personalnummer;Art;Von;Bis\n${numbers[0]};Urlaub;gestern;`, true);
    await post('absences', 'nothing', true);
    expect((await events()).slice(3)).toMatchObject([{ people: [people[0].employeeId] }, { people: null }]);
    await post('absences', absences());
    expect((await events()).at(-1)).toMatchObject({ action: 'import.written', people: everybody });
  });

  it('refuses another file of the tenant while one is at work, and says when to come again', async () => {
    const slow = slowUpload(app, administrator);
    await slow.accepted;
    const second = await post('absences', absences(), true);
    expect([second.status, second.body.code, second.headers.get('retry-after')]).toEqual([503, 'import.busy', '5']);
    slow.request.destroy();
    await expect(slow.answer).rejects.toThrow();
    for (let tries = 0; ; tries += 1) {
      if ((await post('absences', absences(), true)).status === 200) break;
      expect(tries).toBeLessThan(100);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('takes files as text/csv of 32 MB at most, and nothing else', async () => {
    const asJson = await app.request<Report>('POST', '/api/v1/imports/absences?fileName=x.csv', {
      as: administrator,
      body: { fileName: 'x.csv', content: absences() },
    });
    expect([asJson.status, asJson.body.code]).toEqual([415, 'import.not-csv']);
    const tooLong = await app.request<Report>('POST', '/api/v1/imports/absences?fileName=x.csv', {
      as: administrator,
      csv: 'x'.repeat(LONGEST_FILE_BYTES + 1),
    });
    expect([tooLong.status, tooLong.body.code]).toEqual([413, 'request.too-large']);
    expect((await app.request('POST', '/api/v1/imports/absences', { as: administrator, csv: absences() })).status).toBe(
      422,
    );
    expect(
      (await app.request('POST', '/api/v1/imports/nothing?fileName=x.csv', { as: administrator, csv: absences() }))
        .status,
    ).toBe(404);
    expect((await app.request('POST', '/api/v1/imports/absences?fileName=x.csv', { csv: absences() })).status).toBe(
      401,
    );
  });
});

describe('an upload', () => {
  const from = (chunks: AsyncIterable<Buffer>, headers: Record<string, string> = {}) =>
    Object.assign(Readable.from(chunks, { objectMode: false }), { headers }) as unknown as IncomingMessage;
  const readAll = async (source: AsyncIterable<Uint8Array>) => {
    let bytes = 0;
    for await (const chunk of source) bytes += chunk.length;
    return bytes;
  };

  it('that stands still is given up', async () => {
    async function* still() {
      yield Buffer.from('Personalnummer');
      await new Promise(() => undefined);
    }
    const limits = { idleMilliseconds: 20, totalMilliseconds: 60_000 };
    await expect(readAll(uploadedFile(from(still()), limits))).rejects.toEqual(new Problem('import.too-slow'));
  });

  it('that trickles for ever is given up as well', async () => {
    async function* trickle() {
      for (;;) yield await new Promise<Buffer>((resolve) => setTimeout(() => resolve(Buffer.from('x')), 5));
    }
    const limits = { idleMilliseconds: 60_000, totalMilliseconds: 100 };
    await expect(readAll(uploadedFile(from(trickle()), limits))).rejects.toEqual(new Problem('import.too-slow'));
  });

  it('without a stated length is cut at the limit', async () => {
    async function* endless() {
      for (;;) yield await Promise.resolve(Buffer.alloc(1024 * 1024));
    }
    await expect(readAll(uploadedFile(from(endless())))).rejects.toEqual(new Problem('request.too-large'));
    await expect(
      readAll(uploadedFile(from(endless(), { 'content-length': String(LONGEST_FILE_BYTES + 1) }))),
    ).rejects.toEqual(new Problem('request.too-large'));
  });
});

async function untilWaiting(app: TestApp, statement: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const rows = await app.db.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`,
    );
    if (rows.length > 0) return;
    if (tries > 600) throw new Error(`nobody waits in ${statement}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file of which only the header arrives. */
function slowUpload(app: TestApp, as: TestPerson) {
  const request = http.request(`${app.url}/api/v1/imports/absences?fileName=slow.csv&dryRun=true`, {
    method: 'POST',
    headers: { cookie: as.cookie, 'content-type': 'text/csv', expect: '100-continue' },
  });
  const answer = new Promise((resolve, reject) => request.on('response', resolve).on('error', reject));
  answer.catch(() => undefined);
  const accepted = (async () => {
    request.write('Personalnummer;Art;Von;Bis\n');
    for (let tries = 0; ; tries += 1) {
      const probe = await app.request<{ code?: string }>(
        'POST',
        '/api/v1/imports/absences?fileName=x.csv&dryRun=true',
        {
          as,
          csv: 'x',
        },
      );
      if (probe.body.code === 'import.busy') return;
      if (tries > 200) throw new Error('the upload was never begun');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return { request, answer, accepted };
}
