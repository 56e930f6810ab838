import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Pages that lead a developer to files. Decisions and recipes shorten paths to what follows one of these homes. */
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'libs/working-time/README.md',
  'docs/operation.md',
  ...readdirSync(path.join(root, 'docs/adr')).map((name) => `docs/adr/${name}`),
];
const HOMES = [
  '',
  'libs/server/src',
  'libs/working-time/src',
  'libs/working-time',
  'libs/web',
  'libs/web/data-access/src',
];
const ENDINGS = ['', '.ts', '.spec.ts', '.mjs'];

/** In code marks, with a slash: `tools/run.cjs`. Addresses, packages, media types and placeholders are none. */
const PATH = /`([\w-][\w.-]*(?:\/[\w.-]+)+\/?)`/g;
const MEDIA_TYPE = /^(application|text|image)\//;
/** To a file of this repository: [0009](0009-shared-statements.md). */
const LINK = /\]\(([^)#:\s]+)[^)]*\)/g;

const pathsOf = (text: string) =>
  [...text.matchAll(PATH)].map(([, name]) => name).filter((name) => !MEDIA_TYPE.test(name));
const exists = (name: string) =>
  HOMES.some((home) => ENDINGS.some((ending) => existsSync(path.join(root, home, name + ending))));

describe('what developers are led to', () => {
  it.each(PAGES)('exists: %s', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    const links = [...text.matchAll(LINK)].map(([, target]) => target);
    expect(pathsOf(text).filter((name) => !exists(name))).toEqual([]);
    expect(links.filter((target) => !existsSync(path.join(root, path.dirname(page), target)))).toEqual([]);
  });

  it('is looked for at all', () => {
    const found = PAGES.flatMap((page) => pathsOf(readFileSync(path.join(root, page), 'utf8')));
    expect(found.length).toBeGreaterThan(40);
    expect(exists('libs/nowhere/at-all.ts')).toBe(false);
  });
});
