-- How somebody was reached of late, those of before too.
create index contact_point_person_all_idx on contact_point (person_id, until);
-- How many notices left within an hour.
create index account_notice_at_idx on account_notice (at);
-- Its alarm was looked at and lifted: the link raises nothing any more.
alter table account_notice add column voided_at timestamptz;
