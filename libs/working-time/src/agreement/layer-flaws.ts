import { type Flaw } from '../flaw';
import { addDays, type LocalDate } from '../time';
import { contradictions } from './contradictions';
import { below } from './paragraph-flaws';
import { type AgreementVersion, type Annex, type Overlay, resolveAgreement } from './resolve-agreement';

/** Everything that may hold for one person: versions, annexes on the path of units with the nearest last, overlays. */
export interface Layers {
  readonly versions: readonly AgreementVersion[];
  readonly annexes: readonly Annex[];
  readonly overlays: readonly Overlay[];
}

/** Days from the first to the last; null without end. */
export interface LayerPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Contradictions that appear in the period where layers meet, on any day of it, and were not there before. Where
 * annexes or overlays have a part in it, `date` is the first such day and `meets` their titles.
 *
 * @param before the layers without what is new; null where everything is
 * @param parent path in the request below which the flaws lie
 */
export function layerFlaws(period: LayerPeriod, before: Layers | null, after: Layers, parent: string): Flaw[] {
  const flaws = new Map<string, Flaw>();
  for (const date of turningDays(period, after)) {
    const known = new Set(before ? contradictionsOn(date, before).map(keyOf) : []);
    for (const flaw of contradictionsOn(date, after)) {
      if (known.has(keyOf(flaw)) || flaws.has(keyOf(flaw))) continue;
      flaws.set(keyOf(flaw), {
        ...flaw,
        path: below(parent, flaw.path),
        params: { ...flaw.params, ...meeting(date, after) },
      });
    }
  }
  return [...flaws.values()];
}

/** For filtering: the same flaw on several paths of units is shown once. */
export const isFirst = (flaw: Flaw, index: number, all: readonly Flaw[]): boolean =>
  all.findIndex((one) => keyOf(one) === keyOf(flaw)) === index;

const keyOf = ({ path, code }: Flaw): string => `${path} ${code}`;

function meeting(date: LocalDate, { annexes, overlays }: Layers): Flaw['params'] {
  const titles = [...annexes, ...overlays]
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .flatMap(({ title }) => (title === '' ? [] : [title]));
  return titles.length > 0 ? { date, meets: titles.join(', ') } : {};
}

/** Days of the period on which something begins or has just ended: between them every day is like the one before. */
export function turningDays({ from, to }: LayerPeriod, { versions, annexes, overlays }: Layers): LocalDate[] {
  const turns = [...versions, ...annexes, ...overlays].flatMap(({ validFrom, validTo }) =>
    validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)],
  );
  return [...new Set([from, ...turns])].filter((date) => from <= date && (to === null || date <= to)).sort();
}

function contradictionsOn(date: LocalDate, { versions, annexes, overlays }: Layers): Flaw[] {
  const resolved = resolveAgreement(date, versions, overlays, annexes);
  return resolved ? contradictions(resolved.parameters) : [];
}
