import { type Annex } from '../agreement';
import { type LocalDate, addDays } from '../time';

/** Days on which an annex does not hold for somebody: to the last one, or until further notice. */
export interface AnnexException {
  readonly annexId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** The annexes as they hold for who is taken out of them for a time: before and after it, in pieces. */
export function withoutExceptions<One extends Annex>(
  annexes: readonly One[],
  exceptions: readonly AnnexException[],
): One[] {
  return annexes.flatMap((annex) =>
    exceptions
      .filter(({ annexId }) => annexId === annex.annexId)
      .reduce<One[]>((pieces, exception) => pieces.flatMap((piece) => outside(piece, exception)), [annex]),
  );
}

/** What is left of an annex before and after the days of the exception. */
function outside<One extends Annex>(annex: One, { from, to }: AnnexException): One[] {
  const { validFrom, validTo } = annex;
  if ((validTo !== null && validTo < from) || (to !== null && to < validFrom)) return [annex];
  const before = validFrom < from ? [{ ...annex, validTo: addDays(from, -1) }] : [];
  const isOver = to === null || (validTo !== null && validTo <= to);
  return isOver ? before : [...before, { ...annex, validFrom: addDays(to, 1) }];
}
