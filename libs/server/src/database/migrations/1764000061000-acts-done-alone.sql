-- What one person did alone, because there was no second one yet, is found among millions of entries.

create index audit_event_alone on audit_event (tenant_id, event_id) where payload ->> 'alone' = 'true';
