import {
  type FileRecord,
  absencesFile,
  bookingsFile,
  contractsFile,
  leaveFile,
  movesFile,
  particularsFile,
  peopleFile,
  permissionsFile,
  protectionsFile,
  standbyFile,
} from './import';
import { checkAbsences, writeAbsences } from './import-absences';
import { checkBookings, writeBookings } from './import-bookings';
import { checkContracts, raiseRulesVersion, writeContracts } from './import-contracts';
import { checkLeave, writeLeave } from './import-leave';
import { checkMoves, writeMoves } from './import-moves';
import { checkParticulars, writeParticulars } from './import-particulars';
import { checkPeople, writePeople } from './import-people';
import { checkPermissions, writePermissions } from './import-permissions';
import { checkProtections, writeProtections } from './import-protections';
import { checkStandbys, writeStandbys } from './import-standby';
import { type ImportKind } from './import.dto';
import { type KindOfImport } from './kind-of-import';

const kind = <Rec extends FileRecord, Found>(definition: KindOfImport<Rec, Found>) =>
  definition as unknown as KindOfImport<FileRecord, unknown>;

export const IMPORTS: Readonly<Record<ImportKind, KindOfImport<FileRecord, unknown>>> = {
  people: kind({
    locksMonths: false,
    rules: ({ employeeId }) => peopleFile({ mayGrantRoles: employeeId === null }),
    check: checkPeople,
    write: writePeople,
  }),
  contracts: kind({
    locksMonths: true,
    rules: contractsFile,
    check: checkContracts,
    write: writeContracts,
    end: raiseRulesVersion,
  }),
  moves: kind({ locksMonths: true, rules: movesFile, check: checkMoves, write: writeMoves }),
  permissions: kind({ locksMonths: true, rules: permissionsFile, check: checkPermissions, write: writePermissions }),
  protections: kind({ locksMonths: true, rules: protectionsFile, check: checkProtections, write: writeProtections }),
  absences: kind({ locksMonths: true, rules: absencesFile, check: checkAbsences, write: writeAbsences }),
  leave: kind({ locksMonths: false, rules: leaveFile, check: checkLeave, write: writeLeave }),
  particulars: kind({
    locksMonths: true,
    rules: ({ zone }) => particularsFile(zone),
    check: checkParticulars,
    write: writeParticulars,
  }),
  standby: kind({
    locksMonths: true,
    rules: ({ zone }) => standbyFile(zone),
    check: checkStandbys,
    write: writeStandbys,
  }),
  bookings: kind({
    locksMonths: true,
    rules: ({ zone }) => bookingsFile(zone),
    check: checkBookings,
    write: writeBookings,
  }),
};
