import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FactsModule } from '../facts';
import { AgreementPeople } from './agreement-people';
import { AgreementPeopleController } from './agreement-people.controller';
import { AgreementTransfers } from './agreement-transfer';
import { MovePeople } from './move-people';
import { AccessMails } from './access-mails';
import { AccessSheets } from './access-sheets';
import { AnnexExceptions } from './annex-exceptions';
import { Leadership } from './leadership.entity';
import { Organisation } from './organisation';
import { PeopleController } from './people.controller';
import { PeopleList } from './people-list';
import { PermissionMatrixController } from './permission-matrix.controller';
import { PersonAccess } from './person-access';
import { PersonChange } from './person-change.entity';
import { PersonChanges } from './person-changes';
import { PersonRecordController } from './person-record.controller';
import { PersonRecords } from './person-record';
import { Person } from './person.entity';
import { RoleController } from './role.controller';
import { RoleGiving } from './role-giving';
import { RoleGrant } from './role-grant.entity';
import { RoleList } from './role-list';
import { RoleProposal } from './role-proposal.entity';
import { UnitController } from './unit.controller';
import { OrganisationReader } from './unit-reader';
import { OrgUnit } from './unit.entity';
import { OrgUnitState } from './unit-state.entity';

/** What is administered here, for whoever changes it by the acts of this feature. */
export const ORGANISATION_ENTITIES = [Leadership, OrgUnit, OrgUnitState, Person, PersonChange, RoleGrant, RoleProposal];

/** Who belongs to the city, what is known of them, how they get in and where they work: for organisation administrators. */
@Module({
  imports: [FactsModule, TypeOrmModule.forFeature(ORGANISATION_ENTITIES)],
  controllers: [
    AgreementPeopleController,
    PeopleController,
    PermissionMatrixController,
    PersonRecordController,
    RoleController,
    UnitController,
  ],
  providers: [
    AgreementPeople,
    AgreementTransfers,
    AccessMails,
    MovePeople,
    AccessSheets,
    AnnexExceptions,
    Organisation,
    OrganisationReader,
    PeopleList,
    PersonAccess,
    PersonChanges,
    PersonRecords,
    RoleGiving,
    RoleList,
  ],
  exports: [PersonChanges],
})
export class OrganisationModule {}
