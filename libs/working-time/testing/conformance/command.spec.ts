import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ConformanceCase, MalformedFile, parseConformanceFile } from './case';
import { conformance } from './command';
import { runCase } from './runner';

const { profiles, cases } = parseConformanceFile(readFileSync(path.join(__dirname, 'own-cases.json'), 'utf8'));

/** Runs the command on a file with this text. */
function run(text: string, ...options: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
  try {
    const name = path.join(folder, 'examples.json');
    writeFileSync(name, text);
    return call(name, ...options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function call(...args: string[]) {
  let [out, err] = ['', ''];
  const code = conformance(args, { out: (text) => (out += text), err: (text) => (err += text) });
  const lines = out.split('\n').filter((line) => line !== '');
  return { code, err, answers: lines.map((line) => JSON.parse(line) as { id: string; status: string }) };
}

const collection = (...list: object[]) => JSON.stringify({ profiles, cases: list });

/** Monday 9 March 2026 from 8 to 12, and what a case makes of it. */
const monday = (given: object, kind = 'attendance') => ({
  id: 'X-1',
  kind,
  given: {
    contract: 'FT39',
    agreement: 'DV-BASE',
    range: { from: '2026-03-09', to: '2026-03-09' },
    bookings: [
      { type: 'in', at: '2026-03-09T08:00:00+01:00', location: 'office' },
      { type: 'out', at: '2026-03-09T12:00:00+01:00', location: 'office' },
    ],
    ...given,
  },
});

describe('command of the worked examples', () => {
  it('answers one line for each case, in the order of the file', () => {
    const { code, answers, err } = run(collection(...cases));
    expect([code, err]).toEqual([0, '']);
    expect(answers.map(({ id, status }) => [id, status])).toEqual(cases.map(({ id }) => [id, 'ok']));
  });

  it('tells differences with --check, and takes a case without an answer as one that agrees', () => {
    const [first] = cases;
    const wrong = { ...first, expect: { ...first.expect, credited_minutes: 1 } };
    expect(run(collection(first, { ...first, expect: undefined }), '--check').code).toBe(0);
    const { code, err } = run(collection(wrong), '--check');
    expect(code).toBe(1);
    expect(err).toContain(`${first.id}: credited_minutes should be 1 and is 468`);
  });

  it('never looks at what a case expects', () => {
    const blind = { ...cases[0], expect: new Proxy({}, { get: () => fail('looked at expect') }) };
    expect(runCase(blind, profiles).status).toBe('ok');
    expect(run(collection({ ...cases[0], expect: 'nonsense' })).code).toBe(0);
  });

  it('reports a kind that it does not know as unsupported', () => {
    const { code, answers } = run(collection({ id: 'X-1', kind: 'horoscope', given: {} }, cases[0]));
    expect([code, ...answers.map(({ status }) => status)]).toEqual([0, 'unsupported', 'ok']);
  });

  it.each([
    ['no JSON', '{', 'is not valid JSON'],
    ['a list', '[]', 'must hold one JSON object'],
    ['without cases', '{"profiles":{"contracts":{},"agreements":{}}}', 'has no list "cases"'],
    ['without profiles', '{"cases":[]}', 'has no "profiles"'],
    ['with a case that has no id', collection(cases[0], { kind: 'target', given: {} }), 'case 2 has no "id"'],
  ])('refuses a file that is %s with exit code 2', (_, text, message) => {
    const { code, answers, err } = run(text);
    expect([code, answers]).toEqual([2, []]);
    expect(err).toContain(message);
    expect(() => parseConformanceFile(text)).toThrow(MalformedFile);
  });

  it('refuses a file that is not there, an unknown option and a call without a file', () => {
    expect(call(path.join(tmpdir(), 'zeitbuch-nowhere.json'))).toMatchObject({ code: 2 });
    expect(call('x.json', '--verbose')).toMatchObject({ code: 2, err: expect.stringContaining('--verbose') });
    expect(call()).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
  });

  it('says that two cases have one id, and answers both', () => {
    const { code, answers, err } = run(collection(cases[0], cases[1], cases[0]));
    expect([code, answers.length]).toEqual([0, 3]);
    expect(err).toBe(`${cases[0].id}: note: several cases have this id\n`);
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(run(`\uFEFF${collection(cases[0])}`).code).toBe(0);
  });
});

describe('a case that makes no sense', () => {
  const overlay = { id: 'OPEN', valid_from: '2026-03-01', set: { core: null } };
  it.each<[string, object, string]>([
    ['no given at all', { id: 'X-1', kind: 'target' }, 'given is missing'],
    ['a contract that nobody has', monday({ contract: 'NOBODY' }), 'unknown contract: NOBODY'],
    ['no contract', monday({ contract: undefined }), 'no contract given'],
    ['an agreement that nobody made', monday({ agreement: 'DV-MOON' }), 'unknown agreement: DV-MOON'],
    ['no range', monday({ range: undefined }), 'range is missing'],
    ['a range backwards', monday({ range: { from: '2026-03-09', to: '2026-03-08' } }), 'ends before it begins'],
    ['a range of a thousand years', monday({ range: { from: '1026-03-09', to: '2026-03-08' } }), 'range is too long'],
    ['30 February', monday({ range: { from: '2026-02-28', to: '2026-02-30' } }), 'to is not a date'],
    ['a stamp without offset', monday({ bookings: [{ type: 'in', at: '2026-03-09T08:00:00' }] }), 'with offset'],
    ['an unknown stamp', monday({ bookings: [{ type: 'nap', at: '2026-03-09T08:00:00+01:00' }] }), 'unknown booking'],
    [
      'an unknown absence',
      monday({ absences: [{ type: 'hangover', from: '2026-03-09', to: '2026-03-09' }] }),
      'unknown absence: "hangover"',
    ],
    [
      'a visit to the doctor whose credit nobody decided',
      monday({
        absences: [{ type: 'doctor_visit', from: '2026-03-09T13:00:00+01:00', to: '2026-03-09T14:00:00+01:00' }],
      }),
      'creditPolicy absence.no-credit-policy (DV-ABS-CREDIT)',
    ],
    [
      'an overlay without end',
      monday({ agreement: { base: 'DV-BASE', override: { overlays: [overlay] } } }),
      'OPEN: validTo overlay.bad-date (DV-OVERLAY)',
    ],
    [
      'a frame that ends before it begins',
      monday({ agreement: { base: 'DV-BASE', override: { frame: { mon: ['20:00', '06:00'] } } } }),
      'frame.0 agreement.window-order (DV-FRAME)',
    ],
    [
      'a word that is no variant',
      monday({ agreement: { base: 'DV-BASE', override: { break_rule: { variant: 'stairs' } } } }),
      'breakRule.variant schema.not-an-option (DV-BREAK-AUTO)',
    ],
    [
      'a key of the break rule that nobody knows',
      monday({ agreement: { base: 'DV-BASE', override: { break_rule: { varient: 'cliff' } } } }),
      'break_rule: unknown key varient',
    ],
    [
      'two contracts on one day',
      monday({
        contract: [
          { from: '2026-01-01', to: null, contract: 'FT39' },
          { from: '2026-03-01', to: null, contract: 'FT39' },
        ],
      }),
      'two slices hold 2026-03-01',
    ],
    [
      'a week of six days',
      monday({ contract: { base: 'FT39', override: { pattern_minutes: [1, 2, 3, 4, 5, 6] } } }),
      'pattern.minutes contract.bad-pattern (CON-PATTERN)',
    ],
    ['no worked minutes', { id: 'X-1', kind: 'average', given: { window: { type: '24_weeks' } } }, 'limit_per_werktag'],
    [
      'an unknown settlement',
      { id: 'X-1', kind: 'account', given: { policy: {}, entries: [] } },
      'settlement: missing',
    ],
    [
      'a correction of a month that is not there',
      {
        id: 'X-1',
        kind: 'account',
        given: {
          policy: { settlement: 'month' },
          entries: [{ period: '2026-03', delta_minutes: 0 }],
          corrections: [{ period: '2026-01', delta_minutes: 5 }],
        },
      },
      '2026-01',
    ],
    ['half a minute', { id: 'X-1', kind: 'traffic', given: { balance: 0.5, green: 1, yellow: 2 } }, 'whole number'],
    ['less than no work', { id: 'X-1', kind: 'sum_limit', given: { unit: 'double_week', minutes: [-1] } }, 'minutes'],
    ['a word for yes', monday({ supplements_due: 'yes' }), 'supplements_due is neither true nor false'],
    ['a list for a week', monday({ agreement: { base: 'DV-BASE', override: { frame: [] } } }), 'frame or core'],
    [
      'a night on call without a day',
      { id: 'X-1', kind: 'standby', given: { standby_minutes: 900 } },
      'days is missing',
    ],
    [
      'leave backwards',
      { id: 'X-1', kind: 'carry_over', given: { year: 2025, leave_from: '2026-03-31', leave_to: '2026-03-30' } },
      'leave ends before it begins',
    ],
    ['a word for days', { id: 'X-1', kind: 'standby', given: { standby_minutes: 900, days: 'fri' } }, 'list of names'],
    ['a word for overlays', monday({ agreement: { base: 'DV-BASE', override: { overlays: 'all' } } }), 'overlays'],
    ['text for a number', { id: 'X-1', kind: 'traffic', given: { balance: 'much', green: 1, yellow: 2 } }, 'balance'],
  ])('%s is said, and the next case is answered', (_, broken, message) => {
    const { code, answers, err } = run(collection(broken, cases[0]));
    expect([code, ...answers.map(({ status }) => status)]).toEqual([0, 'unsupported', 'ok']);
    expect(err).toMatch(/^X-1: failed: /);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('counts a case that failed as different with --check', () => {
    expect(run(collection(monday({ range: undefined })), '--check').code).toBe(1);
  });

  it('says that no rule knows a key of the agreement, and goes on without it', () => {
    const given = { agreement: { base: 'DV-BASE', override: { coffee: true, service_time: {}, facility: 'care' } } };
    const { answers, err } = run(collection(monday(given) as Partial<ConformanceCase>));
    expect(answers).toMatchObject([{ status: 'ok' }]);
    expect(err).toBe('X-1: note: agreement: no rule knows the key coffee\n');
  });
});

function fail(message: string): never {
  throw new Error(message);
}
