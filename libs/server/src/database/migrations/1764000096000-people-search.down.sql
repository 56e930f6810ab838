-- loses nothing: it was made from name, number and address

alter table employee drop column search_text;
