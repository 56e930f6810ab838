export { setUpCodeFromCommandLine } from './set-up-command';
export { SetupModule } from './setup.module';
