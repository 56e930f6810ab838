import { workingDay } from '../../testing/builders';
import { type AbsenceFact, withWorkBegun } from '../absence';
import { holidayCalendar } from '../calendar';
import { addDays, daysOf, type LocalDate } from '../time';
import { payrollLinesOf } from './payroll-lines';

const absence = (
  kind: AbsenceFact['kind'],
  from: LocalDate,
  to: LocalDate,
  more: Partial<AbsenceFact> = {},
): AbsenceFact => ({
  ...{ absenceId: `${kind} ${from}`, kind, from, to },
  ...more,
});
/** Lines of April 2026: 22 days from Monday to Friday, no holiday told. */
function lines(absences: AbsenceFact[], endsSickPay = true): Record<string, number> {
  const days = daysOf('2026-04').map((date) => workingDay(date).evaluate({ absences }));
  const facts = {
    absences,
    endsSickPay: () => endsSickPay,
    holidays: holidayCalendar([]),
    overtime: [],
    standby: null,
  };
  return Object.fromEntries(payrollLinesOf('2026-04', days, facts).map(({ code, quantity }) => [code, quantity]));
}

describe('illness in the report to payroll', () => {
  it('is paid for six weeks and told apart from the 43rd day on, wherever the month began', () => {
    // 9 March is the first day, 19 April (a Sunday) the 42nd: 13 days of work until then, 9 after it.
    expect(lines([absence('sick', '2026-03-09', '2026-05-15')])).toEqual({ ABS_SICK: 1300, ABS_SICK_GT6W: 900 });
    expect(lines([absence('sick', '2026-03-09', '2026-05-15')], false)).toEqual({ ABS_SICK: 2200 });
    const cut = [absence('sick', '2026-03-09', '2026-04-10'), absence('sick', '2026-04-13', '2026-05-15')];
    expect(lines(cut)).toEqual({ ABS_SICK: 1300, ABS_SICK_GT6W: 900 });
  });

  it('does not count the day that was begun at work, nor days on which nothing was due or a flex day was taken', () => {
    const begun = absence('sick', '2026-04-01', '2026-04-02', { portion: 'restOfDay' });
    expect(lines([begun])).toEqual({ ABS_SICK: 100 });
    const certificate = absence('sick', '2026-04-01', '2026-04-02', { certified: true });
    expect(lines([begun, certificate])).toEqual({ ABS_SICK: 100 });
    const decided = withWorkBegun([absence('sick', '2026-04-01', '2026-04-02')], ['2026-04-01']);
    expect(lines(decided)).toEqual({ ABS_SICK: 100 });
    expect(lines([absence('sick', '2026-04-04', '2026-04-05')])).toEqual({});
    expect(
      lines([absence('sick', '2026-04-01', '2026-04-02'), absence('flexDay', '2026-04-02', '2026-04-02')]),
    ).toEqual({
      ABS_SICK: 100,
    });
  });

  it('gives leave back where there is a certificate, and leaves it leave where there is none', () => {
    const leave = absence('leave', '2026-04-06', '2026-04-10');
    const ill = (certified: boolean) => absence('sick', '2026-04-09', addDays('2026-04-09', 1), { certified });
    expect(lines([leave, ill(true)])).toEqual({ ABS_VAC: 300, ABS_SICK: 200 });
    expect(lines([leave, ill(false)])).toEqual({ ABS_VAC: 500 });
  });

  it('leaves time off what it is, unless it was reported at once and is certified', () => {
    const off = absence('compensatoryTimeOff', '2026-04-09', '2026-04-10');
    const ill = (more: Partial<AbsenceFact>) => lines([off, absence('sick', '2026-04-09', '2026-04-13', more)]);
    expect(ill({})).toEqual({ ABS_SICK: 100 });
    expect(ill({ certified: true })).toEqual({ ABS_SICK: 100 });
    expect(ill({ reportedPromptly: true })).toEqual({ ABS_SICK: 100 });
    expect(ill({ certified: true, reportedPromptly: true })).toEqual({ ABS_SICK: 300 });
  });

  it('is no leave either where maternity protection took its place', () => {
    const absences = [
      absence('leave', '2026-04-06', '2026-04-10'),
      absence('maternityProtection', '2026-04-09', '2026-06-30'),
    ];
    expect(lines(absences)).toEqual({ ABS_VAC: 300 });
  });

  it('is none within maternity protection', () => {
    const absences = [
      absence('sick', '2026-04-06', '2026-04-17'),
      absence('maternityProtection', '2026-04-09', '2026-06-30'),
    ];
    expect(lines(absences)).toEqual({ ABS_SICK: 300 });
  });
});
