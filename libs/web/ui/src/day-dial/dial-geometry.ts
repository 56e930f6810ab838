/** The dial shows 24 hours with noon at the top: a working day rises on the left and sets on the right. */
export const DIAL_SIZE = 240;
const CENTRE = DIAL_SIZE / 2;
const MINUTES_PER_DAY = 1440;
const NOON = 720;

export interface DialPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a minute of the day stands on a circle; minutes beyond midnight go on around. */
export function pointAt(minute: number, radius: number): DialPoint {
  const turn = ((minute - NOON) / MINUTES_PER_DAY) * 2 * Math.PI;
  return { x: round(CENTRE + radius * Math.sin(turn)), y: round(CENTRE - radius * Math.cos(turn)) };
}

/**
 * An SVG path along the circle, clockwise from one minute of the day to another.
 * Nothing to draw is an empty path; more than a day is the whole circle.
 */
export function arc(fromMinute: number, toMinute: number, radius: number): string {
  const length = Math.min(toMinute - fromMinute, MINUTES_PER_DAY - 0.01);
  if (length <= 0) return '';
  const from = pointAt(fromMinute, radius);
  const to = pointAt(fromMinute + length, radius);
  return `M${from.x} ${from.y}A${radius} ${radius} 0 ${length > NOON ? 1 : 0} 1 ${to.x} ${to.y}`;
}

/** A short line across the circle at a minute of the day. */
export function tick(minute: number, innerRadius: number, outerRadius: number): string {
  const [inner, outer] = [pointAt(minute, innerRadius), pointAt(minute, outerRadius)];
  return `M${inner.x} ${inner.y}L${outer.x} ${outer.y}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
