-- A view may stand, or be divided, by what was answered in forms. The answers have had their indexes since 0062.
alter table ticket_view drop constraint ticket_view_sort_field_check, drop constraint ticket_view_group_by_check;
alter table ticket_view
  add constraint ticket_view_sort_field_check check (sort_field in ('opened', 'updated', 'due', 'priority') or sort_field ~ '^field\.[a-z][a-z0-9_]{0,39}$'),
  add constraint ticket_view_group_by_check check (
    group_by in ('status', 'priority', 'tier', 'team', 'assignee') or group_by ~ '^field\.[a-z][a-z0-9_]{0,39}$');
