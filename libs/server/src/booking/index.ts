export * from './booking.dto';
export * from './booking.module';
export * from './booking-view';
export * from './clock-context';
export * from './explanation.dto';
export * from './month.dto';
export * from './month-reader';
export * from './open-days';
