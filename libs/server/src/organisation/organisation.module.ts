import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Leadership } from './leadership.entity';
import { Organisation } from './organisation';
import { PeopleController } from './people.controller';
import { PeopleList } from './people-list';
import { PermissionMatrixController } from './permission-matrix.controller';
import { PersonAccess } from './person-access';
import { UnitController } from './unit.controller';
import { OrganisationReader } from './unit-reader';
import { OrgUnit } from './unit.entity';
import { OrgUnitState } from './unit-state.entity';

/** Who belongs to the city, how they get in and where they work: for organisation administrators. */
@Module({
  imports: [TypeOrmModule.forFeature([OrgUnit, OrgUnitState, Leadership])],
  controllers: [PeopleController, PermissionMatrixController, UnitController],
  providers: [PeopleList, PersonAccess, Organisation, OrganisationReader],
})
export class OrganisationModule {}
