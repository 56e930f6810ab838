-- loses: absence_request where answered_at is not null or dissent is not null

drop index absence_request_unanswered;
alter table absence_request
  drop constraint if exists absence_request_answered,
  drop constraint absence_request_entered,
  drop column dissent,
  drop column answered_at;
