import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attendanceFacts } from '../../testing/conformance/attendance';
import { parseConformanceFile } from '../../testing/conformance/case';
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
});
