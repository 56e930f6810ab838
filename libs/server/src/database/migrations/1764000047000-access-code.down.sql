-- loses: access_code

drop table access_code;
