import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { type AccountName, balanceOf, balances, checkZeroSum, move, moveSigned, type Posting, reverse } from './ledger';

const october = { effectiveOn: '2026-10-31' as const };

describe('ledger', () => {
  it('closes October: 2,700 and 10,140 credited, 9,600 owed, 240 above the ceiling', () => {
    const postings = [
      move({ from: 'work', to: 'flextime', minutes: 10_140, reason: 'closing.credited', ...october }),
      move({ from: 'flextime', to: 'owed', minutes: 9600, reason: 'closing.target', ...october }),
      move({ from: 'flextime', to: 'overtime', minutes: 240, reason: 'closing.above-ceiling', ...october }),
    ];
    expect(2700 + balanceOf('flextime', postings)).toBe(3000);
    expect(checkZeroSum(postings)).toEqual({ ok: true });
  });

  it('takes a posting back by a counter posting', () => {
    const posting = move({ from: 'work', to: 'flextime', minutes: 60, reason: 'closing.credited', ...october });
    const back = reverse(posting, { reason: 'correction', effectiveOn: '2026-11-30' });
    expect(balances([posting, back])).toEqual({ work: 0, flextime: 0 });
    expect(back).toMatchObject({ effectiveOn: '2026-11-30', reason: 'correction' });
  });

  it('turns a negative amount around and drops nothing', () => {
    const debt = { from: 'work', to: 'flextime', minutes: -30, reason: 'r', ...october } as const;
    expect(moveSigned(debt)).toEqual([{ ...debt, from: 'flextime', to: 'work', minutes: 30 }]);
    expect(moveSigned({ ...debt, minutes: 0 })).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN])('never moves %p minutes', (minutes) => {
    expect(() => move({ from: 'work', to: 'flextime', minutes, reason: 'r', ...october })).toThrow(RangeError);
  });

  it('never moves minutes from an account to itself, and says which', () => {
    const posting: Posting = { from: 'flextime', to: 'flextime', minutes: 60, reason: 'r', ...october };
    expect(() => move(posting)).toThrow('cannot move 60 from flextime to flextime');
  });

  it('sums to zero over all accounts, whatever is posted', () => {
    const accounts: AccountName[] = ['work', 'owed', 'flextime', 'overtime', 'forfeited', 'longterm', 'adjustment'];
    const posting = fc
      .tuple(fc.shuffledSubarray(accounts, { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 100_000 }))
      .map(([[from, to], minutes]): Posting => ({ from, to, minutes, reason: 'r', ...october }));
    fc.assert(
      fc.property(fc.array(posting), (postings) => expect(checkZeroSum(postings)).toEqual({ ok: true })),
      runs(),
    );
  });

  it('sees a row that no posting can be', () => {
    const row: Posting = { from: 'work', to: 'flextime', minutes: -5, reason: 'r', ...october };
    expect(checkZeroSum([row])).toEqual({ ok: false, code: 'ledger.not-zero', params: { minutes: 0 } });
    expect(checkZeroSum([{ ...row, minutes: 0 }])).toMatchObject({ ok: false });
  });

  it('names the sum of accounts that minutes beyond all counting have put out of balance', () => {
    const huge: Posting = { from: 'work', to: 'flextime', minutes: Infinity, reason: 'r', ...october };
    expect(checkZeroSum([huge])).toEqual({ ok: false, code: 'ledger.not-zero', params: { minutes: NaN } });
  });
});
