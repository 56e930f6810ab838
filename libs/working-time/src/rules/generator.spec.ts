import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from './catalogue';

const root = path.resolve(__dirname, '../../../..');
const GENERATOR = pathToFileURL(path.join(root, 'tools/generators/rule/generator.mjs')).href;

/** Runs the generator on the working tree as Nx would in a dry run: it reads files and its writes are kept. */
const SCRIPT = `
  import { existsSync, readFileSync, readdirSync } from 'node:fs';
  const { default: generate } = await import(${JSON.stringify(GENERATOR)});
  const [root, options] = process.argv.slice(-2);
  const written = {};
  const at = (file) => root + '/' + file;
  const tree = {
    root,
    exists: (file) => existsSync(at(file)),
    children: (folder) => readdirSync(at(folder)),
    read: (file) => readFileSync(at(file), 'utf8'),
    write: (file, text) => { written[file] = text; },
  };
  const error = await generate(tree, JSON.parse(options)).then(() => null, ({ message }) => message);
  process.stdout.write(JSON.stringify({ written, error }));
`;

function generate(options: object): { written: Record<string, string>; error: string | null } {
  const args = ['--input-type=module', '-e', SCRIPT, '--', root, JSON.stringify(options)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

const NAMES = { nameDe: 'Abendgrenze', nameEn: "Evening's cap", paragraph: 'Dienstvereinbarung, § 7' };

describe('generator of rules', () => {
  it('touches the rule, its spec, the catalogue and the names in both languages, and nothing else', () => {
    const { written, error } = generate({ name: 'evening-cap', stage: 'credit', ...NAMES });
    expect(error).toBeNull();
    expect(Object.keys(written).sort()).toEqual([
      'libs/web/rule-words/src/texts/de/rules.ts',
      'libs/web/rule-words/src/texts/en/rules.ts',
      'libs/working-time/src/rules/catalogue.ts',
      'libs/working-time/src/rules/evening-cap.spec.ts',
      'libs/working-time/src/rules/evening-cap.ts',
    ]);
    expect(written['libs/working-time/src/rules/evening-cap.ts']).toContain("id: 'DV-EVENING-CAP'");
    expect(written['libs/web/rule-words/src/texts/en/rules.ts']).toContain(`'DV-EVENING-CAP': "Evening's cap"`);
  });

  it.each(['target', 'credit', 'absence', 'finding', 'supplement'])(
    'puts a rule of stage %s behind the last of its stage',
    (stage) => {
      const { written } = generate({ name: 'evening-cap', stage, ...NAMES });
      const catalogue = written['libs/working-time/src/rules/catalogue.ts'];
      const entries = [...catalogue.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
      expect(entries).toHaveLength(RULES.length + 1);
      expect(entries.indexOf('eveningCap')).toBe(RULES.findLastIndex((rule) => rule.stage === stage) + 1);
      expect(catalogue).toContain("import { eveningCap } from './evening-cap';");
    },
  );

  it('refuses a file or an id that exists, and writes nothing', () => {
    const file = generate({ name: 'daily-cap', stage: 'credit', ...NAMES });
    expect(file).toEqual({ written: {}, error: expect.stringContaining('daily-cap.ts exists already') });
    const id = generate({ name: 'evening-cap', id: 'DV-CAP-DAY', stage: 'credit', ...NAMES });
    expect(id).toEqual({ written: {}, error: expect.stringContaining('DV-CAP-DAY already') });
    const beyond = generate({ name: 'evening-cap', id: 'TVOED-26', stage: 'credit', ...NAMES });
    expect(beyond).toEqual({ written: {}, error: expect.stringContaining('TVOED-26 already') });
  });
});
