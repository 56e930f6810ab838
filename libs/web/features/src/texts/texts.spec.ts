import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BOOKING_KINDS,
  FINDING_SEVERITY,
  FLAW_CODES,
  RULES,
  STANDING_CODES,
  STANDING_STATES,
  SUBJECTS,
  WORK_LOCATIONS,
} from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { de } from './de';
import { en } from './en';

type Tree = { readonly [key: string]: string | Tree };

/** `a.b` → text, as Transloco sees it. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}
const german = flatten(de);
const english = flatten(en);
const webRoot = path.resolve(__dirname, '../../..');

/** Every source file of the screens but the texts and the generated client. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return ['generated', 'texts', 'node_modules'].includes(entry.name) ? [] : sources(file);
    return /\.(html|ts)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [file] : [];
  });
}
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).sort();

describe('the texts of the screens', () => {
  it('are complete in both languages, with the same values to fill in', () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
    for (const [key, text] of german)
      expect({ key, values: placeholders(english.get(key) ?? '') }).toEqual({ key, values: placeholders(text) });
  });

  it('name every value that they leave room for', () => {
    for (const texts of [german, english])
      expect([...texts].filter(([, text]) => text.replaceAll(/{{\s*\w+\s*}}/g, '').includes('{{'))).toEqual([]);
  });

  it('exist for every key that a template or a class names', () => {
    const missing = sources(webRoot).flatMap((file) => {
      const code = readFileSync(file, 'utf8');
      const whole = [...code.matchAll(/(?:\bt|translate)\(\s*'([\w.-]+)'\s*[,)]/g)].map((match) => match[1]);
      const begun = [...code.matchAll(/(?:\bt|translate)\(\s*'([\w.-]+\.)'\s*\+/g)].map((match) => match[1]);
      return [
        ...whole.filter((key) => !german.has(key)),
        ...begun.filter((start) => ![...german.keys()].some((key) => key.startsWith(start))),
      ].map((key) => `${path.relative(webRoot, file)}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  it('name every rule, finding, place and kind of booking of the working-time library', () => {
    const wanted = [
      ...[...RULES, ...PERIOD_RULES].map((rule) => `rule.${rule.id}`),
      ...SUBJECTS.flatMap((subject) => [`myRules.subject.${subject}`, `myRules.asks.${subject}`]),
      ...Object.keys(FINDING_SEVERITY).map((code) => `finding.${code}`),
      ...STANDING_CODES.map((code) => `limits.name.${code}`),
      ...STANDING_STATES.map((state) => `limits.state.${state}`),
      ...FLAW_CODES.map((code) => `flaw.${code}`),
      ...WORK_LOCATIONS.map((location) => `location.${location}`),
      ...BOOKING_KINDS.map((kind) => `booking.kind.${kind}`),
    ];
    expect(wanted.filter((key) => !german.has(key))).toEqual([]);
  });

  it('have a sentence for every problem that the API describes', () => {
    const file = readFileSync(path.resolve(webRoot, '../server/src/platform/problem-codes.ts'), 'utf8');
    const codes = [...file.matchAll(/^ {2}'?([a-z][\w.-]*)'?: \[/gm)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !german.has(`problem.${code}`))).toEqual([]);
  });
});
