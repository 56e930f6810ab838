export * from './approval.dto';
export * from './approval.module';
export * from './correction.dto';
