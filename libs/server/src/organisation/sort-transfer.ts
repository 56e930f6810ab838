import {
  type LocalDate,
  type OpenSpan,
  type YearMonth,
  changeDated,
  datedDifferences,
  datedOn,
  firstDayOf,
  lastDayOf,
} from '@zeitbuch/working-time';
import { type LeftOutReason } from './agreement-transfer.dto';
import { type DatedFact, isSameValue } from './dated-facts';
import { type MeantPerson } from './transfer-people';

/** Under which agreement people come, and who stays. */
export interface Transfer extends OpenSpan {
  readonly agreementId: string;
  readonly keepAgreementIds: readonly string[];
  /** Who asks: nobody acts on their own record. Null where that is seen to elsewhere. */
  readonly actorId: string | null;
}

/** What becomes of somebody who is meant. */
export type Sorted =
  | {
      readonly person: MeantPerson;
      readonly changes: true;
      /** The agreement on the first day of the change; null without. */
      readonly beforeId: string | null;
      readonly after: readonly DatedFact<'agreement'>[];
      /** Days on which something else holds than before. */
      readonly span: OpenSpan;
    }
  | {
      readonly person: MeantPerson;
      readonly changes: false;
      readonly reason: LeftOutReason;
      readonly months: readonly YearMonth[];
    };

/** Whether somebody comes under the agreement, with what they have then, or why they stay as they are. */
export function sortPerson(person: MeantPerson, transfer: Transfer): Sorted {
  const stays = (reason: LeftOutReason, months: readonly YearMonth[] = []): Sorted => ({
    ...{ person, changes: false, reason, months },
  });
  if (person.employeeId === transfer.actorId) return stays('own');
  const days = employedDays(person, transfer);
  if (days === null) return stays('left');
  const { agreements } = person;
  const value = { id: transfer.agreementId };
  const after = changeDated(agreements, { ...days, value }, isSameValue);
  const differing = datedDifferences(agreements, after, isSameValue);
  if (differing.length === 0) return stays('already');
  const beforeId = datedOn(agreements, days.from)?.value.id ?? null;
  if (beforeId !== null && transfer.keepAgreementIds.includes(beforeId)) return stays('kept');
  const isPlanned = ({ from, value: { id } }: DatedFact<'agreement'>) =>
    id !== transfer.agreementId && from > days.from && (days.to === null || from <= days.to);
  if (agreements.some(isPlanned)) return stays('planned');
  const closed = person.closedMonths.filter((month) =>
    differing.some(({ from, to }) => from <= lastDayOf(month) && (to === null || to >= firstDayOf(month))),
  );
  if (closed.length > 0) return stays('closedMonths', closed);
  const span = { from: differing[0].from, to: differing[differing.length - 1].to };
  return { person, changes: true, beforeId, after, span };
}

/** The days of the change on which the person is employed; null without any. */
function employedDays({ hiredOn, leftOn }: MeantPerson, { from, to }: OpenSpan): OpenSpan | null {
  const first: LocalDate = from > hiredOn ? from : hiredOn;
  const last = to === null ? leftOn : leftOn === null || to < leftOn ? to : leftOn;
  return last !== null && last < first ? null : { from: first, to: last };
}
