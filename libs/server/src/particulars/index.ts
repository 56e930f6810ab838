export { ParticularsModule } from './particulars.module';
