import {
  type BookingKind,
  type BookingDto,
  type CorrectionAction,
  type CreateCorrectionDto,
  type Fold,
  type WorkLocation,
} from '@zeitbuch/web-data-access';

/** What a person has filled in so far. */
export interface CorrectionDraft {
  readonly action: CorrectionAction;
  readonly bookingId: string | null;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  readonly localTime: string;
  readonly nextDay: boolean;
  readonly fold: Fold | null;
  readonly reason: string;
}

export type CorrectionField = 'booking' | 'localTime' | 'reason' | 'fold';

const REASON_SHORTEST = 3;
const REASON_LONGEST = 255;

/** `7:5`, `730`, `7.30`, `07:30` → `07:30`; null where it is no time of day. */
export function readLocalTime(text: string): string | null {
  const match = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(text.trim()) ?? /^(\d{1,2})$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The fields that are not right yet, in the order of the form. */
export function missingFields(draft: CorrectionDraft, foldWanted: boolean): CorrectionField[] {
  const length = draft.reason.trim().length;
  const wrong: Record<CorrectionField, boolean> = {
    booking: draft.action !== 'add' && draft.bookingId === null,
    localTime: draft.action !== 'remove' && readLocalTime(draft.localTime) === null,
    fold: foldWanted && draft.action !== 'remove' && draft.fold === null,
    reason: length < REASON_SHORTEST || length > REASON_LONGEST,
  };
  return (Object.keys(wrong) as CorrectionField[]).filter((field) => wrong[field]);
}

/** The request as the API wants it. Call it only when no field is missing. */
export function requestOf(draft: CorrectionDraft, date: string, correctionId: string): CreateCorrectionDto {
  const base = { correctionId, date, action: draft.action, reason: draft.reason.trim() };
  const booking = draft.action === 'add' || draft.bookingId === null ? {} : { bookingId: draft.bookingId };
  if (draft.action === 'remove') return { ...base, ...booking };
  return {
    ...base,
    ...booking,
    kind: draft.kind,
    location: draft.location,
    localTime: readLocalTime(draft.localTime) ?? '',
    ...(draft.nextDay ? { nextDay: true } : {}),
    ...(draft.fold ? { fold: draft.fold } : {}),
  };
}

/** A new draft: about the chosen booking, or a clock-out where the day has none. */
export function startDraft(bookings: readonly BookingDto[], bookingId: string | undefined): CorrectionDraft {
  const alive = bookings.filter((booking) => !booking.voided);
  const chosen = alive.find((booking) => booking.bookingId === bookingId);
  const last = alive.at(-1);
  const kind = last && last.kind !== 'clockOut' ? 'clockOut' : 'clockIn';
  const empty = { bookingId: null, localTime: '', nextDay: false, fold: null, reason: '' };
  if (!chosen) return { ...empty, action: 'add', kind, location: last?.location ?? 'office' };
  return {
    ...empty,
    action: 'change',
    bookingId: chosen.bookingId,
    kind: chosen.kind,
    location: chosen.location,
    localTime: chosen.localTime,
  };
}
