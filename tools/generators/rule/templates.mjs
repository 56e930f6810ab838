/** The two files that belong to a rule alone. */

const quoted = (text) => JSON.stringify(text);

/** `evening-cap` as `eveningCap`. */
export const identifier = (name) => name.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The group in which people read the rule; a first guess that its author corrects. */
const SUBJECTS = { target: 'target', credit: 'credit', absence: 'credit', finding: 'protection', supplement: 'pay' };

/** The rule without its calculation; words and example are asked for by the catalogue's spec. */
export function declaration({ name, id, nameDe, nameEn, paragraph, stage, parameter, finding }) {
  const isInForce = parameter ? `isInForce: ({ parameters }) => parameters.${parameter} !== null,\n  ` : '';
  return `import { type Rule } from './rule';

/** ${nameEn} (${paragraph}). */
export const ${identifier(name)}: Rule = {
  id: '${id}',
  nameDe: ${quoted(nameDe)},
  nameEn: ${quoted(nameEn)},
  paragraph: ${quoted(paragraph)},
  descriptionDe: '',
  descriptionEn: '',
  stage: '${stage}',
  subject: '${SUBJECTS[stage]}',
  parameters: [${parameter ? `'${parameter}'` : ''}],
  findings: [${finding ? `'${finding}'` : ''}],
  ${isInForce}apply(day) {
    if (day.work.length === 0) return;
  },
};
`;
}

/** What must be seen of a rule on the day of its spec, by stage. */
const EFFECTS = {
  target: (rule) => `expect(day.trace.map(({ rule }) => rule)).toContain(${rule}.id);`,
  credit: (rule) => `expect(day.trace.map(({ rule }) => rule)).toContain(${rule}.id);`,
  absence: (rule) => `expect(day.trace.map(({ rule }) => rule)).toContain(${rule}.id);`,
  finding: (rule) => `expect(day.findings.filter(({ code }) => ${rule}.findings.includes(code))).not.toEqual([]);`,
  supplement: () => 'expect(day.supplements).not.toEqual([]);',
};

/** One working day that the rule must have an effect on: red until it has. */
export function spec({ name, nameEn, stage, parameter }) {
  const [imports, facts] = parameter
    ? ['agreement, workingDay', `{ agreement: agreement({ ${parameter}: 60 }) }`]
    : ['workingDay', ''];
  const rule = identifier(name);
  return `import { ${imports} } from '../../testing';
import { ${rule} } from './${name}';

describe(${quoted(nameEn)}, () => {
  it('has an effect on Monday, 9 March 2026, from eight to five', () => {
    const day = workingDay('2026-03-09').in('08:00').out('17:00').evaluate(${facts});
    ${EFFECTS[stage](rule)}
  });
});
`;
}
