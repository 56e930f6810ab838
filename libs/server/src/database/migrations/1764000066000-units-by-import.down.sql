-- loses: import_run where kind in ('units', 'leaderships')

delete from import_run where kind in ('units', 'leaderships');
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('people', 'contracts', 'bookings',
  'permissions', 'protections', 'absences', 'particulars', 'moves', 'standby', 'leave'));
