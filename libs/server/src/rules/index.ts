export * from './rules.dto';
export * from './rules.module';
