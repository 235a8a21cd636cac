-- A passkey may sign for a technician who has its person on the telephone.
alter table passkey_challenge drop constraint passkey_challenge_purpose_check;
alter table passkey_challenge add constraint passkey_challenge_purpose_check check (purpose in ('sign_in', 'add', 'prove', 'caller'));
-- By the code that is spoken: unique among those that can still be signed.
create index verification_pairing_idx on verification ((facts->>'pairing')) where state = 'open' and method = 'passkey';
