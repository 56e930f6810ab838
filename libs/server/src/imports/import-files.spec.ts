import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '@zeitbuch/working-time';
import { type FileRecord, type ImportFile, readFile } from './read-file';
import { absencesFile } from './absences-file';
import { bookingsFile, unpairedBookings } from './bookings-file';
import { contractsFile, minutesOfHours } from './contracts-file';
import { leaveFile } from './leave-file';
import { movesFile } from './moves-file';
import { particularsFile } from './particulars-file';
import { peopleFile } from './people-file';
import { permissionsFile } from './permissions-file';
import { protectionsFile } from './protections-file';
import { standbyFile } from './standby-file';

const BERLIN = 'Europe/Berlin';
const sample = (name: string): string =>
  readFileSync(join(__dirname, '../../../../docs/import', `${name}.csv`), 'utf8');
const where = (file: ImportFile<FileRecord>): string[] =>
  file.errors.first().map(({ line, column, code }) => `${line} ${column} ${code}`);

describe('the sample files of the documentation', () => {
  it('are valid', async () => {
    const files = [
      await readFile(sample('people'), peopleFile({ mayGrantRoles: true })),
      await readFile(sample('contracts'), contractsFile()),
      await readFile(sample('bookings'), bookingsFile(BERLIN)),
      await readFile(sample('permissions'), permissionsFile()),
      await readFile(sample('protections'), protectionsFile()),
      await readFile(sample('absences'), absencesFile()),
      await readFile(sample('particulars'), particularsFile(BERLIN)),
      await readFile(sample('moves'), movesFile()),
      await readFile(sample('leave'), leaveFile()),
      await readFile(sample('standby'), standbyFile(BERLIN)),
    ];
    expect(files.flatMap(where)).toEqual([]);
    expect(files.map((file) => file.records.length)).toEqual([4, 5, 11, 5, 3, 7, 4, 1, 2, 4]);
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
  ])('is read with %s', async (_, content) => {
    const file = await readFile(content, bookingsFile(BERLIN));
    expect(where(file)).toEqual([]);
    expect(file.records.map((booking) => booking.minuteOfDay)).toEqual([420, 900]);
  });

  it('names every wrong header at once', async () => {
    const file = await readFile('personnelNumber;date;Datum;kind;Lieblingsfarbe\n', bookingsFile(BERLIN));
    expect(where(file)).toEqual([
      '1 Lieblingsfarbe import.unknown-column',
      '1 date import.duplicate-column',
      '1 time import.missing-column',
      '1 location import.missing-column',
    ]);
  });

  it('counts cells, and lines also behind a quoted line break', async () => {
    const content = `${header}\n1,2026-11-23,07:00,clockIn,"off\nice"\n1,2026-11-23\n`;
    expect(where(await readFile(content, bookingsFile(BERLIN)))).toEqual([
      '2 location import.bad-characters',
      '4  import.cell-count',
    ]);
  });

  it.each([
    ['', '1  import.empty'],
    [`${header}\n1,"2026`, 'import.csv-syntax'],
  ])('refuses %j', async (content, expected) => {
    expect(where(await readFile(content, bookingsFile(BERLIN))).join()).toContain(expected);
  });
});

describe('people', () => {
  const header =
    'personnelNumber;givenName;familyName;email;birthDate;unit;personnelGroup;payrollGroup;hiredOn;leftOn;agreement;roles';
  const good = '1;Anna;Krüger;a@b.example;1984-03-14;DEZ1/AMT11;TVOED_VKA;TVOED;2015-09-01;;DV;payroll';

  it('reads path and roles', async () => {
    const { records } = await readFile(`${header}\n${good}`, peopleFile({ mayGrantRoles: true }));
    const [person] = records;
    expect(person).toMatchObject({ unitPath: ['DEZ1', 'AMT11'], roles: ['payroll'], leftOn: null, costCenter: null });
  });

  it.each([
    [good.replace('Anna', ''), 'givenName import.empty-cell'],
    [good.replace('1;', '123456789;'), 'personnelNumber import.bad-personnel-number'],
    [good.replace('2015-09-01', '31.02.2015'), 'hiredOn import.bad-date'],
    [good.replace('2015-09-01', '1980-01-01'), 'birthDate import.bad-date'],
    [good.replace('2015-09-01;', '2015-09-01;2015-08-31'), 'leftOn import.ends-before-start'],
    [good.replace('a@b', 'a.b'), 'email import.bad-email'],
    [good.replace('a@b.example', 'x,a@b.example'), 'email import.bad-email'],
    [good.replace('a@b.example', '<a@b.example>'), 'email import.bad-email'],
    [good.replace('a@b.example', 'a@b'), 'email import.bad-email'],
    [good.replace('Anna', 'A'.repeat(101)), 'givenName import.cell-too-long'],
    [good.replace(';TVOED;', `;${'T'.repeat(51)};`), 'payrollGroup import.cell-too-long'],
    [good.replace('DEZ1/', 'DEZ1//'), 'unit import.bad-unit-path'],
    [good.replace('TVOED_VKA', 'TVL'), 'personnelGroup import.unknown-personnel-group'],
    [good.replace('payroll', 'payroll,chief'), 'roles import.unknown-role'],
  ])('finds what is wrong with %s', async (row, expected) => {
    const file = await readFile(`${header}\n${row}`, peopleFile({ mayGrantRoles: true }));
    expect(where(file)).toEqual([`2 ${expected}`]);
    expect(file.records).toEqual([]);
  });

  it('takes one name for each payroll group, and no second one', async () => {
    const named = (row: string, name: string) => `${row};${name}`;
    const other = good.replace('1;', '2;').replace('a@b', 'c@d');
    const read = (name: string) =>
      readFile(
        [`${header};Name des Abrechnungskreises`, named(good, 'Tarifbeschäftigte'), named(other, name)].join('\n'),
        peopleFile({ mayGrantRoles: true }),
      );
    expect(where(await read('Tarif'))).toEqual(['3 payrollGroupName import.two-names']);
    const file = await read('');
    expect(file.records.map(({ payrollGroupName }) => payrollGroupName)).toEqual(['Tarifbeschäftigte', null]);
  });

  it('finds a person twice, and lists errors of all lines', async () => {
    const file = await readFile(
      [header, good, good, good.replace('1;Anna', 'x;')].join('\n'),
      peopleFile({ mayGrantRoles: true }),
    );
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
  ])('%j hours are %j minutes', async (text, minutes) => {
    expect(minutesOfHours(text)).toBe(minutes);
  });

  it('lets odd and even weeks make up the hours together: 3 and 2 days of 7:48 for 19.5 hours', async () => {
    const file = await readFile(contract('19,5;7,8;7,8;7,8;0;0;0;0;7,8;7,8;0;0;0;0;0'), contractsFile());
    expect(where(file)).toEqual([]);
    expect(file.records[0]).toMatchObject({ weeklyMinutes: 1170, evenMinutes: [468, 468, 0, 0, 0, 0, 0] });
  });

  it.each([
    ['39;8;8;8;8;8;0;0;;;;;;;', ['2 weeklyHours import.pattern-sum']],
    ['39;8;8;8;8;x;0;0;;;;;;;', ['2 fr import.bad-hours']],
    ['16;8;8;0;0;0;0;0;8;;8;0;0;0;0', ['2 evenTu import.empty-cell']],
    ['71;24:01;8;8;8;8;8;8;;;;;;;', ['2 weeklyHours import.bad-hours', '2 mo import.bad-hours']],
  ])('finds what is wrong with %s', async (rest, expected) => {
    expect(where(await readFile(contract(rest), contractsFile()))).toEqual(expected);
  });

  it('say with yes or no whether they are for shift work; without an answer they are not', async () => {
    const table = (answer: string) =>
      `${header};Schichtarbeit\n1;2026-01-01;;39;7,8;7,8;7,8;7,8;7,8;0;0;;;;;;;;${answer}`;
    const files = await Promise.all(['ja', 'nein', ''].map((answer) => readFile(table(answer), contractsFile())));
    expect(files.map(({ records }) => records[0]?.worksInShifts)).toEqual([true, false, false]);
    expect(where(await readFile(table('manchmal'), contractsFile()))).toEqual(['2 worksInShifts import.bad-answer']);
  });

  it('finds overlapping contracts: the last day is inclusive', async () => {
    const week = ';40;8;8;8;8;8;0;0;;;;;;;';
    const rows = [`1;2026-06-30;${week}`, `1;2026-01-01;2026-06-30${week}`, `2;2026-01-01;${week}`];
    const file = await readFile([header, ...rows].join('\n'), contractsFile());
    expect(where(file)).toEqual(['2 validFrom import.overlap']);
  });
});

describe('bookings', () => {
  const header = 'personnelNumber;date;time;kind;location';
  const read = (...rows: string[]) =>
    readFile([header, ...rows.map((row) => `1;${row};office`)].join('\n'), bookingsFile(BERLIN));

  it('takes a night shift that ends on the next day, with the offset of winter', async () => {
    const file = await read('2026-11-24;05:30;clockOut', '2026-11-23;22:00;clockIn');
    expect(where(file)).toEqual([]);
    expect(file.records.map((booking) => booking.offsetMinutes)).toEqual([60, 60]);
  });

  it.each([
    [['2026-03-29;02:30;clockIn'], ['2 time import.local-time-skipped']],
    [['2026-10-25;02:30;clockIn'], ['2 time import.local-time-ambiguous']],
    [['2026-11-23;24:00;clockIn'], ['2 time import.bad-time']],
    [['2026-11-23;07:00;arrive'], ['2 kind import.unknown-kind']],
    // A whole weekend is a duty, a week is a clock-out that somebody forgot.
    [['2026-11-21;05:00;clockIn', '2026-11-23;05:00;clockOut'], []],
    [['2026-11-21;05:00;clockIn', '2026-11-23;05:01;clockOut'], ['2 kind import.forgotten-clock-out']],
    [
      [
        '2026-11-09;07:00;clockIn',
        '2026-11-16;07:00;clockOut',
        '2026-11-17;07:00;clockIn',
        '2026-11-17;15:00;clockOut',
      ],
      ['2 kind import.forgotten-clock-out'],
    ],
    // Who really worked for longer says so in parts.
    [
      [
        '2026-11-20;05:00;clockIn',
        '2026-11-22;05:00;clockOut',
        '2026-11-22;05:00;clockIn',
        '2026-11-23;05:00;clockOut',
      ],
      [],
    ],
    // Fire service of 24 hours, winter service of 17.
    [['2026-11-23;07:00;clockIn', '2026-11-24;07:00;clockOut'], []],
    [['2026-11-23;14:00;clockIn', '2026-11-24;07:00;clockOut'], []],
    [
      ['2026-11-23;07:00;clockIn', '2026-11-23;07:00;clockIn', '2026-11-23;15:00;clockOut'],
      ['3 time import.duplicate'],
    ],
  ])('finds what is wrong with %j', async (rows, expected) => {
    expect(where(await read(...rows))).toEqual(expected);
  });

  it.each([
    [['23;07:00;clockIn'], ['2 left-open']],
    [['23;16:00;clockOut'], ['2 unpaired']],
    [['23;07:00;clockIn', '24;07:00;clockIn', '24;16:00;clockOut'], ['2 left-open']],
    [['23;07:00;clockIn', '23;12:00;breakStart', '24;07:00;clockIn', '24;16:00;clockOut'], ['2 left-open']],
    [['23;07:00;clockIn', '23;12:00;breakEnd', '23;15:00;clockOut'], ['3 unpaired']],
    [
      ['23;12:00;breakStart', '23;12:30;breakEnd', '23;15:00;clockOut'],
      ['2 unpaired', '3 unpaired', '4 unpaired'],
    ],
    [['23;07:00;clockIn', '23;12:00;breakStart', '23;16:00;clockOut'], []],
  ])('takes bookings without their partner for no error, and names them: %j', async (rows, expected) => {
    const file = await read(...rows.map((row) => `2026-11-${row}`));
    expect(where(file)).toEqual([]);
    const ordered = inOrder(file.records.map((record) => ({ ...record, bookingId: String(record.line) })));
    expect(
      unpairedBookings(ordered).map(({ booking, lacks }) => `${booking.line} ${lacks.replace('import.', '')}`),
    ).toEqual(expected);
  });
});

describe('permissions to work at home', () => {
  const header = 'personnelNumber;kind;validFrom;validTo;equipmentInstalled';

  it('are agreements on telework, with or without the desk, and approvals of mobile work', async () => {
    const rows = [
      '1;Telearbeit;2026-01-01;2026-06-30;ja',
      '1;telework;2026-07-01;;NEIN',
      '1;mobile Arbeit;2026-03-01;;',
    ];
    const file = await readFile([header, ...rows].join('\n'), permissionsFile());
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
  ])('finds what is wrong with %s', async (row, expected) => {
    const file = await readFile(`${header}\n${row}`, permissionsFile());
    expect(where(file)).toEqual([`2 ${expected}`]);
    expect(file.records).toEqual([]);
  });

  it('must not overlap where they are of one kind: the last day is inclusive', async () => {
    const rows = [
      '1;Telearbeit;2026-06-30;;ja',
      '1;Telearbeit;2026-01-01;2026-06-30;ja',
      '2;Telearbeit;2026-01-01;;ja',
    ];
    expect(where(await readFile([header, ...rows].join('\n'), permissionsFile()))).toEqual([
      '2 validFrom import.overlap',
    ]);
  });
});

describe('protections', () => {
  const read = (...rows: string[]) =>
    readFile(['Personalnummer;Schutz;Gültig ab;Gültig bis', ...rows].join('\n'), protectionsFile());

  it('end where they end by nature, and are known by their names', async () => {
    const file = await read(
      '1;Schwangerschaft;01.10.2026;15.03.2027',
      '2;Schwerbehinderung;01.01.2026;',
      '3;Stillzeit;01.10.2026;',
      '4;Schwangerschaft;01.10.2026;01.09.2026',
      '5;Linkshändig;01.10.2026;',
    );
    expect(where(file)).toEqual([
      '4 validTo import.no-end',
      '5 validTo import.ends-before-start',
      '6 kind import.unknown-protection',
    ]);
    expect(file.records).toEqual([
      { line: 2, personnelNumber: '1', kind: 'pregnant', validFrom: '2026-10-01', validTo: '2027-03-15' },
      { line: 3, personnelNumber: '2', kind: 'severelyDisabled', validFrom: '2026-01-01', validTo: null },
    ]);
  });

  it('of one kind follow each other; different kinds may hold together', async () => {
    const file = await read(
      '1;Schwangerschaft;01.10.2026;15.03.2027',
      '1;Arbeit bis 22 Uhr;01.10.2026;15.03.2027',
      '1;Schwangerschaft;15.03.2027;31.12.2027',
    );
    expect(where(file)).toEqual(['4 validFrom import.overlap']);
  });
});

describe('leave brought along', () => {
  const file = (...rows: string[]) =>
    readFile(['Personalnummer;Jahr;Gesetzliche Tage;Weitere Tage', ...rows].join('\n'), leaveFile());

  it('is counted in hundredths of a day, with comma or point', async () => {
    const { records, errors } = await file('1;2026;4,5;2', '2;2026;0;3.25');
    expect(errors.count).toBe(0);
    expect(records.map((r) => [r.statutoryHundredths, r.extraHundredths])).toEqual([
      [450, 200],
      [0, 325],
    ]);
  });

  it('is refused where it is no number of days, no year, or told twice', async () => {
    const { errors } = await file('1;2026;-1;0', '2;26;1;0', '3;2026;1;1,555', '4;2026;1;0', '4;2026;2;0');
    expect(errors.first().map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'statutoryDays', 'import.bad-number'],
      [3, 'year', 'import.bad-number'],
      [4, 'extraDays', 'import.bad-number'],
      [6, 'personnelNumber', 'import.duplicate'],
    ]);
  });
});

describe('absences', () => {
  const HEADER =
    'Personalnummer;Art;Von;Bis;Umfang;Minuten;Unterrichtsstunden;Von Uhrzeit;Bis Uhrzeit;Anrechnung;Bescheinigt';
  const read = (...rows: string[]) => readFile([HEADER, ...rows].join('\n'), absencesFile());

  it('carry what their credit needs, and nothing for an empty cell', async () => {
    const file = await read(
      '1;Krank;24.11.2026;24.11.2026;Rest des Tages;;;;;;ja',
      '1;Arztbesuch;25.11.2026;25.11.2026;;;;9:00;10:15;Voll;',
    );
    expect(where(file)).toEqual([]);
    const day = (date: string) => ({ from: date, to: date });
    expect(file.records).toEqual([
      { line: 2, personnelNumber: '1', kind: 'sick', ...day('2026-11-24'), portion: 'restOfDay', certified: true },
      {
        line: 3,
        personnelNumber: '1',
        kind: 'doctorVisit',
        ...day('2026-11-25'),
        fromMinute: 540,
        toMinute: 615,
        creditPolicy: 'full',
      },
    ]);
  });

  it('are refused where nobody has decided what they credit, at the column that lacks it', async () => {
    const file = await read(
      '1;Streik;24.11.2026;24.11.2026;;;;;;;',
      '1;Arztbesuch;24.11.2026;24.11.2026;;;;10:00;9:00;;',
      '1;Stillzeit;24.11.2026;24.11.2026;;;;;;;',
      '1;Stillzeit;24.11.2026;24.11.2026;;2000;;;;;',
      '1;Sabbatical;24.11.2026;24.11.2026;;;;;;;',
      '1;Urlaub;24.11.2026;23.11.2026;;;;;;;',
      '1;Urlaub;24.11.2026;24.11.2026;;;;;;Voll;',
      '1;Krank;24.11.2026;24.11.2026;;;;;;;vielleicht',
    );
    expect(where(file)).toEqual([
      '2 creditPolicy absence.no-credit-policy',
      '3 creditPolicy absence.no-credit-policy',
      '3 toTime absence.times-order',
      '4 minutes absence.no-minutes',
      '5 minutes absence.bad-minutes',
      '6 kind absence.unknown-kind',
      '7 to absence.ends-before-start',
      '8 creditPolicy import.unknown-policy',
      '9 certified import.bad-answer',
    ]);
    expect(file.records).toEqual([]);
  });
});

describe('on-call time', () => {
  const read = (...rows: string[]) =>
    readFile(
      `Personalnummer;Angabe;Datum;Von;Bis Datum;Bis;Minuten;Von zu Hause\n${rows.join('\n')}`,
      standbyFile(BERLIN),
    );

  it('ends on the next day where its end lies before its beginning, and over the change of clocks by the clock', async () => {
    const { records } = await read(
      '1;Rufbereitschaft;24.10.2026;16:00;;07:00;;',
      '1;Rufbereitschaft;30.10.2026;16:00;02.11.2026;07:00;;',
    );
    // 25 October has 25 hours.
    expect(records.map(({ during }) => during && during.endMinute - during.startMinute)).toEqual([16 * 60, 63 * 60]);
  });

  it('lasts a week at most, ends after it began, and never meets another one', async () => {
    expect(
      where(
        await read(
          '1;Rufbereitschaft;01.11.2026;16:00;08.11.2026;16:01;;',
          '1;Rufbereitschaft;10.11.2026;16:00;10.11.2026;15:00;;',
          '1;Rufbereitschaft;12.11.2026;16:00;;20:00;;',
          '1;Rufbereitschaft;12.11.2026;19:59;;22:00;;',
          '2;Rufbereitschaft;12.11.2026;19:59;;22:00;;',
        ),
      ),
    ).toEqual(['2 toTime import.standby-too-long', '3 toTime import.ends-before-start', '5 date import.overlap']);
  });

  it('has call-outs with their minutes, each once', async () => {
    expect(
      where(
        await read(
          '1;Einsatz;12.11.2026;19:00;;;0;ja',
          '1;Einsatz;12.11.2026;19:00;;;20;',
          '1;Einsatz;12.11.2026;19:00;;;20;ja',
          '1;Einsatz;12.11.2026;19:00;;;30;nein',
          '1;Pause;12.11.2026;19:00;;;30;nein',
        ),
      ),
    ).toEqual([
      '2 minutes import.bad-minutes',
      '3 remote import.empty-cell',
      '5 date import.overlap',
      '6 kind import.unknown-standby',
    ]);
  });
});

describe('particulars of days', () => {
  const read = (...rows: string[]) =>
    readFile(['Personalnummer;Datum;Angabe;Von;Bis;Minuten', ...rows].join('\n'), particularsFile(BERLIN));

  it('tell orders in elapsed time: over midnight, and through the night in which the clocks go back', async () => {
    const file = await read(
      '1;23.11.2026;Angeordnete Überstunden;20:00;01:30;',
      '1;24.10.2026;Angeordnete Überstunden;22:00;04:00;',
    );
    expect(where(file)).toEqual([]);
    expect(file.records.map(({ order }) => order && order.endMinute - order.startMinute)).toEqual([330, 420]);
  });

  it('are refused where they make no sense or are said twice', async () => {
    const file = await read(
      '1;23.11.2026;Keine Freistellung am 24. oder 31. Dezember;;;',
      '1;24.11.2026;Angeordnete Überstunden;20:00;;',
      '1;24.11.2026;Andere Beschäftigung;;;0',
      '1;24.11.2026;Andere Beschäftigung;;;',
      '2;24.11.2026;Andere Beschäftigung;;;60',
      '2;24.11.2026;Andere Beschäftigung;;;30',
      '2;24.11.2026;Angeordnete Überstunden;20:00;22:00;',
      '2;24.11.2026;Angeordnete Überstunden;22:00;23:00;',
      '2;24.11.2026;Angeordnete Überstunden;21:59;22:30;',
    );
    expect(where(file)).toEqual([
      '2 date import.not-in-december',
      '3 toTime import.empty-cell',
      '4 minutes import.bad-minutes',
      '5 minutes import.empty-cell',
      '7 date import.overlap',
      '10 date import.overlap',
    ]);
  });
});

describe('moves to other sites', () => {
  it('are one for each person', async () => {
    const rows = ['1;Berlin;16.11.2026', '1;Dresden;01.12.2026', '2;;01.12.2026', '3;Berlin;31.11.2026'];
    const file = await readFile(['Personalnummer;Standort;Gültig ab', ...rows].join('\n'), movesFile());
    expect(where(file)).toEqual([
      '3 personnelNumber import.duplicate',
      '4 site import.empty-cell',
      '5 validFrom import.bad-date',
    ]);
    expect(file.records).toEqual([{ line: 2, personnelNumber: '1', site: 'Berlin', validFrom: '2026-11-16' }]);
  });
});

describe('bookings as terminals write them', () => {
  it('count by the minute that had begun, and for the number without the zeros in front of it', async () => {
    const rows = ['00010003;24.11.2026;07:12:59;Kommen;Büro', '10003;24.11.2026;15:30;Gehen;Büro'];
    const file = await readFile(
      ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...rows].join('\n'),
      bookingsFile(BERLIN),
      {
        ownNumber: '10003',
      },
    );
    expect(where(file)).toEqual([]);
    expect(
      file.records.map(({ personnelNumber, minuteOfDay, readAs }) => [personnelNumber, minuteOfDay, readAs]),
    ).toEqual([
      ['10003', 432, ['import.seconds-cut', 'import.zeros-dropped']],
      ['10003', 930, []],
    ]);
    // Filled up with zeros they are still the rows of who brings them: a second person decides.
    expect(file.ownRows.rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('of number zero and of impossible seconds are refused', async () => {
    const rows = ['000;24.11.2026;07:12:59;Kommen;Büro', '10003;24.11.2026;15:30:61;Gehen;Büro'];
    const file = await readFile(
      ['Personalnummer;Datum;Uhrzeit;Buchungsart;Ort', ...rows].join('\n'),
      bookingsFile(BERLIN),
    );
    expect(where(file)).toEqual(['2 personnelNumber import.leading-zero', '3 time import.bad-time']);
  });
});
