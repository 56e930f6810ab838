import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutesOfHours, readBookingsFile, readContractsFile, readPeopleFile, readPermissionsFile } from '.';

const BERLIN = 'Europe/Berlin';
const sample = (name: string): string =>
  readFileSync(join(__dirname, '../../../../../docs/import', `${name}.csv`), 'utf8');
const where = (file: { errors: readonly { line: number; column: string; code: string }[] }): string[] =>
  file.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);

describe('the sample files of the documentation', () => {
  it('are valid', () => {
    const files = [
      readPeopleFile(sample('people')),
      readContractsFile(sample('contracts')),
      readBookingsFile(sample('bookings'), BERLIN),
      readPermissionsFile(sample('permissions')),
    ];
    expect(files.flatMap(where)).toEqual([]);
    expect(files.map((file) => file.records.length)).toEqual([4, 5, 11, 5]);
  });
});

describe('the table', () => {
  const header = 'personnelNumber,date,time,kind,location';

  it.each([
    ['commas', `${header}\n1,2026-11-23,07:00,clockIn,office\n1,2026-11-23,15:00,clockOut,office\n`],
    [
      'byte order mark, CRLF, empty line and blanks',
      `\uFEFFPersonalnummer;Datum;ZEIT;Art;Ort\r\n1; 23.11.2026;7:00;kommen;BÜRO\r\n\r\n1;23.11.2026;15:00;Gehen;Büro\r\n`,
    ],
  ])('is read with %s', (_, content) => {
    const file = readBookingsFile(content, BERLIN);
    expect(where(file)).toEqual([]);
    expect(file.records.map((booking) => booking.minuteOfDay)).toEqual([420, 900]);
  });

  it('names every wrong header at once', () => {
    const file = readBookingsFile('personnelNumber;date;Datum;kind;Lieblingsfarbe\n', BERLIN);
    expect(where(file)).toEqual([
      '1 Lieblingsfarbe import.unknown-column',
      '1 date import.duplicate-column',
      '1 time import.missing-column',
      '1 location import.missing-column',
    ]);
  });

  it('counts cells, and lines also behind a quoted line break', () => {
    const content = `${header}\n1,2026-11-23,07:00,clockIn,"off\nice"\n1,2026-11-23\n`;
    expect(where(readBookingsFile(content, BERLIN))).toEqual([
      '2 location import.unknown-location',
      '4  import.cell-count',
    ]);
  });

  it.each([
    ['', '1  import.empty'],
    [`${header}\n1,"2026`, 'import.csv-syntax'],
  ])('refuses %j', (content, expected) => {
    expect(where(readBookingsFile(content, BERLIN)).join()).toContain(expected);
  });
});

describe('people', () => {
  const header =
    'personnelNumber;givenName;familyName;email;birthDate;unit;personnelGroup;payrollGroup;hiredOn;leftOn;agreement;roles';
  const good = '1;Anna;Krüger;a@b.example;1984-03-14;DEZ1/AMT11;TVOED_VKA;TVOED;2015-09-01;;DV;payroll';

  it('reads path and roles', () => {
    const [person] = readPeopleFile(`${header}\n${good}`).records;
    expect(person).toMatchObject({ unitPath: ['DEZ1', 'AMT11'], roles: ['payroll'], leftOn: null, costCenter: null });
  });

  it.each([
    [good.replace('Anna', ''), 'givenName import.empty-cell'],
    [good.replace('1;', '123456789;'), 'personnelNumber import.bad-personnel-number'],
    [good.replace('2015-09-01', '31.02.2015'), 'hiredOn import.bad-date'],
    [good.replace('2015-09-01', '1980-01-01'), 'birthDate import.bad-date'],
    [good.replace('2015-09-01;', '2015-09-01;2015-08-31'), 'leftOn import.ends-before-start'],
    [good.replace('a@b', 'a.b'), 'email import.bad-email'],
    [good.replace('DEZ1/', 'DEZ1//'), 'unit import.bad-unit-path'],
    [good.replace('TVOED_VKA', 'TVL'), 'personnelGroup import.unknown-personnel-group'],
    [good.replace('payroll', 'payroll,chief'), 'roles import.unknown-role'],
  ])('finds what is wrong with %s', (row, expected) => {
    const file = readPeopleFile(`${header}\n${row}`);
    expect(where(file)).toEqual([`2 ${expected}`]);
    expect(file.records).toEqual([]);
  });

  it('finds a person twice, and lists errors of all lines', () => {
    const file = readPeopleFile([header, good, good, good.replace('1;Anna', 'x;')].join('\n'));
    expect(where(file)).toEqual([
      '3 personnelNumber import.duplicate',
      '3 email import.duplicate',
      '4 personnelNumber import.bad-personnel-number',
      '4 givenName import.empty-cell',
      '4 email import.duplicate',
    ]);
  });
});

describe('contracts', () => {
  const header =
    'personnelNumber;validFrom;validTo;weeklyHours;mo;tu;we;th;fr;sa;su;evenMo;evenTu;evenWe;evenTh;evenFr;evenSa;evenSu';
  const contract = (rest: string): string => `${header}\n1;2026-01-01;;${rest}`;

  it.each([
    ['39', 2340],
    ['39,5', 2370],
    ['7.8', 468],
    ['7:48', 468],
    ['7,99', null],
    ['7:60', null],
    ['-1', null],
    ['', null],
  ])('%j hours are %j minutes', (text, minutes) => {
    expect(minutesOfHours(text)).toBe(minutes);
  });

  it('lets odd and even weeks make up the hours together: 3 and 2 days of 7:48 for 19.5 hours', () => {
    const file = readContractsFile(contract('19,5;7,8;7,8;7,8;0;0;0;0;7,8;7,8;0;0;0;0;0'));
    expect(where(file)).toEqual([]);
    expect(file.records[0]).toMatchObject({ weeklyMinutes: 1170, evenMinutes: [468, 468, 0, 0, 0, 0, 0] });
  });

  it.each([
    ['39;8;8;8;8;8;0;0;;;;;;;', ['2 weeklyHours import.pattern-sum']],
    ['39;8;8;8;8;x;0;0;;;;;;;', ['2 fr import.bad-hours']],
    ['16;8;8;0;0;0;0;0;8;;8;0;0;0;0', ['2 evenTu import.empty-cell']],
    ['71;24:01;8;8;8;8;8;8;;;;;;;', ['2 weeklyHours import.bad-hours', '2 mo import.bad-hours']],
  ])('finds what is wrong with %s', (rest, expected) => {
    expect(where(readContractsFile(contract(rest)))).toEqual(expected);
  });

  it('finds overlapping contracts: the last day is inclusive', () => {
    const week = ';40;8;8;8;8;8;0;0;;;;;;;';
    const rows = [`1;2026-06-30;${week}`, `1;2026-01-01;2026-06-30${week}`, `2;2026-01-01;${week}`];
    const file = readContractsFile([header, ...rows].join('\n'));
    expect(where(file)).toEqual(['2 validFrom import.overlap']);
  });
});

describe('bookings', () => {
  const header = 'personnelNumber;date;time;kind;location';
  const read = (...rows: string[]) =>
    readBookingsFile([header, ...rows.map((row) => `1;${row};office`)].join('\n'), BERLIN);

  it('takes a night shift that ends on the next day, with the offset of winter', () => {
    const file = read('2026-11-24;05:30;clockOut', '2026-11-23;22:00;clockIn');
    expect(where(file)).toEqual([]);
    expect(file.records.map((booking) => booking.offsetMinutes)).toEqual([60, 60]);
  });

  it.each([
    [['2026-03-29;02:30;clockIn'], ['2 time import.local-time-skipped']],
    [['2026-10-25;02:30;clockIn'], ['2 time import.local-time-ambiguous']],
    [['2026-11-23;24:00;clockIn'], ['2 time import.bad-time']],
    [['2026-11-23;07:00;arrive'], ['2 kind import.unknown-kind']],
    [['2026-11-23;07:00;clockIn'], ['2 kind import.unpaired']],
    [['2026-11-23;16:00;clockOut'], ['2 kind import.unpaired']],
    [
      ['2026-11-23;07:00;clockIn', '2026-11-24;07:00;clockOut'],
      ['2 kind import.unpaired', '3 kind import.unpaired'],
    ],
    [
      ['2026-11-23;07:00;clockIn', '2026-11-23;12:00;breakEnd', '2026-11-23;15:00;clockOut'],
      ['3 kind import.unpaired'],
    ],
    [
      ['2026-11-23;07:00;clockIn', '2026-11-23;07:00;clockIn', '2026-11-23;15:00;clockOut'],
      ['3 time import.duplicate'],
    ],
  ])('finds what is wrong with %j', (rows, expected) => {
    expect(where(read(...rows))).toEqual(expected);
  });
});

describe('permissions to work at home', () => {
  const header = 'personnelNumber;kind;validFrom;validTo;equipmentInstalled';

  it('are agreements on telework, with or without the desk, and approvals of mobile work', () => {
    const rows = [
      '1;Telearbeit;2026-01-01;2026-06-30;ja',
      '1;telework;2026-07-01;;NEIN',
      '1;mobile Arbeit;2026-03-01;;',
    ];
    const file = readPermissionsFile([header, ...rows].join('\n'));
    expect(where(file)).toEqual([]);
    expect(
      file.records.map(({ kind, validTo, isEquipmentInstalled }) => [kind, validTo, isEquipmentInstalled]),
    ).toEqual([
      ['telework', '2026-06-30', true],
      ['telework', null, false],
      ['mobileWork', null, false],
    ]);
  });

  it.each([
    ['1;Heimarbeit;2026-01-01;;ja', 'kind import.unknown-permission'],
    ['1;Telearbeit;2026-01-01;2025-12-31;ja', 'validTo import.ends-before-start'],
    ['1;Telearbeit;2026-01-01;;', 'equipmentInstalled import.empty-cell'],
    ['1;Telearbeit;2026-01-01;;bald', 'equipmentInstalled import.bad-answer'],
    ['1;Mobile Arbeit;;;', 'validFrom import.empty-cell'],
  ])('finds what is wrong with %s', (row, expected) => {
    const file = readPermissionsFile(`${header}\n${row}`);
    expect(where(file)).toEqual([`2 ${expected}`]);
    expect(file.records).toEqual([]);
  });

  it('must not overlap where they are of one kind: the last day is inclusive', () => {
    const rows = [
      '1;Telearbeit;2026-06-30;;ja',
      '1;Telearbeit;2026-01-01;2026-06-30;ja',
      '2;Telearbeit;2026-01-01;;ja',
    ];
    expect(where(readPermissionsFile([header, ...rows].join('\n')))).toEqual(['2 validFrom import.overlap']);
  });
});
