import {
  type AbsenceFact,
  type Zone,
  foremostAbsence,
  formatInstant,
  isTaken,
  ABSENCE_DECISIONS,
  type AbsenceDecision,
  type LocalDate,
} from '@zeitbuch/working-time';
import { IS_WORKED_ON_D } from '../facts';
import { type Db } from '../platform';
import { type ExplainedDecisionDto } from './explanation.dto';

/** In the order in which they were made. What a file brought has nobody who decided here. */
const SELECT_DECISIONS = `
  select d.kind, a.occurred_at, e.given_name || ' ' || e.family_name as decided_by
  from day_fact d
  left join audit_event a on a.tenant_id = d.tenant_id and a.employee_id = d.employee_id
    and a.action = 'absence.decided' and a.subject_id = d.fact_id::text
  left join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.actor_id
  where d.tenant_id = $1 and d.employee_id = $2 and d.date = $3 and d.kind = any($4) and ${IS_WORKED_ON_D}
  order by d.number`;

interface DecisionRow {
  kind: AbsenceDecision;
  occurred_at: Date | null;
  decided_by: string | null;
}

/** Whose day it is, and what is on record of it. */
export interface DecidedDay {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly date: LocalDate;
  readonly absences: readonly AbsenceFact[];
  readonly zone: Zone;
}

/**
 * What was decided about work on a day of absence, by whom and when. For those alone who may know everything of the
 * person: a decision reveals the absence it is about.
 */
export async function decidedWork(db: Db, day: DecidedDay): Promise<ExplainedDecisionDto[]> {
  const { tenantId, employeeId, date, absences, zone } = day;
  const rows = await db.query<DecisionRow>(SELECT_DECISIONS, [tenantId, employeeId, date, ABSENCE_DECISIONS]);
  const ofDay = absences.filter(({ from, to }) => from <= date && date <= to);
  return rows.map(({ kind, occurred_at: at, decided_by: decidedBy }) => {
    // Given back is what was taken, whatever became known beside it.
    const about = kind === 'leaveGivenBack' ? ofDay.filter((absence) => isTaken(absence.kind)) : ofDay;
    const absence = foremostAbsence(about)?.kind;
    return {
      decision: kind,
      ...(absence ? { absence } : {}),
      ...(at ? { decidedAt: formatInstant(Math.floor(at.getTime() / 60_000), zone) } : {}),
      ...(decidedBy ? { decidedBy } : {}),
    };
  });
}
