-- A link may also set up a further tenant, a municipal enterprise beside its city.

alter table set_up_code add column founds text not null default 'first' check (founds in ('first', 'further'));
comment on column set_up_code.founds is 'what the link makes: the first tenant of an empty database, or one more';
