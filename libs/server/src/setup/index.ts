export { SELECT_TASKS_OF_SET_UP } from './checklist-sql';
export { setUpCodeFromCommandLine } from './set-up-command';
export { SetupModule } from './setup.module';
