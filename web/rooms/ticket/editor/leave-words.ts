import { call, isRefusal } from "../../../platform/client.ts";
import { keep } from "../../../platform/queries.ts";
import { outcomeOf } from "./shared-words.ts";

/**
 * Puts words above what its writer's own draft of a ticket holds, whose screen is left by now; tried again while the server is away. Answers
 * whether they are kept.
 */
export async function leaveWords(key: string, body: string): Promise<boolean> {
  try {
    await call("PUT /drafts", { body: { key, body, add: true } });
  } catch (error) {
    if (!isRefusal(error) || outcomeOf(error, body).is !== "again") return false;
    await new Promise((then) => setTimeout(then, 5000));
    return leaveWords(key, body);
  }
  // What was read before is not shown again.
  await call("GET /drafts", { query: { key } }).then(
    (answer) => keep("GET /drafts", { query: { key } }, answer),
    () => {},
  );
  return true;
}

/** Puts back what stood in a field of one line, unless something else is kept there by now. */
export async function leaveWhereFree(key: string, body: string): Promise<void> {
  const { items } = await call("GET /drafts", { query: { key } });
  if (items.every((item) => item.body === "")) await leaveWords(key, body);
}
