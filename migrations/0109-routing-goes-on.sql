-- What nobody is asked any more although nobody took it is looked at each minute, too.
drop index routing_turn_waiting_idx;
create index routing_turn_open_idx on routing_turn (points desc, began_at) where state <> 'over';
