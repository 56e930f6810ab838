export {
  type ContractSlice,
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
export {
  PERSONNEL_GROUPS,
  type PersonnelGroup,
  isCivilServant,
  isEmployee,
  isTariffStaff,
  isTrainee,
} from './personnel-group';
export { fulltimeDayMinutesOf, fulltimeDayMinutesOn, fulltimeWeekMinutesOf, fulltimeWeekMinutesOn } from './fulltime';
export { RAISED_HOURS_MAX_MONTHS, raisedHoursEnd } from './raised-hours';
