/** The load driver: keep-alive connections by autocannon, a signed-in session for each person. */
import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** The cookie that a sign-in would have set: the token with its signature, as the identity library writes it. */
export function sessionCookie(token, secret) {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `zeitbuch.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/**
 * Runs `next()` requests for `seconds` over `connections`; rates, percentiles in milliseconds, everything that was not
 * 2xx, and what was answered instead (`refusals`: each answer with how often it came).
 */
export async function load({ url, connections, seconds, next }) {
  const refusals = new Map();
  const onResponse = (status, body) => {
    if (status >= 200 && status < 300) return;
    const code = /"code":"([^"]*)"/.exec(body)?.[1] ?? body.slice(0, 200);
    refusals.set(`${status} ${code}`, (refusals.get(`${status} ${code}`) ?? 0) + 1);
  };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 20,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }), onResponse }],
  });
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    max: result.latency.max,
    ok: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    refusals: Object.fromEntries(refusals),
  };
}

/** Bookings in turn over all people: each comes in, goes out, comes in … so that a day stays a day. */
export function clockRequests(people, path, cookies) {
  let i = 0;
  return () => {
    const n = i % people;
    const kind = Math.floor(i / people) % 2 === 0 ? 'clockIn' : 'clockOut';
    i += 1;
    return {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...(cookies ? { cookie: cookies[n] } : {}) },
      body: JSON.stringify({ bookingId: randomUUID(), kind, location: 'office' }),
    };
  };
}

/** Reads in turn over the given [path, cookie] pairs. */
export function readRequests(targets) {
  let i = 0;
  return () => {
    const [path, cookie] = targets[i % targets.length];
    i += 1;
    return { method: 'GET', path, headers: cookie ? { cookie } : {} };
  };
}

function processTable() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [
          {
            pid: Number(pid),
            parent: Number(fields[1]),
            ticks: Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]),
          },
        ];
      } catch {
        return []; // ended between the two calls
      }
    });
}

/** CPU seconds used so far by a process and its children (Linux; NaN elsewhere). */
export function cpuSeconds(pid) {
  if (process.platform !== 'linux') return NaN;
  const table = processTable();
  return table.filter((row) => row.pid === pid || row.parent === pid).reduce((sum, row) => sum + row.ticks, 0) / 100;
}

/** Resident memory of a process in MiB (Linux; NaN elsewhere). */
export function memoryMiB(pid) {
  if (process.platform !== 'linux') return NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
