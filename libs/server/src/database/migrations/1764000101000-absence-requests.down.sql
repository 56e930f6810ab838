-- loses: absence_change
-- loses: absence_request

drop table absence_change;
drop table absence_request;
