export {
  type ContractSlice,
  PERSONNEL_GROUPS,
  type PersonnelGroup,
  type WeekPattern,
  type WeeklySchedule,
  contractOn,
  isOrderedWorkPaid,
  scheduledMinutesOn,
  targetMinutesOn,
  validateContract,
  weekPatternOn,
  workdaysPerWeek,
} from './contract';
export { fulltimeDayMinutesOf, fulltimeDayMinutesOn, fulltimeWeekMinutesOf, fulltimeWeekMinutesOn } from './fulltime';
export { RAISED_HOURS_MAX_MONTHS, raisedHoursEnd } from './raised-hours';
