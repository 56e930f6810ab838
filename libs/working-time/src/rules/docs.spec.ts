import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RULES } from './catalogue';

const root = path.resolve(__dirname, '../../../..');

describe('docs/rules', () => {
  it('is what the declarations say: run "npm run rules" after changing a rule', () => {
    const check = () =>
      execFileSync(process.execPath, [path.join(root, 'tools/rules.mjs'), '--check'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(check).not.toThrow();
  });

  it('has a page for every rule', () => {
    const missing = RULES.filter(({ id }) => !existsSync(path.join(root, 'docs/rules', `${id.toLowerCase()}.md`)));
    expect(missing).toEqual([]);
  });
});
