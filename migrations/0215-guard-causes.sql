-- Who had a hand in what the alarm is about: they do not lift it.
alter table guard_alarm add column caused_by uuid[] not null default '{}';
alter table guard_alarm drop constraint guard_alarm_kind_check;
alter table guard_alarm add constraint guard_alarm_kind_check check (kind in ('not_me', 'failed', 'shopping', 'number', 'technician', 'by_hand', 'off_hours'));
create index guard_alarm_open_idx on guard_alarm (at desc, id desc) where lifted_at is null;

-- In whose hours somebody works: their own, and those of their teams. For rooms below.
create view technician_hours as
  select m.person_id, m.team_id, w.calendar_id from team_member m left join work_profile w on w.person_id = m.person_id;
