export * from './accept-booking';
export * from './booking';
export * from './fit-bookings';
export * from './order';
export * from './pair-bookings';
export * from './presumption';
