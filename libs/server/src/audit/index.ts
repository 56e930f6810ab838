export * from './audit.module';
export * from './record';
