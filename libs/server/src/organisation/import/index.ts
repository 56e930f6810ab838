/** Files of everything that can be taken over: read and checked, nothing written. */
export { type AbsenceRecord, absencesFile } from './absences-file';
export { type BookingRecord, bookingsFile } from './bookings-file';
export { IllnessDays, isContinued } from './continued-illness';
export { type ContractRecord, contractsFile, minutesOfHours } from './contracts-file';
export { type FileSource, csvText } from './csv-stream';
export {} from './csv-table';
export { type DatedRecord, daysOf } from './dated-file';
export { ErrorList, type ImportError, MOST_ERRORS, importError } from './error-list';
export { type LeaveRecord, leaveFile } from './leave-file';
export { type MoveRecord, movesFile } from './moves-file';
export { type ParticularRecord, dayKeyOf, minutesWithin, particularsFile } from './particulars-file';
export { type PersonRecord, peopleFile } from './people-file';
export { type PermissionRecord, permissionsFile } from './permissions-file';
export { type ProtectionRecord, protectionsFile } from './protections-file';
export {
  type FileRecord,
  type FileRules,
  type ImportFile,
  MOST_OWN_ROWS,
  MOST_ROWS_OF_PERSON,
  people,
  readFile,
} from './read-file';
export { Spans, forEachMeeting, spansBy } from './spans';
export { type StandbyRecord, standbyFile } from './standby-file';
export { Turns, sortInTurns } from './turns';
export { UnreadRows } from './unread-rows';
