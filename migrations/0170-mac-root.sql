-- What the desk derives marks from (reply addresses, links), sealed: stays the same when the key is changed. null: the key itself.
alter table sealing_canary add column mac_root text;
