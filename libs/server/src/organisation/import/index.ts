/** Files of everything that can be taken over: read and checked, nothing written. */
export * from './absences-file';
export * from './bookings-file';
export * from './contracts-file';
export * from './csv-stream';
export * from './csv-table';
export * from './dated-file';
export * from './error-list';
export * from './leave-file';
export * from './moves-file';
export * from './particulars-file';
export * from './people-file';
export * from './permissions-file';
export * from './protections-file';
export * from './read-file';
export * from './spans';
export * from './standby-file';
export * from './turns';
