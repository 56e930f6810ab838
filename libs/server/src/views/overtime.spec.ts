import { type YearMonth } from '@zeitbuch/working-time';
import { book, createTestApp, type DayOfBookings, type TestApp, type TestPerson } from '../../testing';
import { type OvertimeDto } from './overtime.dto';

describe('ordered work of a month', () => {
  let api: TestApp;
  let leader: TestPerson;
  let person: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-26T12:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.agreement('it', {}, 1, { paragraphs: { partTimeOvertime: '§ 7 (6)' } });
    leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    person = await api.scenario.person({ unit: 'AMT10', agreement: 'it', hiredOn: '2026-10-01' });
    // Tuesday, 27 October and Tuesday, 17 November, each from 20:00 to 22:00 on order.
    for (const date of ['2026-10-27', '2026-11-17'] as const) {
      await api.scenario.order(person, date, 1200, 1320);
      await book(
        api.scenario.client,
        person,
        new Map([
          [
            date,
            [
              [1200, 'clockIn'],
              [1320, 'clockOut'],
            ],
          ],
        ]),
      );
    }
  });
  afterAll(() => api.close());

  const overtime = async (as: TestPerson, month: YearMonth, of?: TestPerson) => {
    const query = of ? `?employeeId=${of.employeeId}` : '';
    return api.request<OvertimeDto>('GET', `/api/v1/months/${month}/overtime${query}`, { as });
  };

  it('shows each week with its last day of balance, the month that pays it, and what it comes to by either reading', async () => {
    const { body } = await overtime(person, '2026-11');
    expect(body.weeks).toEqual([
      {
        from: '2026-10-26',
        to: '2026-11-01',
        balanceUntil: '2026-11-08',
        isOpen: false,
        payableMonth: '2026-11',
        orderedMinutes: 120,
        settlement: {
          balancedMinutes: 0,
          additionalMinutes: 0,
          overtimeMinutes: 120,
          supplementMinutes: 120,
          otherSupplementMinutes: 120,
          partTimeOvertime: 'tariffText',
          takenLater: [],
          rule: 'TVOED-7-7',
          paragraph: 'TVöD § 7 (7)',
          source: { kind: 'agreement', name: 'it', version: 1, paragraph: '§ 7 (6)' },
        },
      },
      expect.objectContaining({
        from: '2026-11-16',
        balanceUntil: '2026-11-29',
        isOpen: true,
        payableMonth: '2026-11',
      }),
    ]);
  });

  it('counts time off that is planned, but tells a leader only what was ordered', async () => {
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-11-27');
    const { body } = await overtime(person, '2026-11');
    expect(body.weeks[1].settlement).toMatchObject({ balancedMinutes: 120, overtimeMinutes: 0, supplementMinutes: 0 });
    const { body: seen } = await overtime(leader, '2026-11', person);
    expect(seen.weeks.map(({ orderedMinutes }) => orderedMinutes)).toEqual([120, 120]);
    expect(seen.weeks.some((week) => 'settlement' in week)).toBe(false);
  });

  it('has a week also in the month in which it was worked, and none where nothing was ordered', async () => {
    expect((await overtime(person, '2026-10')).body.weeks.map(({ from }) => from)).toEqual(['2026-10-26']);
    expect((await overtime(person, '2026-12')).body.weeks).toEqual([]);
    expect((await overtime(leader, '2026-11')).body.weeks).toEqual([]);
  });

  it('says what time off after the following week replaces, in the month of the work and in that of the time off', async () => {
    // Two hours of 27 October were settled on 8 November; an hour and 48 minutes off on 10 December replace their pay.
    const off = await api.scenario.person({ unit: 'AMT10', agreement: 'it', hiredOn: '2026-10-01' });
    await api.scenario.order(off, '2026-10-27', 1200, 1320);
    const evening: DayOfBookings = [
      [1200, 'clockIn'],
      [1320, 'clockOut'],
    ];
    const morning: DayOfBookings = [
      [480, 'clockIn'],
      [840, 'clockOut'],
    ];
    await book(
      api.scenario.client,
      off,
      new Map([
        ['2026-10-27', evening],
        ['2026-12-10', morning],
      ]),
    );
    await api.scenario.absence(off, 'compensatoryTimeOff', '2026-12-10');
    const takenLater = [{ month: '2026-12', originMonth: '2026-10', additionalMinutes: 0, overtimeMinutes: 108 }];
    for (const month of ['2026-10', '2026-12'] as const) {
      const { body } = await overtime(off, month);
      expect(
        body.weeks.map(({ from, settlement }) => [from, settlement?.overtimeMinutes, settlement?.takenLater]),
      ).toEqual([['2026-10-26', 120, takenLater]]);
    }
    // A leader knows the time off, but not what it does to the pay.
    expect((await overtime(leader, '2026-12', off)).body.weeks).toEqual([]);
  });

  it('is not there for anybody else', async () => {
    expect(await overtime(person, '2026-11', leader)).toMatchObject({ status: 404 });
  });
});
