import { ErrorList, MOST_ERRORS } from './error-list';
import { MOST_OWN_ROWS, MOST_ROWS_OF_PERSON, readFile } from './read-file';
import { Spans, forEachMeeting } from './spans';
import { Turns, sortInTurns } from './turns';
import { absencesFile } from './absences-file';
import { bookingsFile } from './bookings-file';
import { csvText } from './csv-stream';
import { leaveFile } from './leave-file';
import { movesFile } from './moves-file';
import { particularsFile } from './particulars-file';
import { permissionsFile } from './permissions-file';
import { standbyFile } from './standby-file';

const BERLIN = 'Europe/Berlin';
const PERMISSIONS = 'personnelNumber;kind;validFrom;validTo;equipmentInstalled';
const where = (errors: ErrorList) => errors.first().map(({ line, column, code }) => `${line} ${column} ${code}`);

/** A file as it arrives, cut after every so many bytes. */
async function* arriving(text: string | Buffer, bytes: number): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += bytes) yield await Promise.resolve(all.subarray(at, at + bytes));
}

/** Counts how often something is read of the things of a list. */
function counting<T extends object>(items: readonly T[]) {
  let reads = 0;
  const counted = items.map(
    (item) =>
      new Proxy(item, {
        get: (target, key, receiver) => {
          reads += 1;
          return Reflect.get(target, key, receiver) as unknown;
        },
      }),
  );
  return { counted, reads: () => reads };
}

describe('a file that is still arriving', () => {
  it.each([1, 2, 3, 7, 64])('means the same in pieces of %i bytes, umlauts and line ends cut apart', async (bytes) => {
    const text = `\uFEFFPersonalnummer;Standort;Gültig ab\r\n1;Bürgerbüro "Süd";16.11.2026\r\n2;"Nord; alt";17.11.2026\r\n`;
    const whole = await readFile(text.replaceAll('"Süd"', 'Süd'), movesFile());
    const { records, errors } = await readFile(arriving(text.replaceAll('"Süd"', 'Süd'), bytes), movesFile());
    expect(where(errors)).toEqual([]);
    expect(records).toEqual(whole.records);
    expect(records.map(({ site, line }) => [line, site])).toEqual([
      [2, 'Bürgerbüro Süd'],
      [3, 'Nord; alt'],
    ]);
  });

  it('must be UTF-8: a file of the old time clock in Latin-1 would lose its umlauts', async () => {
    const latin1 = Buffer.from(`Personalnummer;Standort;G\xfcltig ab\n1;Rathaus;16.11.2026`, 'latin1');
    const { errors, records } = await readFile(arriving(latin1, 10), movesFile());
    expect(where(errors)).toEqual(['1  import.bad-encoding']);
    expect(records).toEqual([]);
  });

  it('must be text: UTF-16 without its mark looks like UTF-8 with characters that no database keeps', async () => {
    const utf16 = Buffer.from(`Personalnummer;Standort;Gueltig ab\n1;Rathaus;16.11.2026`, 'utf16le');
    const { errors, records } = await readFile(arriving(utf16, 10), movesFile());
    expect(where(errors)).toEqual(['1  import.bad-encoding']);
    expect(records).toEqual([]);
  });

  it('has lines of a bounded length: a quote that never ends is found, not collected', async () => {
    const endless = `Personalnummer;Standort;Gültig ab\n1;"${'x'.repeat(1_000_000)}`;
    const { errors } = await readFile(arriving(endless, 65_536), movesFile());
    expect(where(errors)).toEqual([expect.stringContaining('import.csv-syntax')]);
    expect(JSON.stringify(errors.first()).length).toBeLessThan(1000);
  });

  it('lets others have their turn at least every hundred rows, and never collects more than it needs', async () => {
    const turns = new Turns();
    const rows = Array.from({ length: 5000 }, (_, i) => `${i + 1};Rathaus;16.11.2026`).join('\n');
    const { records } = await readFile(arriving(`Personalnummer;Standort;Gültig ab\n${rows}`, 65_536), movesFile(), {
      turns,
    });
    expect(records).toHaveLength(5000);
    expect(turns.given).toBeGreaterThanOrEqual(5000 / 100 + 5000 / 100);
  });
});

describe('what is wrong with a file', () => {
  it('is counted altogether, and its first thousand errors are kept in the order of the lines', async () => {
    // 20,000 rows with five errors each: 2 MB, of which the report once made 106 MB.
    const rows = Array.from({ length: 20_000 }, () => `x;${'y'.repeat(90)};z;z;z`).join('\n');
    const { errors, rowCount } = await readFile(`${PERMISSIONS}\n${rows}`, permissionsFile());
    expect(rowCount).toBe(20_000);
    expect(errors.count).toBeGreaterThanOrEqual(60_000);
    expect(errors.rowCount).toBe(20_000);
    expect(errors.first()).toHaveLength(MOST_ERRORS);
    expect(errors.first()[0].line).toBe(2);
    expect(JSON.stringify(errors.first()).length).toBeLessThan(400_000);
  });

  it('keeps the first lines even where errors come from back to front', () => {
    const list = new ErrorList();
    for (let line = 50_000; line > 1; line -= 1)
      list.add({ line, column: '', code: 'import.empty-cell', message: '', value: '' });
    expect(list.count).toBe(49_999);
    expect(list.first().map(({ line }) => line)).toEqual(Array.from({ length: MOST_ERRORS }, (_, i) => i + 2));
  });

  it('is shown without what would confuse a terminal or a log', async () => {
    const { errors } = await readFile(`Personalnummer;\u001b[31mStandort\u202e;Gültig ab\n`, movesFile());
    expect(JSON.stringify(errors.first())).not.toMatch(/\\u001b|\u202e/);
    expect(where(errors)).toEqual(['1 \uFFFD[31mStandort\uFFFD import.unknown-column', '1 site import.missing-column']);
  });

  it.each([
    ['a null character', 'Rat\u0000haus'],
    ['a direction override', 'Rat\u202Ehaus'],
    ['an isolate', 'Rat\u2066haus'],
    ['a zero-width space', 'Rat\u200Bhaus'],
    ['a byte order mark inside', 'Rat\uFEFFhaus'],
    ['an escape', 'Rat\u001b[0mhaus'],
    ['a line separator', 'Rat\u2028haus'],
  ])('refuses %s in a cell', async (_, site) => {
    const { errors } = await readFile(`Personalnummer;Standort;Gültig ab\n1;${site};16.11.2026`, movesFile());
    expect(where(errors)).toEqual(['2 site import.bad-characters']);
  });

  it.each([
    ['0001-01-01', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['31.12.2199', true],
    ['2200-01-01', false],
    ['9999-12-31', false],
  ])('takes dates from 1900 to 2199: %s', async (date, isTaken) => {
    const { errors } = await readFile(`Personalnummer;Standort;Gültig ab\n1;Rathaus;${date}`, movesFile());
    expect(where(errors)).toEqual(isTaken ? [] : ['2 validFrom import.bad-date']);
  });

  it('refuses endless cells, endless headers and more rows of a person than ten years of bookings', async () => {
    const long = await readFile(`Personalnummer;Standort;Gültig ab\n1;${'x'.repeat(501)};16.11.2026`, movesFile());
    expect(where(long.errors)).toEqual(['2 site import.cell-too-long']);
    const wide = await readFile(`${'Standort;'.repeat(101)}\n`, movesFile());
    expect(where(wide.errors)).toEqual(['1  import.cell-count']);
    const header = 'Personalnummer;Jahr;Gesetzliche Tage;Weitere Tage';
    const many = Array.from({ length: MOST_ROWS_OF_PERSON + 1 }, () => '1;2026;1;0').join('\n');
    const { errors } = await readFile(`${header}\n${many}`, leaveFile());
    expect(errors.first().map(({ code }) => code)).not.toContain('import.too-many-of-person');
    expect(errors.hasLine(MOST_ROWS_OF_PERSON + 2)).toBe(true);
  });

  it('names the rows about the person who brings it, as many as a second person can look at', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => `7;Telearbeit;${1900 + (i % 300)}-01-01;1900-01-01;ja`);
    const file = await readFile(
      [PERMISSIONS, '7;Telearbeit;2026-01-01;;ja', '8;Telearbeit;2026-01-01;;ja'].join('\n'),
      permissionsFile(),
      { ownNumber: '7' },
    );
    expect(file.ownRows).toEqual({
      columns: PERMISSIONS.split(';'),
      rows: [{ line: 2, cells: ['7', 'Telearbeit', '2026-01-01', '', 'ja'] }],
    });
    const tooMany = await readFile([PERMISSIONS, ...rows(MOST_OWN_ROWS + 1)].join('\n'), permissionsFile(), {
      ownNumber: '7',
    });
    expect(tooMany.errors.first().length).toBe(MOST_ERRORS);
    expect(tooMany.ownRows.rows).toHaveLength(MOST_OWN_ROWS);
  });

  it('can be kept as text and read again as it was', async () => {
    const cells = [
      ['Personalnummer', 'Standort', 'Gültig ab'],
      ['1', 'Haus "Elbe"; Seite, links', '16.11.2026'],
    ];
    const { records } = await readFile(csvText(cells), movesFile());
    expect(records).toMatchObject([{ site: 'Haus "Elbe"; Seite, links', validFrom: '2026-11-16' }]);
  });
});

describe('rows of one person are held against each other in linear time', () => {
  const days = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
  const minute = Date.UTC(2026, 0, 1) / 60_000;
  const KINDS_OF_FILE = {
    absences: {
      rules: absencesFile(),
      record: (i: number) => ({ kind: 'leave', from: days(3 * i), to: days(3 * i + 1) }),
    },
    permissions: {
      rules: permissionsFile(),
      record: (i: number) => ({ kind: 'telework', validFrom: days(3 * i), validTo: days(3 * i + 1) }),
    },
    particulars: {
      rules: particularsFile(BERLIN),
      record: (i: number) => ({
        kind: 'overtimeOrder',
        date: days(i),
        order: { startMinute: minute + 10 * i, endMinute: minute + 10 * i + 5 },
      }),
    },
    standby: {
      rules: standbyFile(BERLIN),
      record: (i: number) => ({
        date: days(i),
        during: { startMinute: minute + 10 * i, endMinute: minute + 10 * i + 5 },
        callout: null,
      }),
    },
    leave: { rules: leaveFile(), record: (i: number) => ({ year: i }) },
    bookings: {
      rules: bookingsFile(BERLIN),
      record: (i: number) => ({ kind: i % 2 ? 'clockOut' : 'clockIn', date: days(i), epochMinute: minute + 10 * i }),
    },
  };

  /** Reads of properties for `n` sound rows, and for `n` of which each meets all others. */
  function readsFor({ rules, record }: (typeof KINDS_OF_FILE)[keyof typeof KINDS_OF_FILE], n: number, same: boolean) {
    const rows = Array.from({ length: n }, (_, i) => ({ line: i + 2, personnelNumber: '1', ...record(same ? 0 : i) }));
    const { counted, reads } = counting(rows);
    rules.together?.(
      counted as never,
      () => undefined,
      () => undefined,
    );
    return reads();
  }

  it.each(Object.entries(KINDS_OF_FILE))('%s: 16,000 rows cost hardly more than twice as much as 8,000', (_, kind) => {
    for (const same of [false, true]) {
      const once = readsFor(kind, 8000, same);
      const twice = readsFor(kind, 16_000, same);
      expect(once).toBeGreaterThan(8000);
      expect(twice).toBeLessThan(2.4 * once);
      expect(twice).toBeLessThan(16_000 * 60);
    }
  });

  it('spans on record are asked in logarithmic time, however they overlap', () => {
    const known = Array.from({ length: 16_000 }, (_, i) => ({ from: i, to: i === 0 ? 100_000 : i + 1 }));
    let compared = 0;
    const point = (value: number) => ({
      valueOf: () => {
        compared += 1;
        return value;
      },
    });
    const spans = new Spans(known, (span) => span);
    for (let i = 0; i < 16_000; i += 1)
      spans.meeting({ from: point(50_000 + i), to: point(60_000 + i) } as unknown as { from: number; to: number });
    expect(compared).toBeLessThan(16_000 * 20);
  });
});

describe('spans', () => {
  it('find one that meets exactly where a look at each of them would', () => {
    const bounds = (seed: number) => ({ from: (seed * 7919) % 97, to: ((seed * 7919) % 97) + ((seed * 104_729) % 9) });
    for (let size = 0; size < 40; size += 1) {
      const items = Array.from({ length: size }, (_, i) => bounds(i + size * 31));
      const spans = new Spans(items, (item) => item);
      for (let ask = 0; ask < 50; ask += 1) {
        const asked = bounds(ask * 17 + 3);
        const found = spans.meeting(asked);
        const meets = (item: typeof asked) => item.from <= asked.to && asked.from <= item.to;
        expect(found !== undefined).toBe(items.some(meets));
        if (found) expect(meets(found)).toBe(true);
      }
      const pairs: number[] = [];
      forEachMeeting(
        items.map((item, at) => ({ ...item, at })),
        (item) => item,
        ({ at }) => pairs.push(at),
      );
      const anyMeets = items.some((a, i) => items.some((b, j) => i < j && a.from <= b.to && b.from <= a.to));
      expect(pairs.length > 0).toBe(anyMeets);
    }
  });
});

describe('a file of few rows and many characters', () => {
  it.each([
    ['blanks', ' '.repeat(16_000)],
    ['separators', ';'.repeat(16_000)],
    ['quotes', `"${'""'.repeat(8000)}"`],
    ['nothing', '\n'.repeat(16_000)],
  ])('gives others their turn as often as one of many rows: %s', async (_, line) => {
    const lines = 100;
    let others = 0;
    let reading = true;
    const other = (): void => {
      others += 1;
      if (reading) setImmediate(other);
    };
    setImmediate(other);
    await readFile(`a;b\n${`${line}\n`.repeat(lines)}`, {
      columns: [
        { name: 'a', aliases: [] },
        { name: 'b', aliases: [] },
      ],
      recordOf: () => null,
    });
    reading = false;
    expect(others).toBeGreaterThanOrEqual(lines - 10);
  });
});

describe('sorting in turns', () => {
  it.each([0, 1, 2, 99, 100, 101, 250, 1000, 3333])(
    'sorts %i items as any sorting does, and keeps ties',
    async (size) => {
      const items = Array.from({ length: size }, (_, i) => ({ key: (i * 7919) % 53, i }));
      const turns = new Turns();
      const sorted = await sortInTurns(items, (a, b) => a.key - b.key, turns);
      expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
      expect(turns.given).toBeGreaterThanOrEqual(Math.floor(size / 100));
    },
  );
});
