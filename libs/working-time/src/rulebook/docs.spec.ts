import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../rules';
import { PERIOD_RULES } from './period-rules';

const root = path.resolve(__dirname, '../../../..');

const explained = (heading: string) => new RegExp(`${heading}[^\\n]*\\n\\n(\\|[^\\n]*\\n)+\\n[^#|\\n].{20,}[.]`);

describe('docs/rules', () => {
  it('is what the declarations say: run "npm run rules" after changing a rule', () => {
    const check = () =>
      execFileSync(process.execPath, [path.join(root, 'tools/rules.mjs'), '--check'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(check).not.toThrow();
  });

  it('has a page for every rule, of the day and beyond it, and the index leads to each', () => {
    const pages = readdirSync(path.join(root, 'docs/rules'));
    const index = readFileSync(path.join(root, 'docs/rules/README.md'), 'utf8');
    const names = [...RULES, ...PERIOD_RULES].map(({ id }) => `${id.toLowerCase()}.md`);
    expect([...names, 'README.md'].sort()).toEqual(pages.sort());
    expect(names.filter((name) => !index.includes(`(${name})`))).toEqual([]);
  });

  it('leads from every rule that a worked example names to the page that tells it', () => {
    const index = readFileSync(path.join(root, 'docs/rules/README.md'), 'utf8');
    const files = ['cases.json', 'own-cases.json'].map((name) =>
      readFileSync(path.join(root, 'libs/working-time/testing/conformance', name), 'utf8'),
    );
    const named = files.flatMap((file) => (JSON.parse(file) as { cases: { rule_ids: string[] }[] }).cases);
    const ids = [...new Set(named.flatMap((example) => example.rule_ids))];
    // Who may see what (PRV) is no rule of working time: the server keeps it.
    const wanted = ids.filter((id) => !id.startsWith('PRV-'));
    const untold = wanted.filter((id) => !new RegExp(`^\\| \\[?${id}[\\] ]`, 'm').test(index));
    expect(untold).toEqual([]);
  });

  it('shows on each page what the rule says and how its example comes about, in German and in English', () => {
    for (const { id, descriptionDe, descriptionEn, example } of [...RULES, ...PERIOD_RULES]) {
      const text = readFileSync(path.join(root, 'docs/rules', `${id.toLowerCase()}.md`), 'utf8');
      const [, german, english] = text.split(/^## (?:Deutsch|English)$/m);
      expect(german).toContain(descriptionDe);
      expect(english).toContain(descriptionEn);
      // Words, then the table, then at least one sentence on how its figures come about.
      expect([id, german]).toEqual([id, expect.stringMatching(explained(`### Beispiel ${example}`))]);
      expect([id, english]).toEqual([id, expect.stringMatching(explained(`### Example ${example}: `))]);
    }
  });
});
