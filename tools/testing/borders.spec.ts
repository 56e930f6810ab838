import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const library = 'libs/working-time/src';
const server = 'libs/server/src';

/** A small library: each file that crosses a border says which one; the others cross none. */
const FILES: readonly (readonly [file: string, text: string, border?: string])[] = [
  [`${library}/day/index.ts`, "export { day } from './day'; export type { Day } from './day';"],
  [`${library}/day/day.ts`, 'export const day = 1; export type Day = number;'],
  [`${library}/rules/index.ts`, "export { down } from './down';"],
  [`${library}/rules/down.ts`, "import { day } from '../day'; export const down = day;"],
  [`${library}/rulebook/index.ts`, 'export const words = 1; export type Words = string;'],
  [`${library}/day/deep/nested.ts`, 'export const nested = 1;'],
  [`${library}/day/round.ts`, "import { trip } from './trip'; export const round = () => trip;", 'no-circle'],
  [`${library}/day/trip.ts`, "import { round } from './round'; export const trip = () => round;"],
  [
    `${library}/day/up.ts`,
    "import { down } from '../rules'; export const up = down;",
    'working-time-no-arrow-up-from-day',
  ],
  [
    `${library}/pay/type-only.ts`,
    "import { type Words } from '../rulebook'; export const words: Words = '';",
    'working-time-no-arrow-up-from-period',
  ],
  [
    `${library}/rules/behind.ts`,
    "import { day } from '../day/day'; export const behind = day;",
    'working-time-only-through-the-index',
  ],
  [
    `${library}/day/nesting.ts`,
    "import { nested } from './deep/nested'; export const nesting = nested;",
    'working-time-flat-rooms',
  ],
  [`${library}/day/late.ts`, "export const late = () => import('./day');", 'working-time-no-dynamic-import'],
  [`${library}/day/required.ts`, "export const required = require('./day');", 'working-time-no-dynamic-import'],
  [`${server}/platform/index.ts`, 'export const db = 1;'],
  [`${server}/audit/index.ts`, "import { db } from '../platform'; export const record = db;"],
  [`${server}/month/index.ts`, "export { lock } from './lock';"],
  [`${server}/month/lock.ts`, "import { record } from '../audit'; export const lock = record;"],
  [`${server}/closing/index.ts`, "import { lock } from '../month'; export const close = lock;"],
  [
    `${server}/month/up.ts`,
    "import { close } from '../closing'; export const up = close;",
    'server-no-arrow-up-from-month',
  ],
  [
    `${server}/platform/up.ts`,
    "import { record } from '../audit'; export const up = record;",
    'server-no-arrow-up-from-platform',
  ],
  [
    `${server}/closing/behind.ts`,
    "import { lock } from '../month/lock'; export const behind = lock;",
    'server-only-through-the-index',
  ],
  [
    'libs/web/features/src/page.ts',
    "import { words } from '@zeitbuch/working-time/rulebook'; export const page = words;",
    'rulebook-never-in-the-browser',
  ],
];

describe('the borders inside the library', () => {
  it('refuse every kind of crossing, and nothing else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-borders-'));
    try {
      for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json'])
        cpSync(path.join(root, name), path.join(folder, name));
      for (const [name, text] of FILES) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
      const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs'];
      const output = execFileSync(process.execPath, [command, ...options], { cwd: folder, encoding: 'utf8' });
      const { summary } = JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } };
      const crossings = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
      // A circle is shown at one of its files.
      const told = crossings.map((crossing) => crossing.replace('/trip.ts:', '/round.ts:'));
      const wanted = FILES.flatMap(([file, , border]) => (border ? [`${file}: ${border}`] : []));
      expect([...new Set(told)].sort()).toEqual([...wanted].sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
