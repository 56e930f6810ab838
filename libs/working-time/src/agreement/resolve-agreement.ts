import { type LocalDate } from '../time';
import { type AgreementKey, type AgreementParameters } from './parameters';

/** A staff agreement as it is in force from one day to another. Versions of one agreement never overlap. */
export interface AgreementVersion {
  readonly agreementId: string;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly parameters: AgreementParameters;
  /** Paragraph of the agreement's text by parameter, for explanations. */
  readonly paragraphs?: Readonly<Partial<Record<AgreementKey, string>>>;
}

/** A temporary rule (pandemic, heat, events): changes named keys and ends by itself (DV-OVERLAY). */
export interface Overlay {
  readonly overlayId: string;
  readonly title: string;
  readonly validFrom: LocalDate;
  /** Last day, inclusive. Mandatory: no overlay without an end. */
  readonly validTo: LocalDate;
  /** Each key replaces the agreement's as a whole. */
  readonly set: Readonly<Partial<AgreementParameters>>;
  /** The higher one wins where two overlays set the same key; the later id on a tie. */
  readonly precedence: number;
  /** Where it is written that it may hold: the paragraph or the decision, for explanations. */
  readonly legalBasis?: string;
}

/** Where a parameter's value comes from. */
export type ParameterSource =
  | { readonly agreementId: string; readonly version: number; readonly paragraph?: string }
  | { readonly overlayId: string; readonly paragraph?: string };

/** The rules of one day. */
export interface ResolvedAgreement {
  readonly agreementId: string;
  readonly version: number;
  readonly parameters: AgreementParameters;
  /** Keys whose value comes from an overlay, and from which one. */
  readonly overlaid: Readonly<Partial<Record<AgreementKey, string>>>;
  /** Where the value of each key is written: in the version, or in the overlay that set it. */
  readonly paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
}

/**
 * The rules in force on a day: the version that holds the day, with every
 * overlay of that day laid on top. Null if no version holds the day.
 */
export function resolveAgreement(
  date: LocalDate,
  versions: readonly AgreementVersion[],
  overlays: readonly Overlay[] = [],
): ResolvedAgreement | null {
  const base = versions.find(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo));
  if (!base) return null;
  const { agreementId, version } = base;
  const active = overlays
    .filter(({ validFrom, validTo }) => validFrom <= date && date <= validTo)
    .sort((a, b) => a.precedence - b.precedence || (a.overlayId < b.overlayId ? -1 : 1));
  const parameters: AgreementParameters = Object.assign({}, base.parameters, ...active.map(({ set }) => set));
  const overlaid: Partial<Record<AgreementKey, string>> = {};
  const paragraphs: Partial<Record<AgreementKey, string>> = { ...base.paragraphs };
  for (const { overlayId, legalBasis, set } of active) {
    for (const key of Object.keys(set) as AgreementKey[]) {
      overlaid[key] = overlayId;
      // The paragraph of the version speaks of another value: it goes with it.
      if (legalBasis === undefined) delete paragraphs[key];
      else paragraphs[key] = legalBasis;
    }
  }
  return { agreementId, version, parameters, overlaid, paragraphs };
}

/** Where the value of a parameter comes from, for explanations. */
export function sourceOf(resolved: ResolvedAgreement, key: AgreementKey): ParameterSource {
  const paragraph = resolved.paragraphs[key];
  const written = paragraph === undefined ? {} : { paragraph };
  const overlayId = resolved.overlaid[key];
  if (overlayId !== undefined) return { overlayId, ...written };
  const { agreementId, version } = resolved;
  return { agreementId, version, ...written };
}
