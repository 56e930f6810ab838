export { ApprovalItemDto, ApprovalsDto, DecideDto, DecisionResultDto } from './approval.dto';
export { ApprovalModule } from './approval.module';
export { DecidedDto } from './decided.dto';
export { CorrectionDto, CreateCorrectionDto, DayEffectDto } from './correction.dto';
