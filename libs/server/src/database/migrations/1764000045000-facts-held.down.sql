-- loses nothing: it waited and counted

-- With its triggers.
drop function raise_every_version() cascade;
drop function hold_facts(int, uuid[]);
