-- Sites and days of the city's own come by files, too.

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check check (kind in ('sites', 'holidays', 'units', 'people',
  'leaderships', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves', 'standby',
  'leave'));
