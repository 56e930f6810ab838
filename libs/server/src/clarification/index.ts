export { ClarificationModule } from './clarification.module';
