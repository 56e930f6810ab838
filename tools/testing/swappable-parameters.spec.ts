import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(__dirname, '../..');
const rule = pathToFileURL(path.join(root, 'tools/lint/swappable-parameters.mjs')).href;

/** What the rule says of a source. */
function said(text: string): string[] {
  const script = `
    import { Linter } from 'eslint';
    import tseslint from 'typescript-eslint';
    import { swappableParameters } from '${rule}';
    const messages = new Linter().verify(${JSON.stringify(text)}, [{
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { zeitbuch: { rules: { 'swappable-parameters': swappableParameters } } },
      rules: { 'zeitbuch/swappable-parameters': 'error' },
    }], 'a.ts');
    console.log(JSON.stringify(messages.map(({ message }) => message)));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }),
  ) as string[];
}

describe('the lint rule on parameters', () => {
  it('refuses two neighbours of one type among four, in whatever form of function', () => {
    expect(
      said(`
        function one(db: Db, id: number, from: LocalDate, to: LocalDate) {}
        const two = (db: Db, id: number, from: LocalDate, to: LocalDate) => {};
        type Three = (db: Db, id: number, from: LocalDate, to: LocalDate) => void;
        class Four { #x(db: Db, id: number, isLate = false, isOld = true) {} }
        interface Five { x(db: Db, id: number, from: LocalDate, to: LocalDate): void }`),
    ).toEqual([
      ...Array(3).fill('Swapped, `from` and `to` are still LocalDate: give them by name, in an object.'),
      'Swapped, `isLate` and `isOld` are still boolean: give them by name, in an object.',
      'Swapped, `from` and `to` are still LocalDate: give them by name, in an object.',
    ]);
  });

  it('refuses more than five', () => {
    expect(said('function six(a: A, b: B, c: C, d: D, e: E, f: F) {}')).toEqual([
      'Nobody remembers 6 arguments in their order: give those that belong together by name, in an object.',
    ]);
  });

  it('allows what nobody swaps unseen, and what the framework gives', () => {
    expect(
      said(`
        function apart(from: LocalDate, db: Db, to: LocalDate, id: number) {}
        function few(db: Db, from: LocalDate, to: LocalDate) {}
        class Service { constructor(a: A, b: B, c: C, d: D, e: E, f: F, g: G) {} }
        class Controller { read(@Ctx() context: C, @Param('a') a: string, @Param('b') b: string, @Body() d: D) {} }`),
    ).toEqual([]);
  });
});
