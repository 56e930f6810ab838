/**
 * What others notice of an import: `today` of somebody else while 100,000 rows are checked, against the same when
 * nothing else happens; and the clock-ins of those whose rows are being written.
 */
import { clockRequests, load, median, readRequests } from './load.mjs';

const ROWS = 100_000;
const PEOPLE_WRITTEN = 2500;
const HEADERS = {
  bookings: 'Personalnummer;Datum;Uhrzeit;Buchungsart;Ort',
  absences: 'Personalnummer;Art;Von;Bis',
};

/** A day of the measured month for each row of a person: an hour in the evening, or a day of training. */
const ROW_OF = {
  bookings: (number, n, from) => {
    const date = from.add({ days: Math.floor(n / 2) % 28 });
    const hour = 18 + Math.floor(n / 56);
    return `${number};${date};${hour}:${n % 2 ? '45' : '15'};${n % 2 ? 'Gehen' : 'Kommen'};Büro`;
  },
  absences: (number, n, from) => `${number};Fortbildung;${from.add({ days: n })};${from.add({ days: n })}`,
};

function fileOf(kind, people, month) {
  const from = Temporal.PlainDate.from(month);
  const each = Math.floor(ROWS / people / 2) * 2;
  const lines = [HEADERS[kind]];
  for (let p = 0; p < people; p += 1) for (let n = 0; n < each; n += 1) lines.push(ROW_OF[kind](50_001 + p, n, from));
  return lines.join('\n');
}

/** Sends a file as the time administrator; resolves with the report. */
async function send(api, cookie, kind, content, dryRun) {
  const answer = await fetch(`${api.url}/api/v1/imports/${kind}?fileName=${kind}.csv&dryRun=${dryRun}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/csv', origin: api.url.replace('127.0.0.1', 'localhost') },
    body: content,
  });
  const report = await answer.json();
  if (!answer.ok) throw new Error(`import of ${kind}: ${JSON.stringify(report).slice(0, 500)}`);
  return report;
}

/** Measures `requests` once and again for as long as `work` takes. */
async function beside(requests, work) {
  const idle = await load(requests(4));
  let isDone = false;
  const working = work().finally(() => (isDone = true));
  const busy = [];
  while (!isDone) busy.push(await load(requests(1)));
  return { idle, busy, value: await working };
}

const highest = (measured, key) => Math.max(...measured.map((one) => one[key]));

export async function benchImport({ api, seeded, month, people, results, report, reportAlone }) {
  const administrator = seeded.cookies[1];
  const targets = seeded.cookies.slice(10, 210).map((cookie) => ['/api/v1/today', cookie]);
  const reads = (seconds) => ({ url: api.url, connections: 4, seconds, next: readRequests(targets) });
  for (const kind of Object.keys(HEADERS)) {
    const content = fileOf(kind, people, month);
    await load(reads(1)); // warm-up
    const { idle, busy, value } = await beside(reads, () => send(api, administrator, kind, content, true));
    if (value.errorCount > 0) throw new Error(`${kind}: ${JSON.stringify(value.errors[0])}`);
    const pick = (key) => busy.map((one) => one[key]);
    results.raw[`import-${kind}`] = {
      rows: value.rows,
      seconds: busy.length,
      idle,
      p50: pick('p50'),
      p99: pick('p99'),
    };
    const name = `today while ${value.rows} ${kind} are checked`;
    report(`${name}: p50`, 'ms', [median(pick('p50'))], [idle.p50], { must: 3, better: 'lower' });
    report(`${name}: p99`, 'ms', [median(pick('p99'))], [idle.p99], { must: 3, better: 'lower' });
  }
  const concerned = Math.min(PEOPLE_WRITTEN, people);
  const today = Temporal.Now.plainDateISO('Europe/Berlin');
  const lines = Array.from({ length: concerned }, (_, p) => `${50_001 + p};Dienstreise;${today};${today}`);
  const taps = clockRequests(concerned, '/api/v1/bookings', seeded.cookies);
  const clock = (seconds) => ({ url: api.url, connections: 8, seconds, next: taps });
  const { idle, busy, value } = await beside(clock, () =>
    send(api, administrator, 'absences', [HEADERS.absences, ...lines].join('\n'), false),
  );
  if (value.written < concerned - value.ownLines.length) throw new Error(`only ${value.written} rows were written`);
  results.raw['import-taps'] = { written: value.written, idle, busy };
  reportAlone(
    `clock-in of ${concerned} while their rows are written: p99`,
    'ms',
    busy.map((one) => one.p99),
    {
      must: 300,
      better: 'lower',
    },
  );
  reportAlone('  the slowest of them', 'ms', [highest(busy, 'max')], { must: 300, better: 'lower' });
}
