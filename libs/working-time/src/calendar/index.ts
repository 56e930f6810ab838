export {
  type HalfDay,
  type HolidayCalendar,
  type HolidayNames,
  halfDayTarget,
  holidayCalendar,
  isReleased,
} from './holiday-calendar';
