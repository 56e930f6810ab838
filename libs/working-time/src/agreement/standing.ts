import { addDays } from '../time';
import { type LayerPeriod, type Layers, turningDays } from './layer-flaws';
import { type AgreementKey } from './parameters';
import { type ResolvedAgreement, resolveAgreement } from './resolve-agreement';

/** Days of one piece on which the same layers lie on each other, and what comes of them. */
export interface ResolvedStretch extends LayerPeriod {
  readonly resolved: ResolvedAgreement;
}

/** A value that a layer sets, and days of it on which another layer goes before it. */
export interface OverruledStretch extends LayerPeriod {
  readonly key: AgreementKey;
  /** Id of the annex or temporary rule that holds in its place. */
  readonly by: string;
}

/** An annex or a temporary rule, as far as it can be overruled. */
export interface StandingLayer extends LayerPeriod {
  readonly id: string;
  readonly keys: readonly AgreementKey[];
}

/**
 * The days in pieces on which the same version, annexes and temporary rules hold, in order. Days without a version are
 * left out. Neighbouring pieces may say the same.
 */
export function resolvedStretches(days: LayerPeriod, layers: Layers): ResolvedStretch[] {
  return turningDays(days, layers).flatMap((from, index, starts) => {
    const next = starts.at(index + 1);
    const resolved = resolveAgreement(from, layers.versions, layers.overlays, layers.annexes);
    return resolved ? [{ from, to: next === undefined ? days.to : addDays(next, -1), resolved }] : [];
  });
}

/** The annex or temporary rule that a value comes from; null where it comes from the version itself. */
export function layerOf({ overlaid, annexed }: ResolvedAgreement, key: AgreementKey): string | null {
  return overlaid[key] ?? annexed?.[key] ?? null;
}

/** Value by value the days of a layer on which another one goes before it. */
export function overruledStretches(layer: StandingLayer, layers: Layers): OverruledStretch[] {
  const stretches = resolvedStretches(layer, layers);
  return layer.keys.flatMap((key) =>
    joinStretches(
      stretches.flatMap(({ from, to, resolved }) => {
        const by = layerOf(resolved, key);
        return by === null || by === layer.id ? [] : [{ key, from, to, by }];
      }),
      (a, b) => a.by === b.by,
    ),
  );
}

/** The days of a layer on which at least one of its values holds, in pieces. */
export function standingStretches(layer: StandingLayer, layers: Layers): LayerPeriod[] {
  const stands = ({ resolved }: ResolvedStretch) => layer.keys.some((key) => layerOf(resolved, key) === layer.id);
  const days = resolvedStretches(layer, layers).filter(stands);
  return joinStretches(
    days.map(({ from, to }) => ({ from, to })),
    () => true,
  );
}

/** Neighbouring pieces that are alike become one. */
export function joinStretches<Piece extends LayerPeriod>(
  pieces: readonly Piece[],
  areAlike: (a: Piece, b: Piece) => boolean,
): Piece[] {
  return pieces.reduce<Piece[]>((done, piece) => {
    const last = done.at(-1);
    if (!last || last.to === null || addDays(last.to, 1) !== piece.from || !areAlike(last, piece))
      return [...done, piece];
    return [...done.slice(0, -1), { ...last, to: piece.to }];
  }, []);
}
