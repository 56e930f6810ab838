-- loses: absence_request where requested_by <> employee_id

drop index absence_request_unanswered;
alter table absence_request
  drop constraint absence_request_answered,
  drop constraint absence_request_entered,
  drop column dissent,
  drop column answered_at;
