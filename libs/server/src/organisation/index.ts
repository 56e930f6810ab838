export { OrganisationModule } from './organisation.module';
