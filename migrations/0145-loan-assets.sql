-- What is handed out may be an asset: in one hand at a time. Taken away, the words stay.
alter table loan add column asset_id uuid references asset on delete set null;
create unique index loan_asset_idx on loan (asset_id) where asset_id is not null and returned_at is null;
create index loan_of_asset_idx on loan (asset_id, lent_at) where asset_id is not null;
