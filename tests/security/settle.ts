import type { Desk } from "./open-desk.ts";

/** As if what somebody could prove by who they are had been set that many days ago: what is new proves nothing. */
export async function settle(desk: Pick<Desk, "pool">, days = 31): Promise<void> {
  const ago = `now() - interval '${days} days'`;
  await desk.pool.query(`update passkey set created_at = ${ago}`);
  await desk.pool.query(`update authenticator set confirmed_at = ${ago} where confirmed_at is not null`);
  await desk.pool.query(`update recovery_code set created_at = ${ago}`);
}
