import { type Flaw, type FlawCode } from '../flaw';
import { addDays, isLocalDate, type LocalDate } from '../time';
import { type AgreementParameters, PARAMETER_RULE } from './parameters';
import { type Overlay } from './resolve-agreement';
import { type OverlayBase, validateAgreement, validateOverlay } from './validate-agreement';

/** A version as it comes from outside: nothing about it is certain yet. */
export interface ProposedVersion {
  readonly validFrom: unknown;
  /** Null without end. */
  readonly validTo: unknown;
  readonly parameters: unknown;
  /** Where the values are written, by key. */
  readonly paragraphs: unknown;
}

const LONGEST_PARAGRAPH = 100;

/**
 * What is wrong with a version that is to follow those of an agreement; empty if it may be published. Codes
 * beside those of {@link validateAgreement}, with paths below `parameters`: `version.bad-date`,
 * `version.ends-before-start`, `version.not-later` {date}, `version.bad-paragraph`; and those of
 * {@link validateOverlay} for a temporary rule that would contradict it, with its `title`.
 * Whether people are left without an agreement only the caller can know.
 */
export function validateVersion(
  proposed: ProposedVersion,
  versions: readonly OverlayBase[],
  overlays: readonly Overlay[] = [],
): Flaw[] {
  const { validFrom, validTo = null, parameters, paragraphs } = proposed;
  const flaws = [
    ...periodFlaws(validFrom, validTo, versions),
    ...validateAgreement(parameters).map((flaw) => ({ ...flaw, path: below('parameters', flaw.path) })),
    ...paragraphFlaws(paragraphs ?? {}),
  ];
  if (flaws.length > 0) return flaws;
  const next: OverlayBase = {
    validFrom: validFrom as LocalDate,
    validTo: validTo as LocalDate | null,
    parameters: parameters as AgreementParameters,
  };
  return overlays.flatMap((overlay) => overlayFlaws(overlay, next));
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
  if (!isLocalDate(validFrom)) flaws.push(flaw('validFrom', 'version.bad-date'));
  if (validTo !== null && !isLocalDate(validTo)) flaws.push(flaw('validTo', 'version.bad-date'));
  if (flaws.length > 0 || !isLocalDate(validFrom)) return flaws;
  if (isLocalDate(validTo) && validTo < validFrom) flaws.push(flaw('validTo', 'version.ends-before-start'));
  const latest = versions
    .map((version) => version.validFrom)
    .sort()
    .at(-1);
  if (latest !== undefined && validFrom <= latest) flaws.push(flaw('validFrom', 'version.not-later', { date: latest }));
  return flaws;
}

function paragraphFlaws(paragraphs: unknown): Flaw[] {
  if (typeof paragraphs !== 'object' || paragraphs === null || Array.isArray(paragraphs)) {
    return [{ path: 'paragraphs', code: 'schema.not-an-object', rule: null, params: {} }];
  }
  return Object.entries(paragraphs).flatMap(([key, text]: [string, unknown]): Flaw[] => {
    const path = below('paragraphs', key);
    if (!Object.hasOwn(PARAMETER_RULE, key)) return [{ path, code: 'schema.unknown-key', rule: null, params: {} }];
    const isShortText = typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST_PARAGRAPH;
    return isShortText ? [] : [{ path, code: 'version.bad-paragraph', rule: null, params: {} }];
  });
}

/** Where a temporary rule that was decided before meets the new version and contradicts it. */
function overlayFlaws(overlay: Overlay, next: OverlayBase): Flaw[] {
  // Judged on the days on which both hold: the others are the business of other versions.
  const validFrom = overlay.validFrom < next.validFrom ? next.validFrom : overlay.validFrom;
  const validTo = next.validTo !== null && next.validTo < overlay.validTo ? next.validTo : overlay.validTo;
  if (validTo < validFrom) return [];
  return validateOverlay({ validFrom, validTo, set: overlay.set }, [next]).map((flaw) => ({
    ...flaw,
    path: flaw.path.replace(/^set\b/, 'parameters'),
    params: { ...flaw.params, title: overlay.title },
  }));
}

const below = (parent: string, path: string): string => (path === '' ? parent : `${parent}.${path}`);
