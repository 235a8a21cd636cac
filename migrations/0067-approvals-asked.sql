-- What somebody asked others to approve, the newest first.
create index approval_asker_idx on approval (asked_by, asked_at desc, id desc);
