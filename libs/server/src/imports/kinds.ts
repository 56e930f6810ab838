import { type FileRecord } from './read-file';
import { absencesFile } from './absences-file';
import { assignmentsFile } from './assignments-file';
import { bookingsFile } from './bookings-file';
import { contractsFile } from './contracts-file';
import { holidaysFile } from './holidays-file';
import { leadershipsFile } from './leaderships-file';
import { leaveFile } from './leave-file';
import { movesFile } from './moves-file';
import { openingsFile } from './openings-file';
import { particularsFile } from './particulars-file';
import { type PersonRecord, peopleFile } from './people-file';
import { permissionsFile } from './permissions-file';
import { protectionsFile } from './protections-file';
import { rolesFile } from './roles-file';
import { standbyFile } from './standby-file';
import { sitesFile } from './sites-file';
import { unitsFile } from './units-file';
import { checkAbsences, writeAbsences } from './absences';
import { checkAssignments, writeAssignments } from './assignments';
import { checkBookings, writeBookings } from './bookings';
import { checkContracts, writeContracts } from './contracts';
import { checkHolidays, writeHolidays } from './holidays';
import { checkLeaderships, writeLeaderships } from './leaderships';
import { checkLeave, writeLeave } from './leave';
import { checkMoves, writeMoves } from './moves';
import { checkOpenings, writeImportedOpenings } from './openings';
import { checkParticulars, writeParticulars } from './particulars';
import { type FoundPeople, checkPeople } from './people';
import { type MissingPerson, missingPeople } from './missing-people';
import { writePeopleOfFile } from './people-writing';
import { checkPermissions, writePermissions } from './permissions';
import { checkProtections, writeProtections } from './protections';
import { checkRoles, writeRoles } from './roles';
import { checkSites, writeSites } from './sites';
import { checkStandbys, writeStandbys } from './standby';
import { checkUnits, writeUnits } from './units';
import { type Role } from '../platform';
import { type ImportKind } from './imports.dto';
import { type KindOfImport } from './kind-of-import';

const kind = <Rec extends FileRecord, Found>(definition: KindOfImport<Rec, Found>) =>
  definition as unknown as KindOfImport<FileRecord, unknown>;

/** Who is employed where and how: people administer it beside whom the city has for time. */
const ORGANISATION: readonly Role[] = ['organisationAdministrator', 'timeAdministrator'];
/** How the city is built, and who leads in it. */
const OFFICE: readonly Role[] = ['organisationAdministrator'];
const TIME: readonly Role[] = ['timeAdministrator'];

export const IMPORTS: Readonly<Record<ImportKind, KindOfImport<FileRecord, unknown>>> = {
  sites: kind({
    locksMonths: false,
    isRepeatable: true,
    administeredBy: OFFICE,
    rules: sitesFile,
    check: checkSites,
    write: writeSites,
  }),
  holidays: kind({
    locksMonths: false,
    isRepeatable: true,
    administeredBy: OFFICE,
    rules: holidaysFile,
    check: checkHolidays,
    write: writeHolidays,
  }),
  units: kind({
    locksMonths: false,
    isRepeatable: true,
    administeredBy: OFFICE,
    rules: unitsFile,
    check: checkUnits,
    write: writeUnits,
  }),
  leaderships: kind({
    locksMonths: false,
    isRepeatable: true,
    administeredBy: OFFICE,
    rules: leadershipsFile,
    check: checkLeaderships,
    write: writeLeaderships,
  }),
  people: kind<PersonRecord | MissingPerson, FoundPeople>({
    locksMonths: true,
    isRepeatable: true,
    administeredBy: ORGANISATION,
    rules: ({ employeeId, isFolder = false }) => peopleFile({ mayGrantRoles: employeeId === null && !isFolder }),
    check: checkPeople,
    missing: missingPeople,
    write: writePeopleOfFile,
  }),
  roles: kind({
    locksMonths: false,
    isRepeatable: true,
    administeredBy: OFFICE,
    rules: rolesFile,
    check: checkRoles,
    write: writeRoles,
  }),
  contracts: kind({
    locksMonths: true,
    isRepeatable: true,
    administeredBy: ORGANISATION,
    rules: contractsFile,
    check: checkContracts,
    write: writeContracts,
  }),
  assignments: kind({
    locksMonths: true,
    isRepeatable: true,
    administeredBy: ORGANISATION,
    rules: assignmentsFile,
    check: checkAssignments,
    write: writeAssignments,
  }),
  moves: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: ORGANISATION,
    rules: movesFile,
    check: checkMoves,
    write: writeMoves,
  }),
  permissions: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: ORGANISATION,
    rules: permissionsFile,
    check: checkPermissions,
    write: writePermissions,
  }),
  protections: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: TIME,
    rules: protectionsFile,
    check: checkProtections,
    write: writeProtections,
  }),
  absences: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: TIME,
    rules: absencesFile,
    check: checkAbsences,
    write: writeAbsences,
  }),
  leave: kind({
    locksMonths: false,
    isRepeatable: false,
    administeredBy: TIME,
    rules: leaveFile,
    check: checkLeave,
    write: writeLeave,
  }),
  openings: kind({
    locksMonths: true,
    isRepeatable: true,
    needsSecondPerson: true,
    administeredBy: ORGANISATION,
    rules: openingsFile,
    check: checkOpenings,
    write: writeImportedOpenings,
  }),
  particulars: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: TIME,
    rules: ({ zone }) => particularsFile(zone),
    check: checkParticulars,
    write: writeParticulars,
  }),
  standby: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: TIME,
    rules: ({ zone }) => standbyFile(zone),
    check: checkStandbys,
    write: writeStandbys,
  }),
  bookings: kind({
    locksMonths: true,
    isRepeatable: false,
    administeredBy: TIME,
    rules: ({ zone }) => bookingsFile(zone),
    check: checkBookings,
    write: writeBookings,
  }),
};
