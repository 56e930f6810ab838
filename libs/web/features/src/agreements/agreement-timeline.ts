import {
  type AgreementDecisionDto,
  type AgreementDto,
  type AgreementValueDto,
  type OverruledDto,
} from '@zeitbuch/web-data-access';
import { type AgreementKey, PARAMETER_RULE } from '@zeitbuch/working-time';
import { agreementLines, type ValueLine } from '@zeitbuch/web-rule-words';
import { type ChangeRow, changeRows } from './change-rows';
import { type Circle } from './circle-line';

/** Where an entry stands today. */
export type TimelineState = 'coming' | 'inForce' | 'past';

/** A value of an entry in words. */
interface TimelineValue {
  readonly key: string;
  readonly paragraph: string | null;
  readonly lines: readonly ValueLine[];
  /** What the version before says; null where it is the same or there is none. */
  readonly before: readonly ValueLine[] | null;
}

/** Values that one rule decides. */
export interface TimelineRule {
  readonly id: string;
  readonly values: readonly TimelineValue[];
  readonly isChanged: boolean;
  /** Of an annex or temporary rule: what would hold without it, on the days on which it holds itself. */
  readonly without: readonly ChangeRow[];
}

/** A version, an annex or a temporary rule, from its first to its last day. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: 'version' | 'annex' | 'overlay';
  readonly title: string;
  readonly version: number;
  readonly legalBasis: string | null;
  /** The unit for whose people an annex holds, and for those below it. */
  /** Of an annex. */
  readonly circle: Circle | null;
  readonly from: string;
  readonly to: string | null;
  /** Last day as it was decided first, of a temporary rule that was ended earlier. */
  readonly decidedTo?: string;
  /** Who decided it, and its earlier end; left out of what came with the city. */
  readonly decision?: AgreementDecisionDto;
  readonly endDecision?: AgreementDecisionDto;
  /** Days on which another rule goes before it; none of a version. */
  readonly overruled: readonly OverruledDto[];
  readonly values: readonly AgreementValueDto[];
  readonly rules: readonly TimelineRule[];
}

export interface TimelineGroup {
  readonly state: TimelineState;
  readonly entries: readonly TimelineEntry[];
}

type Published = Pick<AgreementDto, 'versions' | 'annexes' | 'overlays'>;
type Values = readonly AgreementValueDto[];

const STATES: readonly TimelineState[] = ['coming', 'inForce', 'past'];

/** Everything published for an agreement, from what comes last back to what held first; without empty groups. */
export function timelineOf({ versions, annexes, overlays }: Published, today: string): TimelineGroup[] {
  const entries: TimelineEntry[] = [
    ...versions.map((version, index) => ({
      id: `version-${version.version}`,
      kind: 'version' as const,
      title: '',
      version: version.version,
      legalBasis: null,
      circle: null,
      from: version.from,
      to: version.to,
      ...decided(version),
      overruled: [],
      values: version.values,
      rules: rulesOf(version.values, index === 0 ? null : versions[index - 1].values),
    })),
    ...annexes.map((annex) => ({
      id: `annex-${annex.annexId}`,
      kind: 'annex' as const,
      title: annex.title,
      version: 0,
      legalBasis: null,
      circle: { unitName: annex.unitName, personnelGroup: annex.personnelGroup, people: annex.people },
      from: annex.from,
      to: annex.to,
      ...decided(annex),
      ...standingOf(annex),
    })),
    ...overlays.map((overlay) => ({
      id: `overlay-${overlay.overlayId}`,
      kind: 'overlay' as const,
      title: overlay.title,
      version: 0,
      legalBasis: overlay.legalBasis,
      circle: null,
      from: overlay.from,
      to: overlay.to,
      ...decided(overlay),
      ...(overlay.decidedTo ? { decidedTo: overlay.decidedTo } : {}),
      ...standingOf(overlay),
    })),
  ];
  entries.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
  return STATES.map((state) => ({
    state,
    entries: entries.filter((entry) => stateOf(entry, today) === state),
  })).filter((group) => group.entries.length > 0);
}

/** What an annex or a temporary rule says, where it is overruled, and what would hold without it. */
function standingOf({
  values,
  replaced,
  overruled,
}: Pick<AgreementDto['overlays'][number], 'values' | 'replaced' | 'overruled'>) {
  const changes = changeRows(values, { replaced, overlaps: [] }, false);
  const without = (ruleId: string) =>
    (changes.find(({ id }) => id === ruleId)?.rows ?? []).filter(({ isUnchanged }) => !isUnchanged);
  return {
    values,
    overruled,
    rules: rulesOf(values, null).map((rule) => ({ ...rule, without: without(rule.id) })),
  };
}

type Decided = Pick<TimelineEntry, 'decision' | 'endDecision'>;
const decided = ({ decision, endDecision }: Decided): Decided => ({
  ...(decision ? { decision } : {}),
  ...(endDecision ? { endDecision } : {}),
});

/** The version that holds on the day. */
export function versionOn(versions: AgreementDto['versions'], date: string): AgreementDto['versions'][number] | null {
  return versions.find(({ from, to }) => from <= date && (to === null || date <= to)) ?? null;
}

function stateOf({ from, to }: Pick<TimelineEntry, 'from' | 'to'>, today: string): TimelineState {
  if (from > today) return 'coming';
  return to !== null && to < today ? 'past' : 'inForce';
}

export function rulesOf(values: Values, before: Values | null): TimelineRule[] {
  const rules = new Map<string, TimelineValue[]>();
  for (const value of values) {
    const id = PARAMETER_RULE[value.key as AgreementKey];
    const told = valueOf(value, before);
    // A key that this client does not know yet has no words.
    if (id === undefined || told.lines.length === 0) continue;
    rules.set(id, [...(rules.get(id) ?? []), told]);
  }
  return [...rules].map(([id, told]) => ({
    id,
    values: told,
    isChanged: told.some((value) => value.before !== null),
    without: [],
  }));
}

function valueOf(value: AgreementValueDto, before: Values | null): TimelineValue {
  const former = before?.find(({ key }) => key === value.key);
  const isSame = !former || JSON.stringify(former.value) === JSON.stringify(value.value);
  return {
    key: value.key,
    paragraph: value.paragraph ?? null,
    lines: agreementLines(value),
    before: isSame ? null : agreementLines(former),
  };
}
