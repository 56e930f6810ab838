-- loses nothing: what is on record stays, and cannot be taken back any more.

drop trigger standby_taken_back on standby;
drop function refuse_closed_standby_back();
drop trigger standby_unchanged on standby;
create trigger standby_append_only before update or delete or truncate on standby
  for each statement execute function refuse_change();
