import { type AnnexCircle, type AnnexMember, type CircleAnnex, type PersonnelGroup } from '@zeitbuch/working-time';
import { type PublishAnnexDto } from './publication.dto';

/** For whom an annex is, as the database asks for its people. */
export type CircleRef =
  | { readonly unitId: string }
  | { readonly personnelGroup: PersonnelGroup }
  | { readonly employeeIds: readonly string[] };

/** For whom a proposed annex is; null of everything else, and where it names no circle or several. */
export function circleRefOf({
  orgUnitId,
  personnelGroup,
  employeeIds,
}: Pick<Partial<PublishAnnexDto>, 'orgUnitId' | 'personnelGroup' | 'employeeIds'>): CircleRef | null {
  const named: CircleRef[] = [
    ...(orgUnitId === undefined ? [] : [{ unitId: orgUnitId }]),
    ...(personnelGroup === undefined ? [] : [{ personnelGroup }]),
    ...(employeeIds === undefined ? [] : [{ employeeIds }]),
  ];
  return named.length === 1 ? named[0] : null;
}

/** The circle as the rules know it. @param unitName of a unit */
export function circleOf(ref: CircleRef, unitName: string): AnnexCircle {
  if ('unitId' in ref) return { kind: 'unit', unitId: ref.unitId, unitName };
  if ('personnelGroup' in ref) return { kind: 'personnelGroup', personnelGroup: ref.personnelGroup };
  return { kind: 'people', employeeIds: new Set(ref.employeeIds) };
}

/** Somebody of the circle of whom nothing else is known. */
export function memberOf(circle: AnnexCircle): AnnexMember {
  if (circle.kind === 'unit') return { unitId: circle.unitId };
  if (circle.kind === 'personnelGroup') return { unitId: null, personnelGroup: circle.personnelGroup };
  return { unitId: null, employeeId: [...circle.employeeIds][0] };
}

/** What people call the circle: its unit, or the annex that is agreed for it. */
export const circleName = ({ circle, title }: Pick<CircleAnnex, 'circle' | 'title'>): string =>
  circle.kind === 'unit' ? circle.unitName : title;

/** The wider circle gives way: groups, then units, then people by name. */
const RANKS: Readonly<Record<AnnexCircle['kind'], number>> = { personnelGroup: 0, unit: 1, people: 2 };

/** Above 0 where the first circle is the narrower kind, below 0 where the other is, 0 for two of a kind. */
export const compareCircles = (a: AnnexCircle, b: AnnexCircle): number => RANKS[a.kind] - RANKS[b.kind];
