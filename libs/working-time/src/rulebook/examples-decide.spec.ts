import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { parseConformanceFile } from '../../testing/conformance/case';
import { runCase } from '../../testing/conformance/runner';
import { PERIOD_RULES } from './period-rules';

const examples = ['cases.json', 'own-cases.json'].flatMap((name) => {
  const text = readFileSync(path.join(__dirname, '../../testing/conformance', name), 'utf8');
  const { cases, profiles } = parseConformanceFile(text);
  return cases.map((entry) => ({ entry, profiles }));
});

/** Rules whose example shows the heart of the figure: this function, which the one that the rule names calls. */
const IN_PART: Readonly<Record<string, string>> = {
  'ARBZG-3-AVG': 'averageHours',
  'ARBZG-6': 'averageHours',
  'ARBZG-11': 'substituteRestBy',
  MUSCHG: 'doubleWeekFindings',
  'TVOED-6-1': 'employmentRatio',
  'DV-DEBT': 'carryForward',
  'DV-FLEXDAY-SICK': 'fills',
  'TVOED-10-4': 'givesTimeOffBack',
  'TVOED-8-3': 'paidCalloutMinutes',
};
/** Statements about what a procedure does; the specs of the closing and of payroll hold them. */
const PROCEDURES = ['CLS-MONTH', 'CLS-PAYROLL'];

/** Names of the functions that ran since the last look, as the machine counts them. */
async function functionsThatRan(session: Session): Promise<ReadonlySet<string>> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return new Set(
    result
      .filter(({ url }) => url.includes('/working-time/'))
      .flatMap(({ functions }) => functions.filter(({ ranges }) => ranges[0].count > 0))
      .map(({ functionName }) => functionName),
  );
}

describe('the worked example of a rule beyond a day', () => {
  it('is worked out by the function that the rule names, not only named by it', async () => {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const undecided: string[] = [];
    for (const { id, example, calculate } of PERIOD_RULES) {
      if (!calculate || PROCEDURES.includes(id)) continue;
      const wanted = IN_PART[id] ?? calculate.name;
      const found = examples.find(({ entry }) => entry.id === example);
      await session.post('Profiler.takePreciseCoverage'); // what ran before
      if (found) runCase(found.entry, found.profiles);
      if (!(await functionsThatRan(session)).has(wanted)) undecided.push(`${id}: ${example} never runs ${wanted}`);
    }
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
    expect(undecided).toEqual([]);
  });
});
