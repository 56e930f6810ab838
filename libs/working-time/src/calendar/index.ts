export { type HolidayCalendar, holidayCalendar, isReleased } from './holiday-calendar';
