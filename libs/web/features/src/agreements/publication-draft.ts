import {
  type AgreementParametersDto,
  type AgreementValueDto,
  type NamedPerson,
  type PublishAnnexDto,
  type PublishOverlayDto,
  type PublishVersionDto,
} from '@zeitbuch/web-data-access';
import {
  type AgreementKey,
  type AgreementParameters,
  isDateInUse,
  PARAMETER_SCHEMA,
  type PersonnelGroup,
} from '@zeitbuch/working-time';
import { fieldsInSight, readTexts, type TextFlaw, type Texts, textsOf } from './value-texts';

/** What can be proposed for an agreement: its next version, an annex for a unit, a temporary rule. */
export type PublicationKind = 'version' | 'annex' | 'overlay';

/** For whom an annex is. */
export type CircleKind = 'unit' | 'personnelGroup' | 'people';

/** Every value that can be agreed on, in the order of the schema. */
export const KEYS = Object.keys(PARAMETER_SCHEMA) as readonly AgreementKey[];

/** What a time administrator has filled in so far. */
export interface PublicationDraft {
  /** Of an annex and a temporary rule. */
  readonly title: string;
  /** Of a temporary rule. */
  readonly legalBasis: string;
  /** Of an annex: for whom it is. */
  readonly circle: CircleKind;
  /** Of an annex for a unit. */
  readonly orgUnitId: string;
  /** Of an annex for a personnel group. */
  readonly personnelGroup: PersonnelGroup | '';
  /** Of an annex for people by name. */
  readonly people: readonly NamedPerson[];
  readonly validFrom: string;
  /** Empty without end; a temporary rule has one. */
  readonly validTo: string;
  /** Values that are set. */
  readonly chosen: readonly AgreementKey[];
  readonly texts: Texts;
  /** Where the chosen values are written, by key; of a version and an annex. */
  readonly paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
}

/** What the form itself notices, before the server is asked: field by its path below the values, or of the head. */
export interface DraftFlaw {
  readonly field: string;
  readonly problem:
    | 'title'
    | 'legalBasis'
    | 'unit'
    | 'firstDay'
    | 'firstDayUnreadable'
    | 'lastDay'
    | 'lastDayUnreadable'
    | 'nothing'
    | TextFlaw['problem'];
}

/** What a version says, value by value. */
export interface Base {
  readonly parameters: AgreementParameters;
  readonly paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
}

export const EMPTY_DRAFT: PublicationDraft = {
  title: '',
  legalBasis: '',
  circle: 'unit',
  orgUnitId: '',
  personnelGroup: '',
  people: [],
  validFrom: '',
  validTo: '',
  chosen: [],
  texts: {},
  paragraphs: {},
};

/** The circle of an annex that is there; people by name are chosen again where nobody said who they are. */
export function circleDraft({
  orgUnitId,
  personnelGroup,
  people,
}: {
  readonly orgUnitId?: string;
  readonly personnelGroup?: PersonnelGroup;
  readonly people?: readonly Pick<NamedPerson, 'employeeId' | 'name'>[] | number;
}): Pick<PublicationDraft, 'circle' | 'orgUnitId' | 'personnelGroup' | 'people'> {
  const circle = people !== undefined ? 'people' : personnelGroup !== undefined ? 'personnelGroup' : 'unit';
  const named = typeof people === 'object' ? people.map((one) => ({ ...one, personnelNumber: '' })) : [];
  return { circle, orgUnitId: orgUnitId ?? '', personnelGroup: personnelGroup ?? '', people: named };
}

/** The key chosen or left out again; what was chosen begins with the values of the agreement. */
export function choose(draft: PublicationDraft, key: AgreementKey, on: boolean, base: Base): PublicationDraft {
  const chosen = KEYS.filter((one) => (one === key ? on : draft.chosen.includes(one)));
  if (!on) return { ...draft, chosen };
  const texts = { ...draft.texts, ...textsOf(PARAMETER_SCHEMA[key], base.parameters[key], key) };
  const paragraphs = { ...draft.paragraphs, [key]: base.paragraphs[key] ?? '' };
  return { ...draft, chosen, texts, paragraphs };
}

/** The draft with values that were agreed on elsewhere chosen: of a temporary rule that is to be prolonged, or to become permanent. */
export function takeOver(
  draft: PublicationDraft,
  values: readonly AgreementValueDto[],
  paragraphs: Base['paragraphs'] = {},
): PublicationDraft {
  const known = values.filter(({ key }) => (KEYS as readonly string[]).includes(key));
  const keys = known.map(({ key }) => key as AgreementKey);
  const texts = known.map(({ key, value }) => textsOf(PARAMETER_SCHEMA[key as AgreementKey], value, key));
  return {
    ...draft,
    chosen: KEYS.filter((key) => draft.chosen.includes(key) || keys.includes(key)),
    texts: Object.assign({ ...draft.texts }, ...texts),
    paragraphs: Object.fromEntries(
      known.map(({ key, paragraph }) => [key, paragraph ?? paragraphs[key as AgreementKey] ?? '']),
    ),
  };
}

/** What is missing or cannot be read at all, in the order of the form. Whether it may be agreed on is for the server to say. */
export function draftFlaws(draft: PublicationDraft, kind: PublicationKind): DraftFlaw[] {
  const flaws: DraftFlaw[] = [];
  const look = (isWrong: boolean, field: string, problem: DraftFlaw['problem']) => {
    if (isWrong) flaws.push({ field, problem });
  };
  if (kind === 'annex') look(circleOf(draft) === null, CIRCLE_FIELDS[draft.circle], 'unit');
  if (kind !== 'version') look(!isBetween(draft.title.trim().length, 3, 120), 'title', 'title');
  if (kind === 'overlay') look(!isBetween(draft.legalBasis.trim().length, 3, 200), 'legalBasis', 'legalBasis');
  const { validFrom, validTo } = draft;
  look(validFrom === '', 'validFrom', 'firstDay');
  look(validFrom !== '' && !isDateInUse(validFrom), 'validFrom', 'firstDayUnreadable');
  // Only a temporary rule must have an end.
  look(kind === 'overlay' && validTo === '', 'validTo', 'lastDay');
  look(validTo !== '' && !isDateInUse(validTo), 'validTo', 'lastDayUnreadable');
  // What says the same as before is nothing to propose.
  look(draft.chosen.length === 0, 'values', 'nothing');
  for (const key of draft.chosen) flaws.push(...readTexts(PARAMETER_SCHEMA[key], draft.texts, key).flaws);
  return flaws;
}

/** The field in which each circle is named, as in the request. */
export const CIRCLE_FIELDS = { unit: 'orgUnitId', personnelGroup: 'personnelGroup', people: 'employeeIds' } as const;

/** For whom the annex is, as the request says it; null where nobody is chosen. */
function circleOf({ circle, orgUnitId, personnelGroup, people }: PublicationDraft): Partial<PublishAnnexDto> | null {
  if (circle === 'unit') return orgUnitId === '' ? null : { orgUnitId };
  if (circle === 'personnelGroup') return personnelGroup === '' ? null : { personnelGroup };
  return people.length === 0 ? null : { employeeIds: people.map(({ employeeId }) => employeeId) };
}

const isBetween = (value: number, least: number, most: number): boolean => least <= value && value <= most;

/** The values that were chosen, each as a whole. Call it, and what follows, only without flaws of the draft. */
function chosenValues({ chosen, texts }: PublicationDraft): Partial<AgreementParametersDto> {
  return Object.fromEntries(chosen.map((key) => [key, readTexts(PARAMETER_SCHEMA[key], texts, key).value]));
}

function chosenParagraphs({ chosen, paragraphs }: PublicationDraft): Record<string, string> {
  const told = chosen.map((key) => [key, paragraphs[key]?.trim() ?? ''] as const);
  return Object.fromEntries(told.filter(([, paragraph]) => paragraph !== ''));
}

const endOf = ({ validTo }: PublicationDraft): string | null => (validTo === '' ? null : validTo);

/** The request for the next version: what was not chosen stays as it is written in the one before. */
export function versionRequest(
  draft: PublicationDraft,
  base: Base,
  { proposalId, version }: { proposalId: string; version: number },
): PublishVersionDto {
  const kept = Object.entries(base.paragraphs).filter(([key]) => !draft.chosen.some((one) => one === key));
  return {
    proposalId,
    version,
    validFrom: draft.validFrom,
    validTo: endOf(draft),
    // What stands in the version before goes back as it came; the server judges the whole.
    parameters: { ...base.parameters, ...chosenValues(draft) } as AgreementParametersDto,
    paragraphs: { ...Object.fromEntries(kept), ...chosenParagraphs(draft) },
  };
}

/** The request for an annex. */
export function annexRequest(draft: PublicationDraft, annexId: string): PublishAnnexDto {
  const { title, validFrom } = draft;
  return {
    annexId,
    ...circleOf(draft),
    title: title.trim(),
    validFrom,
    validTo: endOf(draft),
    set: chosenValues(draft),
    paragraphs: chosenParagraphs(draft),
  };
}

/** The request for a temporary rule. */
export function overlayRequest(draft: PublicationDraft, overlayId: string): PublishOverlayDto {
  const { title, legalBasis, validFrom, validTo } = draft;
  return {
    overlayId,
    title: title.trim(),
    legalBasis: legalBasis.trim(),
    validFrom,
    validTo,
    set: chosenValues(draft),
  };
}

const HEAD: readonly string[] = [...Object.values(CIRCLE_FIELDS), 'title', 'legalBasis', 'validFrom', 'validTo'];

/** Every field in sight, by its path: there a refusal is shown. */
export function shownFields({ chosen, texts }: PublicationDraft): ReadonlySet<string> {
  const ofKey = (key: AgreementKey) => [`paragraphs.${key}`, ...fieldsInSight(PARAMETER_SCHEMA[key], texts, key)];
  return new Set([...HEAD, ...chosen.flatMap(ofKey)]);
}
