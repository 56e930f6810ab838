export { ApprovalItemDto, ApprovalsDto, DecideDto, DecisionResultDto } from './approval.dto';
export { ApprovalModule } from './approval.module';
export { CorrectionDto, CreateCorrectionDto, DayEffectDto } from './correction.dto';
