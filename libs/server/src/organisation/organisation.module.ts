import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller';
import { PeopleList } from './people-list';
import { PersonAccess } from './person-access';

/** Who belongs to the city and how they get in: for organisation administrators. */
@Module({ controllers: [PeopleController], providers: [PeopleList, PersonAccess] })
export class OrganisationModule {}
