import { type EpochMinute, type Minutes } from './date';

/** A stretch of time in epoch minutes, start inclusive, end exclusive. */
export interface Span {
  readonly startMinute: EpochMinute;
  readonly endMinute: EpochMinute;
}

/** Minutes that two spans have in common; 0 if they do not meet. */
export function overlapMinutes(a: Span, b: Span): Minutes {
  const start = a.startMinute > b.startMinute ? a.startMinute : b.startMinute;
  const end = a.endMinute < b.endMinute ? a.endMinute : b.endMinute;
  return end > start ? end - start : 0;
}

/** Sorted spans without overlaps; touching spans are joined, empty ones vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans
    .filter((span) => span.endMinute > span.startMinute)
    .sort((a, b) => a.startMinute - b.startMinute);
  const merged: { startMinute: EpochMinute; endMinute: EpochMinute }[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (last && span.startMinute <= last.endMinute) {
      if (span.endMinute > last.endMinute) last.endMinute = span.endMinute;
    } else {
      merged.push({ startMinute: span.startMinute, endMinute: span.endMinute });
    }
  }
  return merged;
}

/** What is left of `spans` (sorted, without overlaps) after taking `taken` (sorted, without overlaps) away. */
export function subtractSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  for (const span of spans) {
    let startMinute = span.startMinute;
    for (const cut of taken) {
      if (cut.endMinute <= startMinute || cut.startMinute >= span.endMinute) continue;
      if (cut.startMinute > startMinute) left.push({ startMinute, endMinute: cut.startMinute });
      startMinute = cut.endMinute;
    }
    if (startMinute < span.endMinute) left.push({ startMinute, endMinute: span.endMinute });
  }
  return left;
}

/** The parts of `spans` inside `within` (both sorted, without overlaps). */
export function intersectSpans(spans: readonly Span[], within: readonly Span[]): Span[] {
  const common: Span[] = [];
  for (const span of spans) {
    for (const other of within) {
      const startMinute = Math.max(span.startMinute, other.startMinute);
      const endMinute = Math.min(span.endMinute, other.endMinute);
      if (endMinute > startMinute) common.push({ startMinute, endMinute });
    }
  }
  return common;
}

/** Total length of spans. */
export function sumOfSpans(spans: readonly Span[]): Minutes {
  let minutes = 0;
  for (const span of spans) minutes += span.endMinute - span.startMinute;
  return minutes;
}
