-- loses: opening_proposal

drop table opening_proposal;
drop function refuse_other_opening_proposal();
