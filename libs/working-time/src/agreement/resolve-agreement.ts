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

/** A departmental annex: changes named keys for the people of a unit and of those below it, for as long as nobody ends it (DV-ANNEX). */
export interface Annex {
  readonly annexId: string;
  readonly title: string;
  readonly validFrom: LocalDate;
  /** Last day, inclusive; null without end. */
  readonly validTo: LocalDate | null;
  /** Each key replaces the agreement's as a whole. */
  readonly set: Readonly<Partial<AgreementParameters>>;
  /** Paragraph of the annex's text by parameter, for explanations. */
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
  | { readonly annexId: string; readonly paragraph?: string }
  | { readonly overlayId: string; readonly paragraph?: string };

/** The rules of one day. */
export interface ResolvedAgreement {
  readonly agreementId: string;
  readonly version: number;
  readonly parameters: AgreementParameters;
  /** Keys whose value comes from an overlay, and from which one. */
  readonly overlaid: Readonly<Partial<Record<AgreementKey, string>>>;
  /** Keys whose value comes from an annex, and from which one; left out where no annex sets anything. */
  readonly annexed?: Readonly<Partial<Record<AgreementKey, string>>>;
  /** Where the value of each key is written: in the version, or in the annex or overlay that set it. */
  readonly paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
}

type Written<Value> = Partial<Record<AgreementKey, Value>>;

/**
 * The rules in force on a day: the version that holds the day, with every annex and
 * then every overlay of that day laid on top. Null if no version holds the day.
 *
 * @param annexes of the person's unit and of those above it, the nearest last: it wins
 */
export function resolveAgreement(
  date: LocalDate,
  versions: readonly AgreementVersion[],
  overlays: readonly Overlay[] = [],
  annexes: readonly Annex[] = [],
): ResolvedAgreement | null {
  const holds = ({ validFrom, validTo }: { validFrom: LocalDate; validTo: LocalDate | null }) =>
    validFrom <= date && (validTo === null || date <= validTo);
  const base = versions.find(holds);
  if (!base) return null;
  const { agreementId, version } = base;
  const unitLayers = annexes.filter(holds);
  const temporary = overlays
    .filter(holds)
    .sort((a, b) => a.precedence - b.precedence || (a.overlayId < b.overlayId ? -1 : 1));
  const parameters: AgreementParameters = Object.assign(
    {},
    base.parameters,
    ...[...unitLayers, ...temporary].map(({ set }) => set),
  );
  const annexed: Written<string> = {};
  const overlaid: Written<string> = {};
  const paragraphs: Written<string> = { ...base.paragraphs };
  for (const { annexId, set, paragraphs: own } of unitLayers) {
    for (const key of keysOf(set)) {
      annexed[key] = annexId;
      write(paragraphs, key, own?.[key]);
    }
  }
  for (const { overlayId, set, legalBasis } of temporary) {
    for (const key of keysOf(set)) {
      delete annexed[key];
      overlaid[key] = overlayId;
      write(paragraphs, key, legalBasis);
    }
  }
  const ofUnits = keysOf(annexed).length > 0 ? { annexed } : {};
  return { agreementId, version, parameters, overlaid, ...ofUnits, paragraphs };
}

const keysOf = (set: object): AgreementKey[] => Object.keys(set) as AgreementKey[];

/** The paragraph of a value that is replaced speaks of another value: it goes with it. */
function write(paragraphs: Written<string>, key: AgreementKey, paragraph: string | undefined): void {
  if (paragraph === undefined) delete paragraphs[key];
  else paragraphs[key] = paragraph;
}

/** Where the value of a parameter comes from, for explanations. */
export function sourceOf(resolved: ResolvedAgreement, key: AgreementKey): ParameterSource {
  const paragraph = resolved.paragraphs[key];
  const written = paragraph === undefined ? {} : { paragraph };
  const overlayId = resolved.overlaid[key];
  if (overlayId !== undefined) return { overlayId, ...written };
  const annexId = resolved.annexed?.[key];
  if (annexId !== undefined) return { annexId, ...written };
  const { agreementId, version } = resolved;
  return { agreementId, version, ...written };
}
