export * from './agreement-cache';
export * from './evaluate-date';
export * from './evaluation.module';
export * from './facts-loader';
export * from './inputs-hash';
export * from './person-facts';
export * from './reevaluate-days';
export * from './stored-evaluation';
