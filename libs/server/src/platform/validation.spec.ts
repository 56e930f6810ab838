import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isAddress, isPlainLine, isPlainText } from '@zeitbuch/working-time';
import { LineField } from './line-field';
import { DatePipe, MonthPipe, YearPipe } from './pipes';
import {
  IsCount,
  IsInstantText,
  IsListOf,
  IsLocalDateText,
  IsMonthText,
  MayBeLeftOut,
  fieldErrors,
} from './validation';

class Item {
  @IsCount(1)
  version: number;
}

class Example {
  @IsLocalDateText()
  date: string;

  @IsMonthText()
  month: string;

  @MayBeLeftOut()
  @IsInstantText()
  at?: string;

  @IsListOf(() => Item, { least: 1, most: 2 })
  items: Item[];
}

const valid = { date: '2026-11-24', month: '2026-11', items: [{ version: 1 }] };
const wrongFields = (changes: object) =>
  validateSync(plainToInstance(Example, { ...valid, ...changes }), { stopAtFirstError: true })
    .flatMap((error) => fieldErrors(error))
    .map(({ field }) => field);
const isRefusedBy = (pipe: { transform(value: unknown): unknown }) => (value: unknown) => {
  try {
    pipe.transform(value);
    return false;
  } catch {
    return true;
  }
};

describe('fields of a request', () => {
  it('are dates and months from 1900 to 2199, in bodies and in addresses', () => {
    expect(wrongFields({})).toEqual([]);
    const dates = ['1900-01-01', '2024-02-29', '2199-12-31'];
    const noDates = [
      '0000-01-01',
      '0001-01-01',
      '1899-12-31',
      '2200-01-01',
      '9999-12-31',
      '2026-02-29',
      '2026-11-24 ',
      20261124,
      null,
      ['2026-11-24'],
    ];
    const months = ['1900-01', '2199-12'];
    const noMonths = ['0000-01', '0001-12', '1899-12', '2200-01', '2026-00', '2026-13', '2026-1', null, ['2026-11']];
    expect(dates.flatMap((date) => wrongFields({ date }))).toEqual([]);
    expect(noDates.map((date) => wrongFields({ date }))).toEqual(noDates.map(() => ['date']));
    expect(months.flatMap((month) => wrongFields({ month }))).toEqual([]);
    expect(noMonths.map((month) => wrongFields({ month }))).toEqual(noMonths.map(() => ['month']));
    const [date, month, year] = [new DatePipe(), new MonthPipe(), new YearPipe()].map(isRefusedBy);
    expect([dates.filter(date), months.filter(month), [1900, 2199].filter(year)]).toEqual([[], [], []]);
    expect(noDates.every(date) && noMonths.every(month)).toBe(true);
    expect([0, 1, 1899, 2200, 2026.5, NaN, Infinity, -2026, '2026'].every(year)).toBe(true);
  });

  it('are instants in the same years', () => {
    expect(['1900-01-01T00:00:00Z', '2199-12-31T23:59:00+01:00'].flatMap((at) => wrongFields({ at }))).toEqual([]);
    for (const at of [
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      '2026-11-24T08:00:00',
      '2026-11-24T08:00:00+99:00',
      5,
    ])
      expect(wrongFields({ at })).toEqual(['at']);
  });

  it('are there or left out: null is no way to leave one out', () => {
    expect(wrongFields({ at: undefined })).toEqual([]);
    expect(wrongFields({ at: null })).toEqual(['at']);
  });

  it.each([[[]], [[[]]], [[null]], [['x']], [[[{ version: 1 }]]], [{ 0: { version: 1 } }], ['x'], [null]])(
    'are lists of objects, and %j is none',
    (items) => {
      expect(wrongFields({ items })).toEqual(['items']);
    },
  );

  it.each([0, -1, 1.5, 2_147_483_648, 1e308, Infinity, NaN, '1', null, true])(
    'are counts that a column takes, and %p is none',
    (version) => {
      expect(wrongFields({ items: [{ version }] })).toEqual(['items.0.version']);
    },
  );
});

describe('a name of one line', () => {
  class Named {
    @LineField(5)
    name: string;

    @LineField(5, { optional: true })
    other?: string;
  }
  const read = (value: object) => {
    const named = plainToInstance(Named, value);
    return { named, wrong: validateSync(named).map(({ property }) => property) };
  };

  it('loses the blanks at its ends and must say something then', () => {
    expect(read({ name: '  Amt\u00a0' }).named).toEqual({ name: 'Amt' });
    expect(read({ name: '  Amt  ' }).wrong).toEqual([]);
    for (const name of ['   ', '', 'Hauptamt', 'A\nB', null, 5, undefined])
      expect(read({ name }).wrong).toEqual(['name']);
    expect(read({ name: 'A', other: null }).wrong).toEqual(['other']);
  });
});

describe('an e-mail address', () => {
  it.each(['erika.muster@stadt.example', 'e@a.de', "o'neill+zeit@sub.stadt-muster.de"])(
    '%s serves to sign in',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );

  it.each([
    'erika@stadt',
    'jürgen@stadt.example',
    'erika@straße.example',
    'x,evil@stadt.example',
    '<evil@stadt.example>',
    '"a b"@stadt.example',
    'a..b@stadt.example',
    '.a@stadt.example',
    'a@stadt.example\r\nBcc: b@stadt.example',
    `${'a'.repeat(250)}@stadt.example`,
    '',
  ])('%p does not', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});

describe('text that people wrote', () => {
  it.each([
    'Jana Vogel',
    'Özgür Çağlar',
    'Nguyễn Thị Hương',
    'Łukasz',
    'محمد',
    '山田 太郎',
    "O'Neill-Müller",
    'Amt 10 · Straßen',
    '❤️',
  ])('%s is plain', (text) => {
    expect([isPlainLine(text), isPlainText(text)]).toEqual([true, true]);
  });

  it.each([
    ['the character 0', 'a\0'],
    ['an escape', '\u001b[31m'],
    ['a control of the second range', 'a\u0085b'],
    ['an override of direction', 'a\u202egpj.exe'],
    ['an embedding', '\u202aa\u202c'],
    ['an isolate', '\u2066a\u2069'],
    ['a mark of direction', 'a\u200f'],
    ['an Arabic letter mark', 'a\u061c'],
    ['a width of zero', 'Ja\u200bna'],
    ['a joiner', 'Ja\u200dna'],
    ['a byte order mark', '\ufeffJana'],
    ['a soft hyphen', 'Ja\u00adna'],
    ['a word joiner', 'Ja\u2060na'],
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
    ['a filler', 'a\u3164'],
    ['an empty pattern of Braille', 'a\u2800'],
    ['a tag', 'a\u{e0041}'],
    ['half of a character', 'a\ud800'],
    ['no character', 'a\uffff'],
  ])('with %s is not plain', (_what, text) => {
    expect([isPlainLine(text), isPlainText(text)]).toEqual([false, false]);
  });

  it('may have several lines and emoji of several people where it is a reason, but not where it is a name', () => {
    const text = 'Vergessen,\nsiehe Kalender\tam Montag 👩‍💻';
    expect([isPlainLine(text), isPlainText(text)]).toEqual([false, true]);
  });
});
