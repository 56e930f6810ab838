export { ORGANISATION_ENTITIES, OrganisationModule } from './organisation.module';
export { LEADERSHIP_KINDS, type LeadershipKind } from './leadership.entity';
export { giveLeadership } from './leadership-acts';
export { UNIT_KINDS, type UnitKind } from './unit-state.entity';
export { writePeople } from './write-people';
export { changeUnit, foundUnit } from './unit-acts';
export { type UnitWork } from './unit-work';
