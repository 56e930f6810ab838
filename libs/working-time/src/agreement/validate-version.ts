import { type Flaw, type FlawCode } from '../flaw';
import { addDays, isDateInUse, type LocalDate } from '../time';
import { isFirst, layerFlaws } from './layer-flaws';
import { below, paragraphFlaws } from './paragraph-flaws';
import { type AgreementParameters } from './parameters';
import { type AgreementVersion, type Annex, type Overlay } from './resolve-agreement';
import { type OverlayBase, validateAgreement } from './validate-agreement';

/** A version as it comes from outside: nothing about it is certain yet. */
export interface ProposedVersion {
  readonly validFrom: unknown;
  /** Null without end. */
  readonly validTo: unknown;
  readonly parameters: unknown;
  /** Where the values are written, by key. */
  readonly paragraphs: unknown;
}

/**
 * What is wrong with a version that is to follow those of an agreement; empty if it may be published. Codes
 * beside those of {@link validateAgreement}, with paths below `parameters`: `version.bad-date`,
 * `version.ends-before-start`, `version.not-later` {date}, `version.bad-paragraph`; and contradictions with
 * annexes and temporary rules that were decided before. Whether people are left without an agreement only the
 * caller can know.
 *
 * @param chains the annexes of each path of units, the nearest last
 */
export function validateVersion(
  proposed: ProposedVersion,
  versions: readonly OverlayBase[],
  overlays: readonly Overlay[] = [],
  chains: readonly (readonly Annex[])[] = [],
): Flaw[] {
  const { validFrom, validTo = null, parameters, paragraphs } = proposed;
  const flaws = [
    ...periodFlaws(validFrom, validTo, versions),
    ...validateAgreement(parameters).map((flaw) => ({ ...flaw, path: below('parameters', flaw.path) })),
    ...paragraphFlaws(paragraphs ?? {}),
  ];
  if (flaws.length > 0) return flaws;
  const next: AgreementVersion = {
    agreementId: '',
    version: 0,
    validFrom: validFrom as LocalDate,
    validTo: validTo as LocalDate | null,
    parameters: parameters as AgreementParameters,
  };
  const alone = { versions: [next], overlays, annexes: [] };
  return [alone, ...chains.map((annexes) => ({ ...alone, annexes }))]
    .flatMap((layers) => layerFlaws({ from: next.validFrom, to: next.validTo }, null, layers, 'parameters'))
    .filter(isFirst);
}

/** The versions once `next` is published: the one before ends on the day before it begins, so that they never overlap. */
export function withVersion<V extends Pick<OverlayBase, 'validFrom' | 'validTo'>>(
  next: V,
  versions: readonly V[],
): V[] {
  const last = addDays(next.validFrom, -1);
  return [
    ...versions.map((one) => (one.validTo === null || one.validTo > last ? { ...one, validTo: last } : one)),
    next,
  ];
}

function periodFlaws(validFrom: unknown, validTo: unknown, versions: readonly OverlayBase[]): Flaw[] {
  const flaw = (path: string, code: FlawCode, params: Flaw['params'] = {}): Flaw => ({
    path,
    code,
    rule: null,
    params,
  });
  const flaws: Flaw[] = [];
  if (!isDateInUse(validFrom)) flaws.push(flaw('validFrom', 'version.bad-date'));
  if (validTo !== null && !isDateInUse(validTo)) flaws.push(flaw('validTo', 'version.bad-date'));
  if (flaws.length > 0 || !isDateInUse(validFrom)) return flaws;
  if (isDateInUse(validTo) && validTo < validFrom) flaws.push(flaw('validTo', 'version.ends-before-start'));
  const latest = versions
    .map((version) => version.validFrom)
    .sort()
    .at(-1);
  if (latest !== undefined && validFrom <= latest) flaws.push(flaw('validFrom', 'version.not-later', { date: latest }));
  return flaws;
}
