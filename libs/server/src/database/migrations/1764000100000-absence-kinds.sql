-- Kinds of absence are rows of the tenant: how they are called, who asks for them, who decides, and how many days there may
-- be. What one of them credits is code, and its row names which.

create table absence_kind (
  tenant_id int not null references tenant,
  kind_code text not null check (kind_code ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  -- The rules of the engine that value its days.
  credit_kind text not null,
  name_de text not null check (length(name_de) between 1 and 60 and name_de ~ '\S'),
  name_en text not null check (length(name_en) between 1 and 60 and name_en ~ '\S'),
  -- `asked`: the person asks and others decide; `told`: it holds as soon as the person says so; `entered`: the time
  -- administration enters it.
  way text not null check (way in ('asked', 'told', 'entered')),
  -- Who decides what is asked: leaders of what they may know, all else the time administration.
  decided_by text check (decided_by in ('leader', 'administration')),
  has_half_days boolean not null default false,
  -- Most working days of it, in each request or in a calendar year; null: as the rules of its credit say.
  most_days int check (most_days between 1 and 366),
  most_days_per text check (most_days_per in ('request', 'year')),
  -- Where it stands in lists.
  position int not null,
  is_offered boolean not null default true,
  version int not null default 1,
  primary key (tenant_id, kind_code),
  constraint absence_kind_decided check ((way = 'asked') = (decided_by is not null)),
  constraint absence_kind_most check ((most_days is null) = (most_days_per is null)),
  -- Leaders decide on nothing that they must not know.
  constraint absence_kind_known_to_leaders check (
    decided_by is distinct from 'leader'
    or credit_kind in ('leave', 'flexDay', 'compensatoryTimeOff', 'businessTripDay', 'training'))
);

-- What every tenant begins with. Days of release by TVöD § 29 (1).
create function standard_absence_kinds() returns table (
  kind_code text, credit_kind text, name_de text, name_en text, way text, decided_by text, has_half_days boolean,
  most_days int, most_days_per text, "position" int
) language sql immutable as $$
  select * from (values
    ('leave', 'leave', 'Urlaub', 'Leave', 'asked', 'leader', false, null::int, null, 10),
    ('flexDay', 'flexDay', 'Gleittag', 'Flex day', 'asked', 'leader', true, null, null, 20),
    ('compensatoryTimeOff', 'compensatoryTimeOff', 'Zeitausgleich', 'Time off for overtime', 'asked', 'leader', false, null, null, 30),
    ('sick', 'sick', 'Krank', 'Ill', 'told', null, false, null, null, 40),
    ('childSick', 'childSick', 'Kind krank', 'Child ill', 'told', null, false, null, null, 50),
    ('businessTripDay', 'businessTripDay', 'Dienstreise', 'Business trip', 'asked', 'leader', false, null, null, 60),
    ('training', 'training', 'Fortbildung', 'Training', 'asked', 'leader', false, null, null, 70),
    ('coreRelease', 'coreRelease', 'Kernzeitbefreiung', 'Release from core time', 'asked', 'administration', false, null, null, 80),
    ('birthOfChild', 'paidRelease', 'Geburt des eigenen Kindes', 'Birth of one’s child', 'asked', 'administration', false, 1, 'request', 110),
    ('bereavement', 'paidRelease', 'Todesfall in der Familie', 'Death in the family', 'asked', 'administration', false, 2, 'request', 120),
    ('removal', 'paidRelease', 'Umzug aus dienstlichem Grund', 'Move for the service', 'asked', 'administration', false, 1, 'request', 130),
    ('jubilee', 'paidRelease', 'Dienstjubiläum', 'Jubilee of service', 'asked', 'administration', false, 1, 'request', 140),
    ('relativeIll', 'paidRelease', 'Schwere Erkrankung im Haushalt', 'Serious illness in the household', 'asked', 'administration', false, 1, 'year', 150),
    ('childSeriouslyIll', 'paidRelease', 'Schwere Erkrankung eines Kindes', 'Serious illness of a child', 'asked', 'administration', false, 4, 'year', 160),
    ('carerIll', 'paidRelease', 'Ausfall der Betreuung eines Kindes', 'A child’s carer is ill', 'asked', 'administration', false, 4, 'year', 170),
    ('civicDuty', 'paidRelease', 'Staatsbürgerliche Pflicht', 'Civic duty', 'asked', 'administration', false, null, null, 180),
    ('fireBrigade', 'paidRelease', 'Feuerwehr, Katastrophenschutz', 'Fire brigade, disaster relief', 'told', null, false, null, null, 190),
    ('exchangeDay', 'exchangeDay', 'Tauschtag', 'Exchange day', 'asked', 'administration', false, null, null, 210),
    ('regenerationDay', 'regenerationDay', 'Regenerationstag', 'Regeneration day', 'asked', 'administration', false, null, null, 220),
    ('qualificationDay', 'qualificationDay', 'Qualifizierungszeit', 'Qualification time', 'asked', 'administration', false, 3, 'year', 230),
    ('unpaidLeave', 'unpaidLeave', 'Sonderurlaub ohne Entgelt', 'Unpaid leave', 'asked', 'administration', false, null, null, 240),
    ('careLeave', 'unpaidLeave', 'Pflegezeit', 'Care leave', 'entered', null, false, null, null, 310),
    ('parentalLeave', 'parentalLeave', 'Elternzeit', 'Parental leave', 'entered', null, false, null, null, 320),
    ('maternityProtection', 'maternityProtection', 'Mutterschutz', 'Maternity protection', 'entered', null, false, null, null, 330),
    ('banOnEmployment', 'maternityProtection', 'Beschäftigungsverbot', 'Ban on employment', 'entered', null, false, null, null, 340),
    ('cure', 'sick', 'Kur, Rehabilitation', 'Cure, rehabilitation', 'entered', null, false, null, null, 350),
    ('reintegration', 'reintegration', 'Wiedereingliederung', 'Reintegration', 'entered', null, false, null, null, 360),
    ('vocationalSchool', 'vocationalSchool', 'Berufsschule', 'Vocational school', 'entered', null, false, null, null, 370),
    ('antenatalExam', 'antenatalExam', 'Vorsorgeuntersuchung', 'Antenatal examination', 'entered', null, false, null, null, 380),
    ('nursingTime', 'nursingTime', 'Stillzeit', 'Nursing time', 'entered', null, false, null, null, 390),
    ('doctorVisit', 'doctorVisit', 'Arztbesuch', 'Visit to the doctor', 'entered', null, false, null, null, 400),
    ('strike', 'strike', 'Streik', 'Strike', 'entered', null, false, null, null, 410)
  ) as standard
$$;

insert into absence_kind (tenant_id, kind_code, credit_kind, name_de, name_en, way, decided_by, has_half_days, most_days, most_days_per, position)
  select t.tenant_id, s.* from tenant t cross join standard_absence_kinds() s;

-- Null: the kind that is called like its credit, as files bring it.
alter table absence
  add column kind_code text,
  add foreign key (tenant_id, kind_code) references absence_kind;
