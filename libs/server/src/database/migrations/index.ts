import { Organisation1764000000000 } from './1764000000000-organisation';
import { Identity1764000001000 } from './1764000001000-identity';
import { Booking1764000002000 } from './1764000002000-booking';
import { Approval1764000003000 } from './1764000003000-approval';
import { Closing1764000004000 } from './1764000004000-closing';
import { ProvisionalEvaluation1764000005000 } from './1764000005000-provisional-evaluation';
import { ClosedMonthTriggers1764000006000 } from './1764000006000-closed-month-triggers';
import { EmployeePersonnelGroup1764000007000 } from './1764000007000-employee-personnel-group';
import { ClosingFactsStamp1764000008000 } from './1764000008000-closing-facts-stamp';
import { MonthValue1764000009000 } from './1764000009000-month-value';
import { IndexesOfTheHotPath1764000010000 } from './1764000010000-indexes-of-the-hot-path';
import { RemoteWorkPermission1764000011000 } from './1764000011000-remote-work-permission';
import { ProtectedStatus1764000012000 } from './1764000012000-protected-status';
import { ExtraWorkExemption1764000019000 } from './1764000019000-extra-work-exemption';
import { Leave1764000017000 } from './1764000017000-leave';
import { DatedSite1764000015000 } from './1764000015000-dated-site';
import { Standby1764000016000 } from './1764000016000-standby';
import { AgreementParagraphs1764000013000 } from './1764000013000-agreement-paragraphs';
import { AgreementRevaluation1764000013100 } from './1764000013100-agreement-revaluation';
import { AgreementAnnex1764000013200 } from './1764000013200-agreement-annex';
import { AgreementsAppendOnly1764000013300 } from './1764000013300-agreements-append-only';
import { AgreementFourEyes1764000018000 } from './1764000018000-agreement-four-eyes';
import { BookingClarification1764000020000 } from './1764000020000-booking-clarification';
import { SignIn1764000021000 } from './1764000021000-sign-in';
import { FourEyes1764000022000 } from './1764000022000-four-eyes';
import { ImportFourEyes1764000023000 } from './1764000023000-import-four-eyes';
import { PeopleOfAnEvent1764000024000 } from './1764000024000-people-of-an-event';
import { NothingLeavesAClosedMonth1764000026000 } from './1764000026000-nothing-leaves-a-closed-month';
import { PersonnelNumbersOfATarget1764000027000 } from './1764000027000-personnel-numbers-of-a-target';
import { WorkOnADayOfAbsence1764000027100 } from './1764000027100-work-on-a-day-of-absence';
import { PeopleWhoFollowLater1764000028000 } from './1764000028000-people-who-follow-later';
import { CorrectionOfADay1764000029000 } from './1764000029000-correction-of-a-day';
import { ClosingReminder1764000030000 } from './1764000030000-closing-reminder';
import { DecisionsInOrder1764000031000 } from './1764000031000-decisions-in-order';
import { LateStandby1764000032000 } from './1764000032000-late-standby';
import { ProposalsAreRefused1764000034000 } from './1764000034000-proposals-are-refused';
import { DaysThatBlock1764000035000 } from './1764000035000-days-that-block';
import { CallOutsByTheirOwnMonth1764000037000 } from './1764000037000-call-outs-by-their-own-month';
import { OrderedWorkInTheAccount1764000037100 } from './1764000037100-ordered-work-in-the-account';
import { DayOfGermanUnity1764000038000 } from './1764000038000-day-of-german-unity';
import { NamesOfPayrollGroups1764000038100 } from './1764000038100-names-of-payroll-groups';
import { ClosedClosingsStay1764000039000 } from './1764000039000-closed-closings-stay';
import { WhatLeadersSaw1764000040000 } from './1764000040000-what-leaders-saw';
import { AnyPayrollFormat1764000041000 } from './1764000041000-any-payroll-format';
import { sqlMigration } from '../sql-migration';
import factsVersion from './1764000042000-facts-version.sql';
import factsVersionDown from './1764000042000-facts-version.down.sql';
import eventOutbox from './1764000044000-event-outbox.sql';
import eventOutboxDown from './1764000044000-event-outbox.down.sql';
import factsHeld from './1764000045000-facts-held.sql';
import factsHeldDown from './1764000045000-facts-held.down.sql';
import accessCode from './1764000047000-access-code.sql';
import accessCodeDown from './1764000047000-access-code.down.sql';
import organisationAdministrator from './1764000048000-organisation-administrator.sql';
import organisationAdministratorDown from './1764000048000-organisation-administrator.down.sql';
import personChanges from './1764000049000-person-changes.sql';
import personChangesDown from './1764000049000-person-changes.down.sql';
import datedUnits from './1764000050000-dated-units.sql';
import datedUnitsDown from './1764000050000-dated-units.down.sql';
import actsOfTheOrganisation from './1764000052000-acts-of-the-organisation.sql';
import actsOfTheOrganisationDown from './1764000052000-acts-of-the-organisation.down.sql';
import oneSupervisorADay from './1764000051000-one-supervisor-a-day.sql';
import oneSupervisorADayDown from './1764000051000-one-supervisor-a-day.down.sql';
import roleGrants from './1764000055000-role-grants.sql';
import roleGrantsDown from './1764000055000-role-grants.down.sql';
import roleProposal from './1764000056000-role-proposal.sql';
import roleProposalDown from './1764000056000-role-proposal.down.sql';
import setUpCode from './1764000060000-set-up-code.sql';
import setUpCodeDown from './1764000060000-set-up-code.down.sql';
import actsDoneAlone from './1764000061000-acts-done-alone.sql';
import actsDoneAloneDown from './1764000061000-acts-done-alone.down.sql';
import importUpload from './1764000065000-import-upload.sql';
import importUploadDown from './1764000065000-import-upload.down.sql';
import unitsByImport from './1764000066000-units-by-import.sql';
import unitsByImportDown from './1764000066000-units-by-import.down.sql';
import payrollSettings from './1764000070000-payroll-settings.sql';
import payrollSettingsDown from './1764000070000-payroll-settings.down.sql';
import filesOfSystems from './1764000082000-files-of-systems.sql';
import filesOfSystemsDown from './1764000082000-files-of-systems.down.sql';
import fullFiles from './1764000081000-full-files.sql';
import fullFilesDown from './1764000081000-full-files.down.sql';
import mailOrder from './1764000071000-mail-order.sql';
import mailOrderDown from './1764000071000-mail-order.down.sql';
import sitesChange from './1764000072000-sites-change.sql';
import sitesChangeDown from './1764000072000-sites-change.down.sql';
import sitesByImport from './1764000073000-sites-by-import.sql';
import sitesByImportDown from './1764000073000-sites-by-import.down.sql';
import payrollGroupByDay from './1764000075000-payroll-group-by-day.sql';
import payrollGroupByDayDown from './1764000075000-payroll-group-by-day.down.sql';
import comingBack from './1764000076000-coming-back.sql';
import comingBackDown from './1764000076000-coming-back.down.sql';
import agreementTransfer from './1764000078000-agreement-transfer.sql';
import agreementTransferDown from './1764000078000-agreement-transfer.down.sql';
import agreementReleasedAlone from './1764000079000-agreement-released-alone.sql';
import agreementReleasedAloneDown from './1764000079000-agreement-released-alone.down.sql';
import annexCircles from './1764000080000-annex-circles.sql';
import annexCirclesDown from './1764000080000-annex-circles.down.sql';
import severalEmployers from './1764000084000-several-employers.sql';
import severalEmployersDown from './1764000084000-several-employers.down.sql';
import furtherTenants from './1764000085000-further-tenants.sql';
import furtherTenantsDown from './1764000085000-further-tenants.down.sql';
import rolesAndAgreements from './1764000090000-roles-and-agreements-by-import.sql';
import rolesAndAgreementsDown from './1764000090000-roles-and-agreements-by-import.down.sql';
import peopleSearch from './1764000096000-people-search.sql';
import peopleSearchDown from './1764000096000-people-search.down.sql';
import accountOpenings from './1764000086000-account-openings.sql';
import accountOpeningsDown from './1764000086000-account-openings.down.sql';
import openingsByImport from './1764000087000-openings-by-import.sql';
import openingsByImportDown from './1764000087000-openings-by-import.down.sql';
import absenceKinds from './1764000100000-absence-kinds.sql';
import absenceKindsDown from './1764000100000-absence-kinds.down.sql';
import absenceRequests from './1764000101000-absence-requests.sql';
import absenceRequestsDown from './1764000101000-absence-requests.down.sql';
import absencesOnBehalf from './1764000107000-absences-on-behalf.sql';
import absencesOnBehalfDown from './1764000107000-absences-on-behalf.down.sql';
import standbyTakenBack from './1764000102000-standby-taken-back.sql';
import standbyTakenBackDown from './1764000102000-standby-taken-back.down.sql';
import openingProposals from './1764000102100-opening-proposals.sql';
import openingProposalsDown from './1764000102100-opening-proposals.down.sql';

/** Named one by one, in order: file globs do not survive bundling. */
export const migrations = [
  Organisation1764000000000,
  Identity1764000001000,
  Booking1764000002000,
  Approval1764000003000,
  Closing1764000004000,
  ProvisionalEvaluation1764000005000,
  ClosedMonthTriggers1764000006000,
  EmployeePersonnelGroup1764000007000,
  ClosingFactsStamp1764000008000,
  MonthValue1764000009000,
  IndexesOfTheHotPath1764000010000,
  RemoteWorkPermission1764000011000,
  ProtectedStatus1764000012000,
  DatedSite1764000015000,
  AgreementParagraphs1764000013000,
  AgreementRevaluation1764000013100,
  AgreementAnnex1764000013200,
  AgreementsAppendOnly1764000013300,
  Standby1764000016000,
  Leave1764000017000,
  AgreementFourEyes1764000018000,
  ExtraWorkExemption1764000019000,
  BookingClarification1764000020000,
  SignIn1764000021000,
  FourEyes1764000022000,
  ImportFourEyes1764000023000,
  PeopleOfAnEvent1764000024000,
  NothingLeavesAClosedMonth1764000026000,
  PersonnelNumbersOfATarget1764000027000,
  WorkOnADayOfAbsence1764000027100,
  PeopleWhoFollowLater1764000028000,
  CorrectionOfADay1764000029000,
  ClosingReminder1764000030000,
  DecisionsInOrder1764000031000,
  LateStandby1764000032000,
  ProposalsAreRefused1764000034000,
  DaysThatBlock1764000035000,
  CallOutsByTheirOwnMonth1764000037000,
  OrderedWorkInTheAccount1764000037100,
  DayOfGermanUnity1764000038000,
  NamesOfPayrollGroups1764000038100,
  ClosedClosingsStay1764000039000,
  WhatLeadersSaw1764000040000,
  AnyPayrollFormat1764000041000,
  sqlMigration('1764000042000-facts-version', { up: factsVersion, down: factsVersionDown }),
  sqlMigration('1764000044000-event-outbox', { up: eventOutbox, down: eventOutboxDown }),
  sqlMigration('1764000045000-facts-held', { up: factsHeld, down: factsHeldDown }),
  sqlMigration('1764000047000-access-code', { up: accessCode, down: accessCodeDown }),
  sqlMigration('1764000048000-organisation-administrator', {
    up: organisationAdministrator,
    down: organisationAdministratorDown,
  }),
  sqlMigration('1764000049000-person-changes', { up: personChanges, down: personChangesDown }),
  sqlMigration('1764000050000-dated-units', { up: datedUnits, down: datedUnitsDown }),
  sqlMigration('1764000051000-one-supervisor-a-day', { up: oneSupervisorADay, down: oneSupervisorADayDown }),
  sqlMigration('1764000052000-acts-of-the-organisation', {
    up: actsOfTheOrganisation,
    down: actsOfTheOrganisationDown,
  }),
  sqlMigration('1764000055000-role-grants', { up: roleGrants, down: roleGrantsDown }),
  sqlMigration('1764000056000-role-proposal', { up: roleProposal, down: roleProposalDown }),
  sqlMigration('1764000060000-set-up-code', { up: setUpCode, down: setUpCodeDown }),
  sqlMigration('1764000061000-acts-done-alone', { up: actsDoneAlone, down: actsDoneAloneDown }),
  sqlMigration('1764000065000-import-upload', { up: importUpload, down: importUploadDown }),
  sqlMigration('1764000066000-units-by-import', { up: unitsByImport, down: unitsByImportDown }),
  sqlMigration('1764000070000-payroll-settings', { up: payrollSettings, down: payrollSettingsDown }),
  sqlMigration('1764000071000-mail-order', { up: mailOrder, down: mailOrderDown }),
  sqlMigration('1764000072000-sites-change', { up: sitesChange, down: sitesChangeDown }),
  sqlMigration('1764000073000-sites-by-import', { up: sitesByImport, down: sitesByImportDown }),
  sqlMigration('1764000075000-payroll-group-by-day', { up: payrollGroupByDay, down: payrollGroupByDayDown }),
  sqlMigration('1764000076000-coming-back', { up: comingBack, down: comingBackDown }),
  sqlMigration('1764000078000-agreement-transfer', { up: agreementTransfer, down: agreementTransferDown }),
  sqlMigration('1764000079000-agreement-released-alone', {
    up: agreementReleasedAlone,
    down: agreementReleasedAloneDown,
  }),
  sqlMigration('1764000080000-annex-circles', { up: annexCircles, down: annexCirclesDown }),
  sqlMigration('1764000081000-full-files', { up: fullFiles, down: fullFilesDown }),
  sqlMigration('1764000082000-files-of-systems', { up: filesOfSystems, down: filesOfSystemsDown }),
  sqlMigration('1764000084000-several-employers', { up: severalEmployers, down: severalEmployersDown }),
  sqlMigration('1764000085000-further-tenants', { up: furtherTenants, down: furtherTenantsDown }),
  sqlMigration('1764000086000-account-openings', { up: accountOpenings, down: accountOpeningsDown }),
  sqlMigration('1764000087000-openings-by-import', { up: openingsByImport, down: openingsByImportDown }),
  sqlMigration('1764000090000-roles-and-agreements-by-import', {
    up: rolesAndAgreements,
    down: rolesAndAgreementsDown,
  }),
  sqlMigration('1764000096000-people-search', { up: peopleSearch, down: peopleSearchDown }),
  sqlMigration('1764000100000-absence-kinds', { up: absenceKinds, down: absenceKindsDown }),
  sqlMigration('1764000101000-absence-requests', { up: absenceRequests, down: absenceRequestsDown }),
  sqlMigration('1764000102000-standby-taken-back', { up: standbyTakenBack, down: standbyTakenBackDown }),
  sqlMigration('1764000102100-opening-proposals', { up: openingProposals, down: openingProposalsDown }),
  sqlMigration('1764000107000-absences-on-behalf', { up: absencesOnBehalf, down: absencesOnBehalfDown }),
];
