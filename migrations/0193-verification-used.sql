-- What was proved in which way of late: the numbers of a week.
create index verification_used_idx on verification (used_at) where used_at is not null;
