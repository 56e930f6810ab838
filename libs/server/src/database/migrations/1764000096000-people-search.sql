-- Among thousands of people somebody is found while typing: what is looked through is made when it is written.

alter table employee add column search_text text generated always as
  (lower(given_name || ' ' || family_name || ' ' || personnel_number || ' ' || email)) stored;
comment on column employee.search_text is 'name, number and address in lower case, for the search of people';

-- check: everybody can be found
select employee_id from employee where search_text is null;
