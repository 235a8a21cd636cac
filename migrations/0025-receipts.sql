-- How many receipts an address was sent lately: they are capped.
create index outbox_receipts_idx on outbox (to_address, created_at) where kind = 'opened';
