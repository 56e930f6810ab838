/** Files of people, contracts and bookings: read and checked, nothing written. */
export * from './bookings-file';
export * from './contracts-file';
export * from './csv-table';
export * from './people-file';
