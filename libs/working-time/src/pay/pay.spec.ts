import { travelCreditMinutes } from '../rules';
import { factorise, hourlyCents, increaseSupplement, overtimePay, supplementCents } from './money';
import { corridorOvertimeMinutes, exemptionFindings, splitOvertime } from './overtime';
import { payGroupSide } from './pay-group';
import { flatStandbyHours, paidCalloutMinutes, shortStandbyMinutes } from './standby';

describe('money', () => {
  it('cuts pay groups between 9b and 9c, and between S 13 and S 14', () => {
    expect(['E1', 'E9a', 'E9b', 'E9c', 'E10', 'S13', 'S14', 'S8b'].map(payGroupSide)).toEqual([
      'lower',
      'lower',
      'lower',
      'upper',
      'upper',
      'lower',
      'upper',
      'lower',
    ]);
    expect(() => payGroupSide('A9')).toThrow('unknown pay group: A9');
    for (const text of ['xE9', 'E9bx', 'E', 'E123', 'e9', '', 'E0', 'E16', 'S1', 'S19'])
      expect(() => payGroupSide(text)).toThrow(RangeError);
    expect(['E 9b', 'S 14', 'E15Ü', 'S2', 'S18'].map(payGroupSide)).toEqual([
      'lower',
      'upper',
      'upper',
      'lower',
      'upper',
    ]);
  });

  it('rounds each amount once, half up, the total for itself', () => {
    expect(supplementCents(435, 2000, 20)).toBe(2900);
    expect(supplementCents(3, 1, 1000)).toBe(1);
    expect(overtimePay({ minutes: 60, baseHourlyCents: 2146, stage3HourlyCents: 1938, percent: 30 })).toEqual({
      baseCents: 2146,
      supplementCents: 581,
      totalCents: 2727,
    });
    // 0.5 + 0.5 cents: each alone is rounded to 1, together they are 1.
    expect(overtimePay({ minutes: 1, baseHourlyCents: 30, stage3HourlyCents: 100, percent: 30 })).toEqual({
      baseCents: 1,
      supplementCents: 1,
      totalCents: 1,
    });
  });

  it('divides a monthly salary by 4.348 weeks', () => {
    expect(hourlyCents(489_373, 39_000)).toBe(2886);
    expect(increaseSupplement(3000, 2000, 25)).toEqual({ centsPerHour: 500, centsPerMonth: 6522 });
  });

  it('turns supplements into time only with wish and account', () => {
    expect(factorise(361, 25, true)).toEqual({ creditMinutes: 90, payMinutes: 0 });
    expect(factorise(361, 25, false)).toEqual({ creditMinutes: 0, payMinutes: 361 });
  });
});

describe('overtime', () => {
  const week = {
    contractWeeklyMinutes: 1170,
    fulltimeWeeklyMinutes: 2340,
    orderedMinutes: 1300,
    compensatedMinutes: 0,
  };

  it('begins for part-timers above full time, by the text of the tariff', () => {
    expect(splitOvertime({ ...week, partTimePolicy: 'tariffText' })).toMatchObject({
      additionalMinutes: 1170,
      overtimeMinutes: 130,
      supplementMinutes: 130,
    });
    expect(splitOvertime({ ...week, partTimePolicy: 'proRata' })).toMatchObject({ supplementMinutes: 1300 });
  });

  it('is none where it was balanced by the end of the following week', () => {
    expect(splitOvertime({ ...week, compensatedMinutes: 1300, partTimePolicy: 'tariffText' })).toEqual({
      additionalMinutes: 0,
      overtimeMinutes: 0,
      plainTimeOffMinutes: 1300,
      supplementMinutes: 0,
    });
  });

  it('in a corridor leaves out what the employee chose', () => {
    expect(corridorOvertimeMinutes(2760, 2700, 0)).toBe(60);
    expect(corridorOvertimeMinutes(2760, 2700, 61)).toBe(0);
  });

  it('may not be ordered beyond eight hours from severely disabled people who asked to be exempt', () => {
    const facts = { isSeverelyDisabled: true, hasRequestedExemption: true, orderedDayTotalMinutes: 480 };
    expect(exemptionFindings(facts)).toEqual([]);
    expect(exemptionFindings({ ...facts, orderedDayTotalMinutes: 481 })).toHaveLength(1);
    expect(exemptionFindings({ ...facts, orderedDayTotalMinutes: 481, hasRequestedExemption: false })).toEqual([]);
  });
});

describe('standby and travel', () => {
  it('rounds each call-out away from home on its own, those at home together', () => {
    const call = (minutes: number, isRemote = false) => ({ minutes, isRemote });
    expect(paidCalloutMinutes([call(30), call(35), call(50)])).toBe(180);
    expect(paidCalloutMinutes([call(20, true), call(30, true), call(61)])).toBe(180);
  });

  it('never joins short on-call times to a long one', () => {
    expect(shortStandbyMinutes([400, 400])).toBe(800);
    expect(shortStandbyMinutes([719, 720])).toBe(719);
    expect(flatStandbyHours(1, 1)).toBe(6);
  });

  it('credits a quarter of passive travel above fifteen hours, on request', () => {
    expect([travelCreditMinutes(900, true), travelCreditMinutes(1203, true), travelCreditMinutes(1200, false)]).toEqual(
      [0, 75, 0],
    );
  });
});
