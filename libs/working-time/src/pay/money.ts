import { divideHalfUp, type Minutes } from '../time';

/** Money in whole cents. Each amount is rounded half up once, at its end (TVöD § 24 (4)). */
export type Cents = number;

/** Weeks of a month in thousandths: 4.348 (TVöD § 24 (3)). */
const WEEKS_PER_MONTH_THOUSANDTHS = 4348n;

/** A supplement in percent of an hourly rate. */
export function supplementCents(minutes: Minutes, hourlyCents: Cents, percent: number): Cents {
  return divideHalfUp(BigInt(minutes) * BigInt(hourlyCents) * BigInt(percent), 6000n);
}

/** Base pay and supplement of overtime, each and together rounded once. Base: own stage, at most stage 4. */
export function overtimePay(facts: {
  readonly minutes: Minutes;
  readonly baseHourlyCents: Cents;
  readonly stage3HourlyCents: Cents;
  readonly percent: number;
}): { readonly baseCents: Cents; readonly supplementCents: Cents; readonly totalCents: Cents } {
  const minutes = BigInt(facts.minutes);
  const base = minutes * BigInt(facts.baseHourlyCents) * 100n;
  const supplement = minutes * BigInt(facts.stage3HourlyCents) * BigInt(facts.percent);
  const [baseCents, supplementPart, totalCents] = [base, supplement, base + supplement].map((amount) =>
    divideHalfUp(amount, 6000n),
  );
  return { baseCents, supplementCents: supplementPart, totalCents };
}

/** Hourly rate of a monthly salary. Weekly hours in thousandths of an hour (39.5 h are 39,500). */
export function hourlyCents(monthlyCents: Cents, weeklyHoursThousandths: number): Cents {
  return divideHalfUp(BigInt(monthlyCents) * 1_000_000n, WEEKS_PER_MONTH_THOUSANDTHS * BigInt(weeklyHoursThousandths));
}

/** Supplement for hours above full time that were agreed (TVöD § 8 (7)): by hour and by month. */
export function increaseSupplement(
  hoursPerWeekThousandths: number,
  stage3HourlyCents: Cents,
  percent: number,
): { readonly centsPerHour: Cents; readonly centsPerMonth: Cents } {
  const perHour = BigInt(stage3HourlyCents) * BigInt(percent);
  const perMonth = perHour * BigInt(hoursPerWeekThousandths) * WEEKS_PER_MONTH_THOUSANDTHS;
  return { centsPerHour: divideHalfUp(perHour, 100n), centsPerMonth: divideHalfUp(perMonth, 100_000_000n) };
}

/** Turns a supplement into time; needs the wish of the employee and an account under § 10, otherwise it is paid (TVöD § 8 (1) s. 4). */
export function factorise(
  minutes: Minutes,
  percent: number,
  allowed: boolean,
): { readonly creditMinutes: Minutes; readonly payMinutes: Minutes } {
  return allowed
    ? { creditMinutes: Math.floor((minutes * percent) / 100), payMinutes: 0 }
    : { creditMinutes: 0, payMinutes: minutes };
}
