import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from './catalogue';

const root = path.resolve(__dirname, '../../../..');

/** Runs the generator on the working tree as Nx would in a dry run: it reads files and its writes are kept. */
const SCRIPT = `
  import { existsSync, readFileSync, readdirSync } from 'node:fs';
  const [generator, root, options] = process.argv.slice(-3);
  const { default: generate } = await import(generator);
  const written = {};
  const at = (file) => root + '/' + file;
  const tree = {
    root,
    exists: (file) => existsSync(at(file)),
    children: (folder) => readdirSync(at(folder)),
    read: (file) => written[file] ?? readFileSync(at(file), 'utf8'),
    write: (file, text) => { written[file] = text; },
  };
  const error = await generate(tree, JSON.parse(options)).then(() => null, ({ message }) => message);
  process.stdout.write(JSON.stringify({ written, error }));
`;

function generate(options: object, name = 'rule'): { written: Record<string, string>; error: string | null } {
  const generator = pathToFileURL(path.join(root, `tools/generators/${name}/generator.mjs`)).href;
  const args = ['--input-type=module', '-e', SCRIPT, '--', generator, root, JSON.stringify(options)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** The library with what was written, in a folder of its own. */
function copyOfTheEngine(written: Record<string, string>): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'zeitbuch-generated-'));
  for (const name of ['tsconfig.base.json', 'jest.swc.cjs', 'jest.sql.cjs', 'jest.failures.cjs', 'libs/working-time'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const [file, text] of Object.entries(written)) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), text);
  }
  return copy;
}

/** What the compiler and these specs say of the library with what was written. */
function stateOf(written: Record<string, string>, specs: string[]): { typeErrors: string; red: string[] } {
  const copy = copyOfTheEngine(written);
  // What is red there is meant: no colours around its names, and nothing of it among the failures of this run.
  const env = { ...process.env, FORCE_COLOR: '0', FAILURES_FILE: '' };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: path.join(copy, 'libs/working-time'), encoding: 'utf8', env });
  try {
    const typeErrors = run('../../node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit').stdout;
    const { stderr } = run('../../node_modules/jest/bin/jest.js', '--verbose', ...specs);
    const red = [...stderr.matchAll(/^ +✕ (.+?)(?: \(\d+ ms\))?$/gm)].map(([, name]) => name);
    return { typeErrors, red: red.sort() };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Names here are none that CONTRIBUTING suggests: whoever follows it to the letter must not find these specs red. */
const NAMES = { nameDe: 'Abendgrenze', nameEn: "Evening's cap", paragraph: 'Dienstvereinbarung, § 7' };

describe('generator of rules', () => {
  it('touches the rule, its spec, the catalogue and the names in both languages, and nothing else', () => {
    const { written, error } = generate({ name: 'another-rule', stage: 'credit', ...NAMES });
    expect(error).toBeNull();
    expect(Object.keys(written).sort()).toEqual([
      'libs/web/rule-words/src/texts/de/rules.ts',
      'libs/web/rule-words/src/texts/en/rules.ts',
      'libs/working-time/src/rules/another-rule.spec.ts',
      'libs/working-time/src/rules/another-rule.ts',
      'libs/working-time/src/rules/catalogue.ts',
    ]);
    expect(written['libs/working-time/src/rules/another-rule.ts']).toContain("id: 'DV-ANOTHER-RULE'");
    expect(written['libs/web/rule-words/src/texts/en/rules.ts']).toContain(`'DV-ANOTHER-RULE': "Evening's cap"`);
  });

  const PARAMETER = {
    ...{ parameter: 'anotherRuleMinutes', parameterDe: 'Abends höchstens', parameterEn: 'In the evening at most' },
    ...{ finding: 'ANOTHER_RULE', findingDe: 'Abendgrenze überschritten', findingEn: "Evening's cap exceeded" },
  };

  it('names a parameter and a finding in every list: what is left compiles, and is red where a person has to write', () => {
    const { written, error } = generate({ name: 'another-rule', ...NAMES, ...PARAMETER });
    expect(error).toBeNull();
    expect(Object.keys(written)).toHaveLength(16);
    expect(stateOf(written, ['rules/another-rule', 'every-parameter', 'agreement-borders'])).toEqual({
      typeErrors: '',
      red: [
        'anotherRuleMinutes changes minutes, a finding, a limit or what is paid',
        'has an effect on Monday, 9 March 2026, from eight to five',
      ],
    });
  }, 120_000);

  it('asks for the words of a parameter', () => {
    const { written, error } = generate({ name: 'another-rule', ...NAMES, parameter: 'anotherRuleMinutes' });
    expect(error).toBe('--parameter needs its words: --parameterDe and --parameterEn.');
    expect(written).toEqual({});
  });

  it.each(['target', 'credit', 'absence', 'finding', 'supplement'])(
    'puts a rule of stage %s behind the last of its stage',
    (stage) => {
      const { written } = generate({ name: 'another-rule', stage, ...NAMES });
      const catalogue = written['libs/working-time/src/rules/catalogue.ts'];
      const entries = [...catalogue.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
      expect(entries).toHaveLength(RULES.length + 1);
      expect(entries.indexOf('anotherRule')).toBe(RULES.findLastIndex((rule) => rule.stage === stage) + 1);
      expect(catalogue).toContain("import { anotherRule } from './another-rule';");
    },
  );

  it('refuses a file or an id that exists, and writes nothing', () => {
    const file = generate({ name: 'daily-cap', stage: 'credit', ...NAMES });
    expect(file).toEqual({ written: {}, error: expect.stringContaining('daily-cap.ts exists already') });
    const id = generate({ name: 'another-rule', id: 'DV-CAP-DAY', stage: 'credit', ...NAMES });
    expect(id).toEqual({ written: {}, error: expect.stringContaining('DV-CAP-DAY already') });
    const beyond = generate({ name: 'another-rule', id: 'TVOED-26', stage: 'credit', ...NAMES });
    expect(beyond).toEqual({ written: {}, error: expect.stringContaining('TVOED-26 already') });
  });
});

describe('generator of limits', () => {
  const LIMIT = {
    ...{ name: 'another-limit', nameDe: 'Lange Wochen', nameEn: 'Long weeks', paragraph: 'Dienstvereinbarung, § 8' },
    ...{ code: 'ANOTHER_LIMIT_EXCEEDED', findingDe: 'Woche zu lang', findingEn: 'Week too long' },
  };

  it('names rule, finding and limit in every list: what is left compiles, and is red where a person has to write', () => {
    const { written, error } = generate(LIMIT, 'limit');
    expect(error).toBeNull();
    expect(Object.keys(written)).toHaveLength(12);
    expect(
      stateOf(written, ['period/another-limit', 'period/rest-and-record', 'rulebook/catalogue', 'examples-decide']),
    ).toEqual({
      typeErrors: '',
      red: [
        'is exceeded in March 2026 by somebody who works ten hours from Monday to Friday',
        'is worked out by the function that the rule names, not only named by it',
        'say how the figure of their example comes about, in both languages',
        'says in plain German and English what each rule does, in whole sentences',
        'shows each rule by a worked example that names it',
      ],
    });
  }, 120_000);

  it('refuses a name that is taken, and writes nothing', () => {
    const { written, error } = generate({ ...LIMIT, name: 'night-workers' }, 'limit');
    expect(error).toContain('night-workers.ts exists already');
    expect(written).toEqual({});
  });
});

describe('generator of migrations', () => {
  it('puts a step behind the last one, which nothing can pass until its SQL is written', () => {
    const { written, error } = generate({ name: 'another-step' }, 'migration');
    expect(error).toBeNull();
    const [down, up, index] = Object.keys(written).sort();
    expect(index).toBe('libs/server/src/database/migrations/index.ts');
    const [, file, number] = /migrations\/((\d{13})-another-step)\.sql$/.exec(up) ?? [];
    expect(down).toBe(`libs/server/src/database/migrations/${file}.down.sql`);
    for (const text of [written[up], written[down]]) expect(text).toMatch(/^to be written;$/m);
    expect(written[up]).toMatch(/^-- check: .+\nselect .+;$/m);
    expect(written[down]).toMatch(/^-- loses: /m);
    const list = written[index].slice(written[index].indexOf('export const migrations'));
    const entries = [...list.matchAll(/(\d{13})(?:,\n|-[a-z-]+')/g)].map(([, of]) => of);
    expect(entries.at(-1)).toBe(number);
    expect(Number(number)).toBeGreaterThan(Math.max(...entries.slice(0, -1).map(Number)));
    expect(written[index]).toContain(`
import anotherStep from './${file}.sql';
import anotherStepDown from './${file}.down.sql';
`);
    expect(list).toContain(`\n  sqlMigration('${file}', { up: anotherStep, down: anotherStepDown }),\n];`);
  });

  it.each(['organisation', 'event-outbox'])('refuses a name that is taken: %s', (name) => {
    const { written, error } = generate({ name }, 'migration');
    expect(error).toContain('exists already');
    expect(written).toEqual({});
  });
});
