import { Injectable } from '@nestjs/common';
import { type Zone, formatInstant, zone, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { administersTime } from '../identity';
import { Clock, Db, type RequestContext, may } from '../platform';
import { kindsOf } from '../imports';
import { SELECT_TASKS_OF_SET_UP } from '../setup';
import {
  type DeskRow,
  SELECT_TASKS_OF_AGREEMENTS,
  SELECT_TASKS_OF_IMPORTS,
  SELECT_TASKS_OF_LEADERS,
  SELECT_TASKS_OF_OPENINGS,
  SELECT_TASKS_OF_PAYROLL,
  SELECT_TASKS_OF_ROLES,
  SELECT_TASKS_OF_TIME_ADMINISTRATION,
  SELECT_TASKS_OF_UNIT_ADMINISTRATION,
} from './desk-tasks-sql';
import { SELECT_OWN_TASKS } from './own-tasks-sql';
import { type TaskDto, type TaskKind, type TasksDto } from './task.dto';
import { UndecidedWork } from './undecided-work';

interface OwnRow extends Record<string, unknown> {
  kind: TaskKind;
  date: LocalDate | null;
  month: YearMonth | null;
  year: number | null;
  left_hundredths: number | null;
  note: string | null;
  since: Date | null;
  reminded_at: Date | null;
}

interface Desk {
  readonly name: string;
  readonly isOf: (context: RequestContext) => boolean;
  /** Counts what waits there: `$1` tenant, `$2` who asks, and `$3` today unless it takes two parameters. */
  readonly sql: string;
  readonly parameters?: 2;
  /** What is asked with instead of today. */
  readonly about?: (context: RequestContext) => unknown;
}

const DESKS: readonly Desk[] = [
  { name: 'supervisor', isOf: ({ roles }) => roles.includes('supervisor'), sql: SELECT_TASKS_OF_LEADERS },
  {
    name: 'timeAdministrator',
    isOf: (context) => administersTime(context) === 'tenant',
    sql: SELECT_TASKS_OF_TIME_ADMINISTRATION,
  },
  {
    name: 'unitAdministrator',
    isOf: (context) => administersTime(context) === 'units',
    sql: SELECT_TASKS_OF_UNIT_ADMINISTRATION,
  },
  {
    name: 'agreements',
    isOf: (context) => may(context, 'agreement.publish'),
    sql: SELECT_TASKS_OF_AGREEMENTS,
    parameters: 2,
  },
  { name: 'imports', isOf: (context) => may(context, 'import.run'), sql: SELECT_TASKS_OF_IMPORTS, about: kindsOf },
  { name: 'roles', isOf: (context) => may(context, 'role.give'), sql: SELECT_TASKS_OF_ROLES, parameters: 2 },
  { name: 'openings', isOf: (context) => may(context, 'people.edit'), sql: SELECT_TASKS_OF_OPENINGS, parameters: 2 },
  { name: 'payroll', isOf: ({ roles }) => roles.includes('payroll'), sql: SELECT_TASKS_OF_PAYROLL },
  {
    name: 'setUp',
    isOf: ({ roles }) => roles.includes('organisationAdministrator'),
    sql: SELECT_TASKS_OF_SET_UP,
  },
];

/** What waits for somebody, wherever it is done. */
@Injectable()
export class TaskReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly undecidedWork: UndecidedWork,
  ) {}

  /**
   * One statement for one's own time, one for each desk and one for work on days of absence. Nothing is evaluated for it,
   * what is stored is enough; but for a leader the days of leave on which somebody worked, see {@link UndecidedWork}.
   */
  async read(context: RequestContext): Promise<TasksDto> {
    const { tenantId, employeeId } = context;
    const today = this.clock.todayIn(context.zone);
    const place = zone(context.zone);
    const [own, undecided, ...desks] = await Promise.all([
      this.db.prepared<OwnRow>({
        name: 'tasks.own',
        text: SELECT_OWN_TASKS,
        values: [...[tenantId, employeeId, today], Number(today.slice(0, 4))],
      }),
      this.undecidedWork.read(context),
      ...DESKS.filter(({ isOf }) => isOf(context)).map(({ name, sql, parameters, about }) =>
        this.db.prepared<DeskRow>({
          name: `tasks.${name}`,
          text: sql,
          values: [tenantId, employeeId, about ? about(context) : today].slice(0, parameters),
        }),
      ),
    ]);
    const ofDesks = desks.flatMap((rows) => rows.map((row) => deskTask(row, place)));
    return {
      tasks: [...own.map((row) => ownTask(row, place)), ...undecided, ...once(together(ofDesks))].filter(
        ({ count }) => count > 0,
      ),
    };
  }
}

/** Who leads people and decides for those whom nobody leads has one number of approvals. */
function together(tasks: readonly TaskDto[]): TaskDto[] {
  const [first, ...others] = tasks.filter(({ kind, count }) => kind === 'approvals' && count > 0);
  if (others.length === 0) return [...tasks];
  const all = [first, ...others];
  const count = all.reduce((sum, task) => sum + task.count, 0);
  const since = all.map((task) => task.since ?? '').sort()[0];
  return [{ ...first, count, since }, ...tasks.filter(({ kind }) => kind !== 'approvals')];
}

/** Who leads people and administers time sees one number of clarifications: everybody's, which holds the team's. */
const once = (tasks: readonly TaskDto[]): TaskDto[] =>
  tasks.filter(
    ({ kind }, index) => kind !== 'clarifications' || tasks.findLastIndex((task) => task.kind === kind) === index,
  );

const at = (date: Date, place: Zone): string => formatInstant(Math.floor(date.getTime() / 60_000), place);

function ownTask(row: OwnRow, place: Zone): TaskDto {
  return {
    kind: row.kind,
    count: 1,
    ...(row.date === null ? {} : { date: row.date }),
    ...(row.month === null ? {} : { month: row.month }),
    ...(row.year === null ? {} : { year: row.year }),
    ...(row.left_hundredths === null ? {} : { leftHundredths: row.left_hundredths }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.since === null ? {} : { since: at(row.since, place) }),
    ...(row.reminded_at ? { remindedAt: at(row.reminded_at, place) } : {}),
  };
}

function deskTask(row: DeskRow, place: Zone): TaskDto {
  return {
    kind: row.kind as TaskKind,
    count: row.count,
    ...(row.month === null ? {} : { month: row.month }),
    ...(row.since === null ? {} : { since: at(row.since, place) }),
    ...(row.note ? { note: row.note } : {}),
    ...(row.run ? { run: row.run } : {}),
    ...(row.reminded_at ? { remindedAt: at(row.reminded_at, place) } : {}),
    ...(row.employee_id ? { employeeId: row.employee_id } : {}),
    ...(row.subject_id === null ? {} : { subjectId: row.subject_id }),
    ...(row.subject_name === null ? {} : { subjectName: row.subject_name }),
  };
}
