import type { Desk } from "./open-desk.ts";

const sets = JSON.stringify([{ needs: [], delay_minutes: 0 }]);

/**
 * Whoever asks is believed from now on, for tests of what follows a change: nothing has to be proved, and this person can be told of it. Answers
 * the ticket that is to be named.
 */
export async function believed(desk: Desk, cookie: string, personId: string): Promise<string> {
  await desk.pool.query(
    `insert into verification_policy (action, account_class, sets, changed_at, changed_by)
      select a, c, $1::jsonb, now(), $2 from unnest(array['change_contact', 'change_factor']) a, unnest(array['normal', 'elevated', 'privileged']) c
      on conflict (action, account_class) do update set sets = excluded.sets`,
    [sets, personId],
  );
  await desk.pool.query("update sms_gateway set active = true, kind = 'http', url = 'https://sms.example/', failing_since = null");
  await desk.pool.query("update person set mobile = coalesce(mobile, '+4790000001') where id = $1", [personId]);
  await desk.pool.query("update contact_point set since = now() - interval '60 days' where person_id = $1 and until is null", [personId]);
  const given = { subject: "Lost it", channel: "phone", requester: { id: personId } };
  return (await desk.call("POST", "/tickets", { cookie, body: given })).body.id;
}
