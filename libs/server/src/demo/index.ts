export * from './demo.module';
export * from './demo-people';
export * from './seed-demo';
