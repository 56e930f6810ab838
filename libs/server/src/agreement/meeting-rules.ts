import { isDeepStrictEqual } from 'node:util';
import {
  type AgreementKey,
  type AgreementParameters,
  type Annex,
  type AnnexCircle,
  type LocalDate,
  type Layers,
  type Overlay,
  isSameCircle,
  joinStretches,
  overruledStretches,
  resolveAgreement,
  resolvedStretches,
  layerOf,
  type TenantAgreements,
  type CircleAnnex,
} from '@zeitbuch/working-time';
import { circleName, compareCircles, memberOf } from './circle';
import { type Period } from './publication-facts';
import { type OverruledDto, type ReplacedValueDto } from './agreement.dto';
import { type OverlapDto, type OverlapReason } from './publication.dto';

type Values = Readonly<Partial<Record<AgreementKey, unknown>>>;

/** What is proposed, as far as it meets other rules. */
export interface ProposedLayer extends Period {
  readonly kind: 'version' | 'annex' | 'overlay' | 'overlayEnd';
  /** What it sets; of an early end what ends. */
  readonly set: Values;
  /** Of an annex. */
  readonly circle?: AnnexCircle;
  /** Of an early end the rule that ends; of a temporary rule in force itself. */
  readonly overlayId?: string;
  /** Of an annex in force itself. */
  readonly annexId?: string;
}

/** Another proposal of the same agreement on which nobody has decided yet. */
export interface WaitingLayer extends Period {
  readonly title: string;
  readonly set: Values;
}

interface Scope {
  readonly agreementId: string;
  readonly published: TenantAgreements;
}

const keysOf = (set: Values): AgreementKey[] => Object.keys(set) as AgreementKey[];

/** The days that both have, or null. */
function common(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to !== null && to < from ? null : { from, to };
}

/** Values that a new version says otherwise than the one before; of everything else all that is set. */
function concernedKeys({ kind, set, from }: ProposedLayer, { agreementId, published }: Scope): AgreementKey[] {
  if (kind !== 'version') return keysOf(set);
  const before = resolveAgreement(from, published.versionsOf(agreementId))?.parameters;
  return keysOf(set).filter((key) => !before || !isDeepStrictEqual(before[key], set[key]));
}

/**
 * Every other rule that sets one of the same values on one of the same days: which one wins there, and why. Layers win
 * in the order version, annex (the nearest unit last), temporary rule (the one decided last).
 */
export function overlapsOf(layer: ProposedLayer, scope: Scope, waiting: readonly WaitingLayer[]): OverlapDto[] {
  const { agreementId, published } = scope;
  const keys = concernedKeys(layer, scope);
  const others = published.overlaysOf(agreementId).filter(({ overlayId }) => overlayId !== layer.overlayId);
  const met = (other: Period & { readonly set: Values; readonly id?: string }, told: Told): OverlapDto[] =>
    keys
      .filter((key) => other.set[key] !== undefined)
      .flatMap((key): OverlapDto[] => {
        const days = common(layer, other);
        const told1 = { key, ...told, value: other.set[key] };
        if (!days) return [];
        // What is proposed for a time goes before everything; an other proposal is not in force yet.
        if (layer.kind === 'overlay' || told.kind === 'proposal') return [{ ...told1, ...days }];
        return rulingOverlays(key, days, layer, others, scope).map(({ from, to, by }) => {
          if (by === null || by.overlayId === other.id) return { ...told1, from, to };
          const reason = told.kind === 'annex' ? 'behindTemporary' : 'behindLater';
          return { ...told1, from, to, wins: false, reason, by: by.title };
        });
      });
  const overlays = others.flatMap(({ overlayId: id, title, validFrom: from, validTo: to, set }) => {
    const [wins, reason] = OVERLAY_MEETS[layer.kind];
    return met({ id, from, to, set }, { kind: 'overlay', title, wins, reason });
  });
  const annexes = published.annexes.of(agreementId).flatMap((annex) => {
    const verdict = annexMeets(layer, annex, scope);
    const { title, validFrom: from, validTo: to, set, circle } = annex;
    const unit = circle.kind === 'unit' ? { unitName: circle.unitName } : {};
    return verdict ? met({ from, to, set }, { kind: 'annex', title, ...unit, ...verdict }) : [];
  });
  const proposed = waiting.flatMap(({ title, ...other }) =>
    met(other, { kind: 'proposal', title, wins: false, reason: 'alsoProposed' }),
  );
  return [...overlays, ...annexes, ...proposed].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

type Told = Omit<OverlapDto, 'key' | 'from' | 'to' | 'value'>;

/** The days in pieces, each with the temporary rule that decides the value on it; null where none does. */
function rulingOverlays(
  key: AgreementKey,
  days: Period,
  { kind, from, to, set }: ProposedLayer,
  overlays: readonly Overlay[],
  { agreementId, published }: Scope,
) {
  const proposed = { agreementId, version: 0, validFrom: from, validTo: to, parameters: set as AgreementParameters };
  const versions = kind === 'version' ? [proposed] : published.versionsOf(agreementId);
  const pieces = resolvedStretches(days, { versions, annexes: [], overlays }).map(({ resolved, ...piece }) => ({
    ...piece,
    by: overlays.find(({ overlayId }) => overlayId === resolved.overlaid[key]) ?? null,
  }));
  return joinStretches(pieces, (a, b) => a.by === b.by);
}

/** Whether the proposed rule wins over a temporary one that is decided already, and why. */
const OVERLAY_MEETS: Readonly<Record<ProposedLayer['kind'], readonly [boolean, OverlapReason]>> = {
  overlay: [true, 'decidedLater'],
  annex: [false, 'temporaryFirst'],
  version: [false, 'temporaryFirst'],
  overlayEnd: [false, 'holdsOn'],
};

function annexMeets(
  { kind, circle, from }: ProposedLayer,
  annex: CircleAnnex,
  scope: Scope,
): { wins: boolean; reason: OverlapReason } | null {
  if (kind === 'overlay') return { wins: true, reason: 'temporaryFirst' };
  if (kind === 'version') return { wins: false, reason: 'annexFirst' };
  if (kind === 'overlayEnd') return { wins: false, reason: 'holdsOn' };
  if (circle === undefined) return null;
  if (isSameCircle(annex.circle, circle)) return { wins: true, reason: 'replaces' };
  const order = compareCircles(circle, annex.circle);
  if (order !== 0) return { wins: order > 0, reason: 'narrowerCircle' };
  if (circle.kind === 'people' && annex.circle.kind === 'people') {
    const { employeeIds } = annex.circle;
    return [...circle.employeeIds].some((id) => employeeIds.has(id)) ? { wins: true, reason: 'decidedLater' } : null;
  }
  return unitsMeet(circle, annex, from, scope);
}

/** Whether one of the units lies above the other: the annex of the nearer one wins. */
function unitsMeet(
  circle: AnnexCircle,
  annex: CircleAnnex,
  from: LocalDate,
  { agreementId, published }: Scope,
): { wins: boolean; reason: OverlapReason } | null {
  const isAbove = published.annexes.chain(agreementId, memberOf(circle), from).includes(annex);
  if (isAbove) return { wins: true, reason: 'nearerUnit' };
  const probe: CircleAnnex = { annexId: '', title: '', circle, validFrom: from, validTo: null, set: {} };
  const chain = published.annexes.with(agreementId, probe).chain(agreementId, memberOf(annex.circle), from);
  return chain.some(({ annexId }) => annexId === '') ? { wins: false, reason: 'nearerUnit' } : null;
}

/**
 * What holds on the days concerned without the proposal, of an early end what will hold then: value by value, in
 * stretches of days with the same value, for everybody and beside it for each unit whose annex says otherwise.
 */
export function replacedValues(layer: ProposedLayer, scope: Scope): ReplacedValueDto[] {
  const { agreementId, published } = scope;
  const versions = published.versionsOf(agreementId);
  const overlays = published.overlaysOf(agreementId).filter(({ overlayId }) => overlayId !== layer.overlayId);
  const chainOf = (circle: AnnexCircle): readonly CircleAnnex[] =>
    published.annexes
      .chain(agreementId, memberOf(circle), layer.from)
      .filter(({ annexId }) => annexId !== layer.annexId);
  // People by name are nobody's business but theirs.
  const circles = published.annexes.of(agreementId).filter(({ circle }) => circle.kind !== 'people');
  return concernedKeys(layer, scope).flatMap((key): ReplacedValueDto[] => {
    const stretches = (annexes: readonly Annex[]) => stretchesOf(key, layer, { versions, annexes, overlays });
    if (layer.circle !== undefined) return stretches(chainOf(layer.circle)).map((one) => ({ key, ...one }));
    const forAll = stretches([]);
    const named = circles.filter(({ set }) => set[key] !== undefined);
    const distinct = named.filter(
      (one, index) => !named.slice(0, index).some((other) => isSameCircle(other.circle, one.circle)),
    );
    const ofUnits = distinct.flatMap((annex) =>
      stretches(chainOf(annex.circle))
        .filter((one) => !forAll.some((all) => isDeepStrictEqual(all, one)))
        .map((one) => ({ key, unitName: circleName(annex), ...one })),
    );
    return [...forAll.map((one) => ({ key, ...one })), ...ofUnits];
  });
}

type Stretch = Period & { readonly value: unknown };

/** Neighbouring days with the same value are one stretch. */
function stretchesOf(key: AgreementKey, days: Period, layers: Layers): Stretch[] {
  const pieces = resolvedStretches(days, layers).map(({ resolved, ...piece }) => ({
    ...piece,
    value: resolved.parameters[key] as unknown,
  }));
  return joinStretches(pieces, (a, b) => isDeepStrictEqual(a.value, b.value));
}

/** An annex or a temporary rule that was released. */
export interface ReleasedLayer extends Period {
  readonly id: string;
  readonly set: Values;
  /** Of an annex. */
  readonly circle?: AnnexCircle;
}

/**
 * What is true of a rule after its release: on which days another one goes before it, value by value, and what would
 * hold without it on the days on which it does hold.
 */
export function standingOf(
  { id, set, circle, ...days }: ReleasedLayer,
  scope: Scope,
): { overruled: OverruledDto[]; replaced: ReplacedValueDto[] } {
  const { agreementId, published } = scope;
  const overlays = published.overlaysOf(agreementId);
  const annexes = circle === undefined ? [] : published.annexes.chain(agreementId, memberOf(circle), days.from);
  const layers = { versions: published.versionsOf(agreementId), annexes, overlays };
  const titles = new Map<string, string>([
    ...overlays.map(({ overlayId, title }) => [overlayId, title] as const),
    ...annexes.map(({ annexId, title }) => [annexId, title] as const),
  ]);
  const keys = keysOf(set);
  const byOthers = overruledStretches({ id, keys, ...days }, layers).map(({ by, ...piece }): OverruledDto => ({
    ...piece,
    title: titles.get(by) ?? '',
  }));
  const layer = circle === undefined ? { kind: 'overlay' as const, overlayId: id } : { kind: 'annex' as const, circle };
  const ofUnitsBelow =
    circle === undefined
      ? []
      : overlapsOf({ ...layer, ...days, set }, scope, [])
          .filter(({ reason }) => reason === 'nearerUnit')
          .filter(({ wins }) => !wins)
          .map(({ key, from, to, title, unitName }): OverruledDto => ({ key, from, to, title, unitName }));
  const replaced = keys.flatMap((key) =>
    joinStretches(
      resolvedStretches(days, layers).filter(({ resolved }) => layerOf(resolved, key) === id),
      () => true,
    ).flatMap(({ from, to }) =>
      replacedValues(
        { ...layer, from, to, set: { [key]: set[key] }, ...(circle === undefined ? {} : { annexId: id }) },
        scope,
      ),
    ),
  );
  return { overruled: [...byOthers, ...ofUnitsBelow], replaced };
}
