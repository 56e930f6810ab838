-- loses: import_run where kind in ('sites', 'holidays')

delete from import_run where kind in ('sites', 'holidays');
alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('units', 'people', 'leaderships',
  'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves', 'standby', 'leave'));
