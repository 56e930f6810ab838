export * from './closing.dto';
export * from './closing.module';
export * from './closing-desk';
export * from './closing-reader';
export * from './month-plans';
export * from './person-plan';
export * from './stored-plans';
export * from './write-closed-months';
