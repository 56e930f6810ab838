-- loses nothing: who lost a code makes another one

drop table set_up_code;
