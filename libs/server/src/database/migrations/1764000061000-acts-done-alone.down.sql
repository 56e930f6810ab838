-- loses nothing: the entries stay

drop index audit_event_alone;
