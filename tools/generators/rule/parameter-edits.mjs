/**
 * The lines by which a parameter of an agreement (minutes, or null for none) and a finding come into being, wherever
 * one of them must be named. A list that is forgotten here is red in the spec of the generator.
 */
import { before } from '../tree.mjs';
import { identifier } from './templates.mjs';

const ENGINE = 'libs/working-time/src';
const WORDS = 'libs/web/rule-words/src';

/** File → change. */
export function parameterEdits({ id, parameter, parameterDe, parameterEn }) {
  const label = identifier(parameter.replace(/Minutes$/, ''));
  const quoted = JSON.stringify;
  const entry = `  ${parameter}: `;
  return [
    [
      `${ENGINE}/agreement/parameters.ts`,
      before(
        '}\n\nexport type AgreementKey',
        `  /** ${parameterEn}; null: none. */\n  readonly ${parameter}: Minutes | null;\n`,
      ),
    ],
    [`${ENGINE}/agreement/parameters.ts`, before('};\n\n/**\n * Parameters that came', `${entry}'${id}',\n`)],
    [`${ENGINE}/agreement/parameters.ts`, before('} as const satisfies Partial<', `${entry}null,\n`)],
    [
      `${ENGINE}/agreement/validate-agreement.ts`,
      before('};\n\nconst ruleOf', `${entry}{ type: 'integer', min: 0, max: 1440, nullable: true },\n`),
    ],
    [
      `${ENGINE}/agreement/every-parameter.spec.ts`,
      before(
        '};\n\n/** Every value that an agreement can set',
        `${entry}() => [worth(day('07:00', '19:00'), {}), worth(day('07:00', '19:00'), { ${parameter}: 60 })],\n`,
      ),
    ],
    [
      'libs/working-time/testing/arbitrary-terms.ts',
      before('});\n\n/** A temporary rule', `${entry}fc.constantFrom(null, 60, 600),\n`),
    ],
    [
      `${WORDS}/value-lines.ts`,
      before(
        '  nightTime: (window) =>',
        `${entry}(minutes) => [
    minutes === null ? line('${label}', 'unlimited') : line('${label}', 'length', { length: formatLength(minutes) }),
  ],\n`,
      ),
    ],
    ...Object.entries({ de: parameterDe, en: parameterEn }).flatMap(([language, words]) => [
      [`${WORDS}/texts/${language}/values.ts`, before('    },\n    value: {', `      ${label}: ${quoted(words)},\n`)],
      [
        `libs/web/features/src/texts/${language}/agreements.ts`,
        before('        minRestMinutes: ', `        ${parameter}: ${quoted(words)},\n`),
      ],
    ]),
    [
      'tools/rules/parameter-words.mjs',
      before('};\n\n/**\n * Meaning of a parameter', `${entry}[${quoted(parameterDe)}, ${quoted(parameterEn)}],\n`),
    ],
  ];
}

/** File → change. */
export function findingEdits({ finding, findingDe, findingEn }) {
  return [
    [
      `${ENGINE}/day/finding-codes.ts`,
      before('} as const satisfies Readonly<Record<string, Severity>>', `  ${finding}: 'report',\n`),
    ],
    ...Object.entries({ de: findingDe, en: findingEn }).map(([language, words]) => [
      `${WORDS}/texts/${language}/rules.ts`,
      before("    'correction.pending'", `    ${finding}: ${JSON.stringify(words)},\n`),
    ]),
  ];
}
