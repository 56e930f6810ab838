-- loses nothing: the entries stay

drop index audit_event_of_organisation;
