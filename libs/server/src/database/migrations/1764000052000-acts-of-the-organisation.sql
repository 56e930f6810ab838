-- What was done with a unit is read with it, among millions of entries about other things.

create index audit_event_of_organisation on audit_event (tenant_id, subject_id, occurred_at)
  where action ~ '^(unit|leadership|site|holiday)\.';
