import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attendanceFacts } from '../../testing/conformance/attendance';
import { parseConformanceFile } from '../../testing/conformance/case';
import { workingDay } from '../../testing/builders';
import { evaluateDay } from './evaluate-day';
import { linkDays } from './evaluate-days';
import { packFacts, type PortableFacts, unpackFacts } from './portable-facts';

const file = parseConformanceFile(readFileSync(path.join(__dirname, '../../testing/conformance/cases.json'), 'utf8'));
const attendances = file.cases.filter(({ kind }) => kind === 'attendance');

describe('facts on their way to a browser', () => {
  it.each(attendances.map((entry) => [entry.id, entry] as const))('make every day of %s worth the same', (_, entry) => {
    for (const facts of linkDays(attendanceFacts(entry.given, file.profiles))) {
      const travelled = JSON.parse(JSON.stringify(packFacts(facts))) as PortableFacts;
      expect(evaluateDay(unpackFacts(travelled, facts.sessions, facts.asOfEpochMinute))).toEqual(evaluateDay(facts));
    }
  });

  it('take along what was agreed on work at home: the browser warns as the server does, on Monday, 9 March 2026', () => {
    const remoteWork = { telework: null, isMobileApproved: true };
    const facts = workingDay('2026-03-09').in('08:00', 'telework').out('12:00').facts({ remoteWork });
    const travelled = JSON.parse(JSON.stringify(packFacts(facts))) as PortableFacts;
    const { findings } = evaluateDay(unpackFacts(travelled, facts.sessions));
    expect(findings.map(({ code }) => code)).toEqual(['TELEWORK_AGREEMENT_MISSING']);
  });
});
