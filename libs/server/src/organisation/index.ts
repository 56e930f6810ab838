export * from './holidays';
export * from './import';
export * from './import.dto';
export * from './import-cli';
export * from './import-desk';
export * from './organisation.module';
