export * from './closing.dto';
export * from './closing.module';
export * from './closing-desk';
export * from './closing-reader';
