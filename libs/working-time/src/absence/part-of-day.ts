import { type AbsenceFact } from './absence';
import { ABSENCE_KINDS, type AbsenceKind, traitsOf } from './kinds';

/** They take a part of the day and leave the rest to what else is on record. */
export const PARTIAL_KINDS: readonly AbsenceKind[] = ABSENCE_KINDS.filter((kind) => traitsOf(kind).rank === 'partial');

/** Lessons of 45 minutes up to which vocational school takes a part of the day (JArbSchG § 9 (1) no. 2). */
export const PARTIAL_SCHOOL_LESSONS = 5;

/** Whether the absence takes a part of each of its days only: the rest is work, or owed. */
export const isPartOfDay = ({ kind, portion = 'day', minutes, lessons = Infinity }: AbsenceFact): boolean =>
  PARTIAL_KINDS.includes(kind) || portion !== 'day' || minutes !== undefined || lessons <= PARTIAL_SCHOOL_LESSONS;
