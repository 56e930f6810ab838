export * from './accept-booking';
export * from './booking';
export * from './order';
export * from './pair-bookings';
