-- Everybody signs in through the company; but for these, for the day on which nobody gets in there.
create table sign_in_rule (
  one boolean primary key default true check (one),
  only_company boolean not null,
  changed_at timestamptz not null
);
insert into sign_in_rule (only_company, changed_at) values (false, now());

create table break_glass (
  person_id uuid primary key references person,
  since timestamptz not null,
  set_by uuid references person
);

-- Somebody who is signed in shows at the provider once more who they are.
alter table company_sign_in add column proving boolean not null default false;
