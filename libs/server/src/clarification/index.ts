export * from './clarification.dto';
export * from './clarification.module';
