-- How many receipts a mail domain had lately is asked at every receipt.
create index outbox_receipts_domain_idx on outbox (lower(split_part(to_address, '@', 2)), created_at) where kind = 'opened';

-- What was understood is read seldom and written always: the quicker way to make it small, where this PostgreSQL has it.
do $$ begin
  alter table mail_message alter column understood set compression lz4;
exception when feature_not_supported then null;
end $$;
