export { OrganisationModule } from './organisation.module';
export { UNIT_KINDS, type UnitKind } from './unit-state.entity';
export { writePeople } from './write-people';
