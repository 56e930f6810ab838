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

describe('decisions', () => {
  const folder = path.join(root, 'docs/adr');
  const names = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  /** Links of the line on top that says how a decision stands. */
  const linkedOnTop = (name: string, word: RegExp) => {
    const [status = ''] = text(name).match(/^\**Status:.*$/m) ?? [];
    return status
      .split(/(?<=\))[.;]/)
      .flatMap((part) => (word.test(part) ? [...part.matchAll(LINK)].map(([, to]) => to) : []));
  };

  it('are all in the list, with their own titles', () => {
    const listed = [...text('README.md').matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \|/gm)].map(([, , file]) => file);
    expect(listed).toEqual(names);
  });

  it('that were replaced say so on top, and what replaced them does', () => {
    const pairs = (word: RegExp, turn: boolean) =>
      names.flatMap((name) => linkedOnTop(name, word).map((other) => (turn ? `${other} ${name}` : `${name} ${other}`)));
    const replaced = pairs(/replaced by/i, false);
    expect(replaced.length).toBeGreaterThan(4);
    expect(pairs(/Replaces/, true).sort()).toEqual(replaced.sort());
  });
});
