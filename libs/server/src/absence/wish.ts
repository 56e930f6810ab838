import { type AbsenceFact, type AbsenceWish, type LocalDate } from '@zeitbuch/working-time';
import { type RequestAct } from './absence.dto';
import { type OfferedKind } from './absence-kinds';

/** What an absence says beside its kind and its days. */
export type AbsenceDetails = Omit<AbsenceFact, 'absenceId' | 'kind' | 'from' | 'to'>;

/** What somebody wants to become of their absences. */
export interface Wish {
  readonly act: RequestAct;
  readonly kind: OfferedKind;
  /** The absence that is changed or cancelled. */
  readonly absenceId: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly details: AbsenceDetails;
}

/** Under this id stands what is not there yet. */
const WANTED = 'wanted';

/** The wish as a change of absences; a cancelled one takes away and brings nothing. */
export function changeOf({ act, kind, absenceId, from, to, details }: Wish, newId = WANTED): AbsenceWish {
  const removedIds = absenceId === null ? [] : [absenceId];
  if (act === 'cancel') return { added: [], removedIds };
  // What goes on keeps its id.
  return { added: [{ ...details, absenceId: absenceId ?? newId, kind: kind.creditKind, from, to }], removedIds };
}
