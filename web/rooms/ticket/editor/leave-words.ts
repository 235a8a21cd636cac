import type { Ticket } from "../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { remember, remembered } from "../../../platform/draft-words.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { keep } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { setAside } from "../../../platform/set-aside.ts";
import { toast } from "../../../ui/toast.tsx";
import { both, outcomeOf } from "./shared-words.ts";

/** Tried again while the server is away. Answers why they are not kept, or null. */
async function addWords(key: string, body: string): Promise<string | null> {
  try {
    await call("PUT /drafts", { body: { key, body, add: true } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (outcomeOf(error, body).is !== "again") return error.message;
    await new Promise((then) => setTimeout(then, 5000));
    return addWords(key, body);
  }
  // What was read before is not shown again.
  await call("GET /drafts", { query: { key } }).then(
    (answer) => keep("GET /drafts", { query: { key } }, answer),
    () => {},
  );
  return null;
}

/** Puts words above what its writer's own draft holds: in this tab at once, for who is back there soon. Answers why the server did not take them, or null. */
async function putBack(key: string, body: string): Promise<string | null> {
  const before = remembered(key);
  const here = both(body, before?.text ?? "");
  remember(key, here, true);
  const why = await addWords(key, body);
  if (remembered(key)?.text === here) remember(key, before?.text ?? null, before?.unread);
  return why;
}

/**
 * Words for a draft of a ticket whose screen is left by now. What the server does not take is set aside in this tab, and its writer is told so and
 * shown the way to it.
 */
export function useLeaveWords({ number }: Pick<Ticket, "number">): (key: string, body: string) => Promise<void> {
  const t = useWords("ticket");
  const me = useMe();
  const go = useGo();
  return async (key, body) => {
    const why = await putBack(key, body);
    if (why === null) return;
    setAside(me.id, key, body);
    toast.refused(t("aside.told", { number, why }), { label: t("send_failed.open"), run: () => go(paths.ticket(number)) });
  };
}

/** Puts back what stood in a field of one line, unless something else is kept there by now. */
export async function leaveWhereFree(key: string, body: string): Promise<void> {
  if (body === "" || remembered(key) !== null) return;
  remember(key, body, true);
  const { items } = await call("GET /drafts", { query: { key } });
  if (items.every((item) => item.body === "")) await addWords(key, body);
  if (remembered(key)?.text === body) remember(key, null);
}
