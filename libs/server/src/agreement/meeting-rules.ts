import { isDeepStrictEqual } from 'node:util';
import {
  type AgreementKey,
  type AgreementVersion,
  type Annex,
  type LocalDate,
  type Overlay,
  addDays,
  resolveAgreement,
} from '@zeitbuch/working-time';
import { type TenantAgreements, type UnitAnnex } from '../evaluation';
import { type Period } from './publication-facts';
import { type OverlapDto, type OverlapReason, type ReplacedValueDto } from './publication.dto';

type Values = Readonly<Partial<Record<AgreementKey, unknown>>>;

/** What is proposed, as far as it meets other rules. */
export interface ProposedLayer extends Period {
  readonly kind: 'version' | 'annex' | 'overlay' | 'overlayEnd';
  /** What it sets; of an early end what ends. */
  readonly set: Values;
  /** Of an annex. */
  readonly unitId?: string;
  /** Of an early end: the rule that ends. */
  readonly overlayId?: string;
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
  const met = (other: Period & { readonly set: Values }, told: Omit<OverlapDto, 'key' | 'from' | 'to' | 'value'>) =>
    keys
      .filter((key) => other.set[key] !== undefined)
      .flatMap((key): OverlapDto[] => {
        const days = common(layer, other);
        return days ? [{ key, ...days, ...told, value: other.set[key] }] : [];
      });
  const overlays = published
    .overlaysOf(agreementId)
    .filter(({ overlayId }) => overlayId !== layer.overlayId)
    .flatMap(({ title, validFrom: from, validTo: to, set }) => {
      const [wins, reason] = OVERLAY_MEETS[layer.kind];
      return met({ from, to, set }, { kind: 'overlay', title, wins, reason });
    });
  const annexes = published.annexes.of(agreementId).flatMap((annex) => {
    const verdict = annexMeets(layer, annex, scope);
    const { title, unitName, validFrom: from, validTo: to, set } = annex;
    return verdict
      ? met({ from, to, set }, { kind: 'annex', title, unitName, wins: verdict.wins, reason: verdict.reason })
      : [];
  });
  const proposed = waiting.flatMap(({ title, ...other }) =>
    met(other, { kind: 'proposal', title, wins: false, reason: 'alsoProposed' }),
  );
  return [...overlays, ...annexes, ...proposed].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Whether the proposed rule wins over a temporary one that is decided already, and why. */
const OVERLAY_MEETS: Readonly<Record<ProposedLayer['kind'], readonly [boolean, OverlapReason]>> = {
  overlay: [true, 'decidedLater'],
  annex: [false, 'temporaryFirst'],
  version: [false, 'temporaryFirst'],
  overlayEnd: [false, 'holdsOn'],
};

function annexMeets(
  { kind, unitId, from }: ProposedLayer,
  annex: UnitAnnex,
  { agreementId, published }: Scope,
): { wins: boolean; reason: OverlapReason } | null {
  if (kind === 'overlay') return { wins: true, reason: 'temporaryFirst' };
  if (kind === 'version') return { wins: false, reason: 'annexFirst' };
  if (kind === 'overlayEnd') return { wins: false, reason: 'holdsOn' };
  if (unitId === undefined) return null;
  if (annex.unitId === unitId) return { wins: true, reason: 'replaces' };
  const isAbove = published.annexes.chain(agreementId, unitId).annexes.includes(annex);
  if (isAbove) return { wins: true, reason: 'nearerUnit' };
  const probe: UnitAnnex = { annexId: '', title: '', unitId, unitName: '', validFrom: from, validTo: null, set: {} };
  const chain = published.annexes.with(agreementId, probe).chain(agreementId, annex.unitId).annexes;
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
  const chainOf = (unitId: string): readonly UnitAnnex[] => published.annexes.chain(agreementId, unitId).annexes;
  const units = published.annexes.of(agreementId);
  return concernedKeys(layer, scope).flatMap((key): ReplacedValueDto[] => {
    const stretches = (annexes: readonly Annex[]) => stretchesOf(key, layer, versions, annexes, overlays);
    if (layer.unitId !== undefined) return stretches(chainOf(layer.unitId)).map((one) => ({ key, ...one }));
    const forAll = stretches([]);
    const named = new Map(units.filter(({ set }) => set[key] !== undefined).map((one) => [one.unitId, one.unitName]));
    const ofUnits = [...named].flatMap(([unitId, unitName]) =>
      stretches(chainOf(unitId))
        .filter((one) => !forAll.some((all) => isDeepStrictEqual(all, one)))
        .map((one) => ({ key, unitName, ...one })),
    );
    return [...forAll.map((one) => ({ key, ...one })), ...ofUnits];
  });
}

type Stretch = Period & { readonly value: unknown };

/** Neighbouring days with the same value are one stretch. */
function stretchesOf(
  key: AgreementKey,
  days: Period,
  versions: readonly AgreementVersion[],
  annexes: readonly Annex[],
  overlays: readonly Overlay[],
): Stretch[] {
  const borders = [...versions, ...annexes, ...overlays].flatMap(({ validFrom, validTo }): LocalDate[] => [
    validFrom,
    ...(validTo === null ? [] : [addDays(validTo, 1)]),
  ]);
  const isInside = (date: LocalDate) => days.from < date && (days.to === null || date <= days.to);
  const starts = [...new Set([days.from, ...borders.filter(isInside)])].sort();
  return starts.reduce<Stretch[]>((done, from, index) => {
    const next = starts.at(index + 1);
    const to = next === undefined ? days.to : addDays(next, -1);
    const resolved = resolveAgreement(from, versions, overlays, annexes);
    if (!resolved) return done;
    const value: unknown = resolved.parameters[key];
    const last = done.at(-1);
    if (last && last.to === addDays(from, -1) && isDeepStrictEqual(last.value, value))
      return [...done.slice(0, -1), { ...last, to }];
    return [...done, { from, to, value }];
  }, []);
}
