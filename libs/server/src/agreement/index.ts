export * from './agreement.dto';
export * from './agreement.module';
export * from './agreement.worker';
export * from './proposal.dto';
export * from './publication.dto';
export * from './revalue-agreements';
