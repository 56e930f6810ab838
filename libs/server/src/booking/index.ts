export * from './booking.dto';
export * from './booking.module';
export * from './explanation.dto';
export * from './month.dto';
export * from './month-reader';
