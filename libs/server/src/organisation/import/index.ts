/** Files of people, contracts, bookings and permissions: read and checked, nothing written. */
export * from './bookings-file';
export * from './contracts-file';
export * from './csv-table';
export * from './people-file';
export * from './permissions-file';
