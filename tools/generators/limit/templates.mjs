/** The files that belong to a rule with a limit alone. */
import { identifier } from '../rule/templates.mjs';

const quoted = (text) => JSON.stringify(text);

/** A function that finds nothing yet. */
export const limit = ({ name, nameEn, paragraph }) => `import { type Period, type PeriodDay } from './period-day';
import { daysWithin, type Standing, weeksOf } from './standing';

/** ${nameEn} (${paragraph}): the weeks of the month. */
export function ${identifier(name)}Standings(days: readonly PeriodDay[], period: Period): Standing[] {
  return weeksOf(period).flatMap(({ monday, sunday }) => {
    const inWeek = daysWithin(days, monday, sunday);
    if (inWeek.length === 0) return [];
    return [];
  });
}
`;

/** A month on which the limit must be seen: red until it is. */
export const spec = ({ name, nameEn, code }) => `import { periodDays, periodOf } from '../../testing/period-days';
import { ${identifier(name)}Standings } from './${name}';

describe(${quoted(nameEn)}, () => {
  it('is exceeded in March 2026 by somebody who works ten hours from Monday to Friday', () => {
    const days = periodDays('2026-03-01', '2026-03-31', () => ({ workedMinutes: 600 }));
    expect(${identifier(name)}Standings(days, periodOf('2026-03'))).toContainEqual(
      expect.objectContaining({ code: '${code}', state: 'exceeded' }),
    );
  });
});
`;

/** The rule as people read it; words and example are asked for by the specs of the rulebook. */
export const declaration = ({
  name,
  id,
  nameDe,
  nameEn,
  paragraph,
  code,
}) => `import { ${identifier(name)}Standings } from '../period';
import { type PeriodRule } from '../rules';

/** ${nameEn} (${paragraph}). */
export const ${identifier(name)}Rule: PeriodRule = {
  id: '${id}',
  nameDe: ${quoted(nameDe)},
  nameEn: ${quoted(nameEn)},
  paragraph: ${quoted(paragraph)},
  descriptionDe: '',
  descriptionEn: '',
  example: '',
  reasoningDe: '',
  reasoningEn: '',
  subject: 'protection',
  parameters: [],
  findings: ['${code}'],
  calculate: ${identifier(name)}Standings,
};
`;
