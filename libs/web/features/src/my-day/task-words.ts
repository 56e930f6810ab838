import { type Role, type TaskDto, type TaskKind } from '@zeitbuch/web-data-access';
import { formatDate, formatDayCount, formatMonth, type IconName } from '@zeitbuch/web-ui';
import { deskOf } from '../shared/task-desks';

/** The address at which the thing is done. */
export function addressOf(task: TaskDto, roles: readonly Role[]): string[] {
  const { kind, date = '', month = '', year, subjectId, employeeId } = task;
  switch (kind) {
    case 'monthReturned':
    case 'monthToSubmit':
      return ['/monat', month];
    case 'requestReturned':
    case 'workOnAbsence':
      return ['/monat', date.slice(0, 7), 'tag', date];
    case 'bookingMissing':
      return ['/monat', date.slice(0, 7), 'tag', date, 'korrektur'];
    case 'absenceEntered':
      return ['/abwesend', date.slice(0, 4)];
    case 'leaveNotice':
      return ['/urlaub', String(year)];
    case 'payrollProposals':
    case 'payrollProposalRefused':
      return [deskOf(kind, roles), 'einstellungen'];
    case 'openingProposals':
      return [deskOf(kind, roles), ...(employeeId ? [employeeId] : [])];
    default:
      return [deskOf(kind, roles), ...(subjectId ? [subjectId] : [])];
  }
}

/** Whose time it is, where it is somebody else's: as the query of the address. */
export const queryOf = ({ kind, employeeId }: TaskDto): Record<string, string> | null =>
  kind === 'workOnAbsence' && employeeId ? { person: employeeId } : null;

/** What the texts of a task are filled in with. */
export function wordsOf({
  date,
  month,
  count,
  leftHundredths,
  subjectName,
  run,
}: TaskDto): Record<string, string | number> {
  return {
    date: date ? formatDate(date) : '',
    month: month ? formatMonth(month) : '',
    days: leftHundredths === undefined ? '' : formatDayCount(leftHundredths),
    name: subjectName ?? '',
    run: run ?? 0,
    count,
  };
}

export const TASK_ICONS: Readonly<Record<TaskKind, IconName>> = {
  monthReturned: 'undo',
  requestReturned: 'undo',
  bookingMissing: 'warning',
  monthToSubmit: 'send',
  leaveNotice: 'leaveDay',
  absenceEntered: 'leaveDay',
  workOnAbsence: 'approve',
  approvals: 'approve',
  clarifications: 'clock',
  closing: 'closing',
  closingRefused: 'undo',
  payrollToMake: 'payroll',
  payrollFiles: 'approve',
  payrollRefused: 'undo',
  payrollProposals: 'approve',
  payrollProposalRefused: 'undo',
  importProposals: 'inbox',
  importFiles: 'inbox',
  agreementProposals: 'agreement',
  agreementRefused: 'undo',
  setUp: 'approve',
  roleProposals: 'approve',
  openingProposals: 'approve',
};
