export { ClosingDto, ClosingOverviewDto, ClosingPeopleDto } from './closing.dto';
export { ClosingModule, ClosingWorkerModule } from './closing.module';
export { MonthPlans } from './month-plans';
export { MonthValues } from './month-values';
export { OnCall } from './on-call';
export { OrderedWork } from './ordered-work';
export { type ClosingStanding, type PersonPlan, planPerson, valueOfPersonMonth } from './person-plan';
export { storePlans } from './stored-plans';
export { writeClosedMonths } from './write-closed-months';
