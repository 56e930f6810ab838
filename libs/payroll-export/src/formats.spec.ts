import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PAYROLL_FORMAT_IDS, payrollFormat } from './formats';

describe('formats of payroll files', () => {
  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it('are all in the list, by the name of their folder', () => {
    expect(folders.map(({ name }) => name).sort()).toEqual([...PAYROLL_FORMAT_IDS].sort());
    for (const id of PAYROLL_FORMAT_IDS) expect(payrollFormat(id)?.id).toBe(id);
  });

  it.each(folders.map(({ name }) => name))('have a spec and a golden file: %s', (name) => {
    const files = readdirSync(path.join(__dirname, name));
    expect(files).toEqual(expect.arrayContaining(['format.ts', 'format.spec.ts']));
    const extension = payrollFormat(name)?.extension;
    expect(files.filter((file) => file.startsWith('golden-') && file.endsWith(`.${extension}`))).not.toEqual([]);
  });
});
