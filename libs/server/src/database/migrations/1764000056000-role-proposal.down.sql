-- loses: role_proposal

drop table role_proposal;
