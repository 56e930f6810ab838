import { type Flaw, type FlawCode } from '../flaw';
import { isDateInUse, type LocalDate } from '../time';
import { isFirst, layerFlaws } from './layer-flaws';
import { paragraphFlaws } from './paragraph-flaws';
import { type AgreementParameters } from './parameters';
import { type AgreementVersion, type Annex, type Overlay } from './resolve-agreement';
import { setFlaws } from './validate-agreement';

/** An annex as it comes from outside: nothing about it is certain yet. */
export interface ProposedAnnex {
  readonly validFrom: unknown;
  /** Null without end. */
  readonly validTo: unknown;
  readonly set: unknown;
  readonly paragraphs?: unknown;
}

/** A path of units on which the annex would lie: its annexes as they are, and as they would be; the nearest last. */
export interface AnnexPlace {
  readonly before: readonly Annex[];
  readonly after: readonly Annex[];
}

const ANNEX_RULE = 'DV-ANNEX';

/**
 * What is wrong with an annex to an agreement; empty if it may be published. Codes beside those of the schema, of
 * paragraphs and of contradictions: `annex.bad-date`, `annex.ends-before-start`, `annex.empty`,
 * `annex.outside-versions` {date}. It must not contradict any version, annex or overlay that it meets.
 *
 * @param places of the annex, which has no title yet; without any only its own form is checked
 */
export function validateAnnex(
  proposed: ProposedAnnex,
  versions: readonly AgreementVersion[],
  overlays: readonly Overlay[] = [],
  places: (annex: Annex) => readonly AnnexPlace[] = (annex) => [{ before: [], after: [annex] }],
): Flaw[] {
  const { validFrom, validTo = null, set, paragraphs } = proposed;
  const flaws = [
    ...periodFlaws(validFrom, validTo, versions),
    ...setFlaws(set, { code: 'annex.empty', rule: ANNEX_RULE }),
    ...paragraphFlaws(paragraphs ?? {}),
  ];
  if (flaws.length > 0) return flaws;
  const annex: Annex = {
    annexId: '',
    title: '',
    validFrom: validFrom as LocalDate,
    validTo: validTo as LocalDate | null,
    set: set as Partial<AgreementParameters>,
  };
  // Also after its end: where it ended an annex of before, something else may stand alone then.
  const period = { from: annex.validFrom, to: null };
  return places(annex)
    .flatMap(({ before, after }) =>
      layerFlaws(period, { versions, overlays, annexes: before }, { versions, overlays, annexes: after }, 'set'),
    )
    .filter(isFirst);
}

function periodFlaws(validFrom: unknown, validTo: unknown, versions: readonly AgreementVersion[]): Flaw[] {
  const flaw = (path: string, code: FlawCode, params: Flaw['params'] = {}): Flaw => {
    return { path, code, rule: ANNEX_RULE, params };
  };
  const flaws: Flaw[] = [];
  if (!isDateInUse(validFrom)) flaws.push(flaw('validFrom', 'annex.bad-date'));
  if (validTo !== null && !isDateInUse(validTo)) flaws.push(flaw('validTo', 'annex.bad-date'));
  if (flaws.length > 0 || !isDateInUse(validFrom)) return flaws;
  if (isDateInUse(validTo) && validTo < validFrom) flaws.push(flaw('validTo', 'annex.ends-before-start'));
  const isHeld = versions.some(
    (one) => one.validFrom <= validFrom && (one.validTo === null || validFrom <= one.validTo),
  );
  if (!isHeld) flaws.push(flaw('validFrom', 'annex.outside-versions', { date: validFrom }));
  return flaws;
}
