-- Absences that the time administration enters for a person: the person is told, and says that they have seen it or that
-- they do not agree.

alter table absence_request
  add column answered_at timestamptz,
  -- Why the person does not agree; null: they do, or have not answered.
  add column dissent text check (length(dissent) between 1 and 1000 and dissent ~ '\S'),
  -- What somebody else enters holds at once: there is nobody whom it could wait for.
  add constraint absence_request_entered check (requested_by = employee_id or status = 'approved'),
  -- Nobody answers what they asked for themselves.
  add constraint absence_request_answered check (
    (answered_at is null or requested_by <> employee_id) and (dissent is null or answered_at is not null));
create index absence_request_unanswered on absence_request (tenant_id, employee_id)
  where answered_at is null and requested_by <> employee_id;

-- check: nothing waits that somebody else entered
select request_id from absence_request where requested_by <> employee_id and status <> 'approved';
