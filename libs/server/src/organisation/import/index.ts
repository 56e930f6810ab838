/** Files of everything that can be taken over: read and checked, nothing written. */
export * from './absences-file';
export * from './bookings-file';
export * from './contracts-file';
export * from './csv-table';
export * from './moves-file';
export * from './particulars-file';
export * from './people-file';
export * from './permissions-file';
export * from './leave-file';
export * from './protections-file';
export * from './standby-file';
