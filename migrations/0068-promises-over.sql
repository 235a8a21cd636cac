-- The promises behind a figure, the latest first.
create index promise_over_idx on promise (due_at desc, id desc) where state in ('kept', 'broken');
