-- Which checklists a ticket has, for whoever gives many tickets one: no ticket gets the same one twice.
create view checklist_card as
  select ticket_id, template_id from ticket_checklist where template_id is not null;
