export { type Accepted, acceptBooking, type BookingRefusal } from './accept-booking';
export {
  BOOKING_KINDS,
  type Booking,
  type BookingKind,
  type Session,
  WORK_LOCATIONS,
  type WorkInterval,
  type WorkLocation,
} from './booking';
export { type FiledBooking, fitBookings } from './fit-bookings';
export { inOrder, statusAfter } from './order';
export { pairBookings } from './pair-bookings';
export { LONGEST_PRESUMED_MINUTES, PRESUMED_RUNNING_MINUTES, isPresumedRunning, presumedMinutes } from './presumption';
