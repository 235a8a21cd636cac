-- What rooms publish for other rooms' lists to read: few columns, by primary key. A view here is a promise; a table is not.
create view person_card as select id, name, email, language, time_zone, organization_id, active from person;
create view organization_card as select id, name from organization;
create view site_card as select id, name, organization_id, time_zone from site;
create view room_card as select id, name, site_id from room;
create view team_card as select id, key, name, tier from team;
create view contact_card as
  select id, ticket_id, channel, direction, person_id, technician_id, started_at, ended_at from contact;
create view category_card as
  select c.id, c.key, c.name_en, c.name_nb,
    case when p.id is null then c.name_en else p.name_en || ' › ' || c.name_en end as path_en,
    case when p.id is null then c.name_nb else p.name_nb || ' › ' || c.name_nb end as path_nb,
    c.team_id
  from category c left join category p on p.id = c.parent_id;
create view request_type_card as select id, key, name_en, name_nb from request_type;
create view reply_card as select id, ticket_id, author_id, from_technician, body, at from reply;
create view ticket_card as select id, number, subject, status from ticket;
-- What search reads. The text of notes is in a view of its own, which only a technician's search names.
create view ticket_text as
  select id, number, subject, description, resolution, status, resolved_at, opened_at, requester_id, on_behalf_of_id,
    organization_id, team_id, assignee_id, restricted, discarded_at, search
  from ticket;
create view reply_text as select ticket_id, body, search, at from reply;
create view note_text as select ticket_id, body, search, at from note;
