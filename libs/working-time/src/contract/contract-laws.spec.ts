import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { dates } from '../../testing/arbitraries';
import { anyContract } from '../../testing/arbitrary-terms';
import { holidayCalendar } from '../calendar';
import { addDays, addMonths, datesBetween, daysOf, lastDayOf, type LocalDate, monthOf, prorate } from '../time';
import { type ContractSlice, targetMinutesOn, validateContract } from './contract';

const anyMonth = dates('2025-01-01', '2027-12-31').map(monthOf);
const anyHolidays = fc.array(dates('2025-01-01', '2027-12-31'), { maxLength: 60 }).map((list) => holidayCalendar(list));
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

function targetOf(
  days: readonly LocalDate[],
  slices: readonly ContractSlice[],
  holidays = holidayCalendar([]),
): number {
  return sum(days.map((date) => targetMinutesOn(date, slices, holidays)));
}

describe('P-20: hours that change within a month', () => {
  it('are owed pro rata: what the old contract asks until the day before, and the new one from that day on', () => {
    fc.assert(
      fc.property(anyMonth, anyContract, anyContract, anyHolidays, fc.nat(27), (month, first, second, holidays, at) => {
        const days = daysOf(month);
        const border = days[at];
        const slices = [
          { ...first, validTo: addDays(border, -1) },
          { ...second, contractId: 'next', validFrom: border },
        ];
        const before = targetOf(days.slice(0, at), [first], holidays);
        const after = targetOf(days.slice(at), [{ ...second, validFrom: border }], holidays);
        expect(targetOf(days, slices, holidays)).toBe(before + after);
        expect(targetOf(days, [...slices].reverse(), holidays)).toBe(before + after);
      }),
      runs(200),
    );
  });

  it('that do not change in truth change nothing, wherever the contract is cut', () => {
    fc.assert(
      fc.property(anyMonth, anyContract, fc.nat(27), (month, contract, at) => {
        const days = daysOf(month);
        const halves = [
          { ...contract, validTo: addDays(days[at], -1) },
          { ...contract, contractId: 'next', validFrom: days[at] },
        ];
        expect(targetOf(days, halves)).toBe(targetOf(days, [contract]));
      }),
      runs(100),
    );
  });

  it('entry and exit within a month owe nothing outside', () => {
    fc.assert(
      fc.property(anyMonth, anyContract, fc.nat(27), fc.nat(27), (month, contract, one, other) => {
        const days = daysOf(month);
        const [from, to] = [days[Math.min(one, other)], days[Math.max(one, other)]];
        const employed = [{ ...contract, validFrom: from, validTo: to }];
        expect(targetOf(days, employed)).toBe(targetOf(datesBetween(from, to), [contract]));
      }),
      runs(100),
    );
  });

  it('two weeks in a row owe twice the weekly hours, by the week as by odd and even weeks', () => {
    fc.assert(
      fc.property(anyContract, dates('2025-01-06', '2025-12-01'), (contract, from) => {
        expect(validateContract(contract)).toEqual([]);
        expect(targetOf(datesBetween(from, addDays(from, 13)), [contract])).toBe(2 * contract.weeklyMinutes);
      }),
      runs(100),
    );
  });

  it('a month split over its days by their weights is the month again', () => {
    fc.assert(
      fc.property(anyMonth, anyContract, fc.integer({ min: 0, max: 12_000 }), (month, contract, minutes) => {
        const weights = daysOf(month).map((date) => targetMinutesOn(date, [contract], holidayCalendar([])));
        if (sum(weights) === 0) return;
        expect(sum(prorate(minutes, weights))).toBe(minutes);
        expect(prorate(sum(weights), weights)).toEqual(weights);
        expect(lastDayOf(addMonths(month, 1)) > lastDayOf(month)).toBe(true);
      }),
      runs(100),
    );
  });
});
