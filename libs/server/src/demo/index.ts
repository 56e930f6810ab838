export * from './demo.module';
export * from './demo-people';
export * from './is-demo-or-empty';
export * from './prepare-database';
export * from './seed-demo';
