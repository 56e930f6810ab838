import { type LocalDate } from '@zeitbuch/working-time';
import { type Entry } from './record-words';
import { timelineOf } from './timeline';

const day = (text: string) => text as LocalDate;
const entry = (from: string, to: string | null, text: string): Entry => ({
  ...{ from: day(from), to: to === null ? null : day(to), text, holds: false },
});
const OF = { hiredOn: day('2003-02-01'), today: day('2026-11-24') };
const CONTRACT = { fact: 'contract' as const, entries: [entry('2003-02-01', null, '39:00')] };

describe('the time line of a person', () => {
  it('is none where nothing ever changed', () => {
    expect(timelineOf([CONTRACT], OF)).toBeNull();
  });

  it('begins half a year before the first change and ends half a year after today', () => {
    const unit = {
      fact: 'unit' as const,
      entries: [entry('2026-07-01', null, 'Bauleitplanung'), entry('2003-02-01', '2026-06-30', 'Tiefbau')],
    };
    const line = timelineOf([CONTRACT, unit], OF);
    expect([line?.from, line?.to]).toEqual(['2026-01-01', '2027-05-01']);
    expect(line?.lanes.map(({ fact, rows }) => [fact, rows.length])).toEqual([
      ['contract', 1],
      ['unit', 1],
    ]);
    const [before, after] = line?.lanes[1].rows[0] ?? [];
    expect([before.entry.text, before.beginsBefore, before.goesOn]).toEqual(['Tiefbau', true, false]);
    expect([after.entry.text, after.beginsBefore, after.goesOn]).toEqual(['Bauleitplanung', false, true]);
    // 181 days from January to June, 485 to April of the next year.
    expect(before.width).toBeCloseTo((100 * 181) / 485);
    expect(after.left + after.width).toBeCloseTo(100);
    expect(line?.ticks.map(({ month }) => month)).toEqual([
      ...['2026-01', '2026-04', '2026-07', '2026-10', '2027-01', '2027-04'],
    ]);
  });

  it('gives values that hold at the same time a row each', () => {
    const permission = {
      fact: 'permission' as const,
      entries: [
        ...[entry('2026-01-01', null, 'Mobile Arbeit'), entry('2026-03-01', '2026-04-30', 'Telearbeit')],
        entry('2026-05-01', '2099-12-31', 'Telearbeit'),
      ],
    };
    const rows = timelineOf([permission], OF)?.lanes[0].rows.map((row) => row.map((bar) => bar.entry.text));
    expect(rows).toEqual([['Mobile Arbeit'], ['Telearbeit', 'Telearbeit']]);
    expect(timelineOf([permission], OF)?.to).toBe('2027-05-01');
  });
});
