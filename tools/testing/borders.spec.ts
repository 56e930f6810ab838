import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const library = 'libs/working-time/src';
const server = 'libs/server/src';
const web = 'libs/web';
const screens = 'libs/web/features/src';

/** A small house: each file that crosses borders says which ones; the others cross none. */
const FILES: readonly (readonly [file: string, text: string, ...borders: string[]])[] = [
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
  [`${web}/ui/src/index.ts`, "export { Badge } from './badge'; export { noteOf } from './format/note';"],
  [`${web}/ui/src/badge.ts`, 'export const Badge = 1;'],
  [`${web}/ui/src/format/note.ts`, "export const noteOf = () => '';"],
  [`${web}/ui/src/date-field/index.ts`, 'export const DateField = 1;'],
  [`${web}/data-access/src/index.ts`, 'export const Store = 1;'],
  [`${web}/rule-words/src/index.ts`, "export { wordsOf } from './words';"],
  [
    `${web}/rule-words/src/words.ts`,
    "import { Store } from '@zeitbuch/web-data-access'; import { Badge } from '@zeitbuch/web-ui'; export const wordsOf = [Store, Badge];",
  ],
  [`${web}/rule-words/src/texts/de/index.ts`, "export { rules } from './rules';"],
  [`${web}/rule-words/src/texts/de/rules.ts`, 'export const rules = {};'],
  [`${screens}/index.ts`, "export { routes } from './routes';"],
  [`${screens}/routes.ts`, "export const routes = () => import('./my-day/my-day-page');"],
  [`${screens}/shared/panel.ts`, "import { wordsOf } from '@zeitbuch/web-rule-words'; export const panel = wordsOf;"],
  [
    `${screens}/my-day/my-day-page.ts`,
    "import { DateField } from '@zeitbuch/web-ui/date-field'; import { panel } from '../shared/panel'; export const page = [DateField, panel];",
  ],
  [`${screens}/texts/de.ts`, "import { rules } from '@zeitbuch/web-rule-words/texts/de'; export const de = rules;"],
  [
    `${web}/ui/src/up.ts`,
    "import { Store } from '@zeitbuch/web-data-access'; export const up = Store;",
    'web-no-arrow-up-from-ui',
  ],
  [
    `${web}/data-access/src/beside.ts`,
    "import { type Badge } from '@zeitbuch/web-ui'; export type Beside = typeof Badge;",
    'web-no-arrow-up-from-data-access',
  ],
  [
    `${web}/rule-words/src/up.spec.ts`,
    "import { routes } from '@zeitbuch/web-features'; export const up = routes;",
    'web-no-arrow-up-from-rule-words',
  ],
  ['apps/web/src/app.ts', "import { routes } from '@zeitbuch/web-features'; export const app = routes;"],
  [
    `${screens}/leave/up.ts`,
    "import { app } from '../../../../../apps/web/src/app'; export const up = app;",
    'web-no-arrow-up-from-features',
    'web-only-through-the-index',
  ],
  [
    `${screens}/leave/leave-page.ts`,
    "import { page } from '../my-day/my-day-page'; export const leave = page;",
    'web-no-screen-from-another',
  ],
  [
    `${screens}/shared/part.ts`,
    "import { type page } from '../my-day/my-day-page'; export type Part = typeof page;",
    'web-no-screen-from-another',
  ],
  [
    `${screens}/shell/shell.ts`,
    "import { routes } from '../routes'; export const shell = routes;",
    'web-shared-parts-know-no-routes',
  ],
  [
    `${screens}/shared/behind.ts`,
    "import { Badge } from '../../../ui/src/badge'; export const behind = Badge;",
    'web-only-through-the-index',
  ],
  [
    'apps/web/src/behind.ts',
    "import { page } from '../../../libs/web/features/src/my-day/my-day-page'; export const behind = page;",
    'web-only-through-the-index',
  ],
  [
    `${web}/ui/src/behind.ts`,
    "import { down } from '../../../working-time/src/rules/down'; export const behind = down;",
    'web-only-through-the-index',
  ],
  [`${screens}/my-month/deep/nested.ts`, 'export const nested = 1;'],
  [
    `${screens}/my-month/nesting.ts`,
    "import { nested } from './deep/nested'; export const nesting = nested;",
    'web-flat-folders',
  ],
  [`${screens}/my-month/late.ts`, "export const late = () => import('@zeitbuch/web-ui');", 'web-no-dynamic-import'],
  [`${web}/ui/src/required.ts`, "export const required = require('./badge');", 'web-no-dynamic-import'],
  [
    `${screens}/my-rules/my-rules-page.ts`,
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
      const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'apps'];
      const output = execFileSync(process.execPath, [command, ...options], { cwd: folder, encoding: 'utf8' });
      const { summary } = JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } };
      const crossings = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
      // A circle is shown at one of its files.
      const told = crossings.map((crossing) => crossing.replace('/trip.ts:', '/round.ts:'));
      const wanted = FILES.flatMap(([file, , ...borders]) => borders.map((border) => `${file}: ${border}`));
      expect([...new Set(told)].sort()).toEqual([...wanted].sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
