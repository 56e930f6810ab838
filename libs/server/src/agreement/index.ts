export { OverruledDto } from './agreement.dto';
export { AgreementModule } from './agreement.module';
export { AgreementWorkerModule } from './agreement.worker';
export { isBeingRevalued } from './being-revalued';
export { RevalueAgreements } from './revalue-agreements';
