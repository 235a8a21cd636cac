import type { Me } from "../../../../contract/access.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { askOnce } from "../../../platform/queries.ts";
import { given, readAnew, settle, show } from "../find-ticket.ts";
import { post } from "./outbox.ts";
import { mentionsIn } from "./ready/mentions.ts";

/** note: technicians only. wait: to the requester, whose turn it then is. keep: to the requester, the ticket stays as it is. solve: to the requester, and solved. */
export type Way = "note" | "wait" | "keep" | "solve";

// Browsers let at most 64 kB outlive the page.
const outlives = (body: string) => ({ keepalive: body.length < 15_000 });

/** What goes out: the words, the files that go with them, and up to which message its writer has read. */
export interface Outgoing {
  body: string;
  seen: string | null | undefined;
  attachments: string[];
  /** They are the shared draft, in this version. */
  shared_version?: number | undefined;
}

/** Whom a note calls by name. */
async function mentionsOf(number: number, body: string): Promise<{ mentions?: string[] }> {
  if (!body.includes("@")) return {};
  const { items } = await askOnce("GET /tickets/{id}/mentionable", given(number));
  return { mentions: mentionsIn(body, items) };
}

/** Answers the id of a reply that can still be taken back. */
async function deliver(number: number, way: Way, { body, seen, attachments, shared_version }: Outgoing): Promise<string | null> {
  const at = { ...given(number), ...outlives(body) };
  if (way === "note") await call("POST /tickets/{id}/notes", { ...at, body: { body, attachments, ...(await mentionsOf(number, body)) } });
  else if (way === "solve")
    settle(await call("POST /tickets/{id}/resolutions", { ...at, body: { body, seen, attachments, shared_version } }));
  else {
    const { id } = await call("POST /tickets/{id}/replies", {
      ...at,
      body: { body, wait: way === "wait", seen, attachments, shared_version },
    });
    readAnew(number);
    return id;
  }
  if (way === "note") readAnew(number);
  return null;
}

/** Shows the message at once, sends it, and takes it out again when it was refused: the caller then gives the text back. */
export async function sendMessage(ticket: Ticket, me: Me, way: Way, out: Outgoing): Promise<string | null> {
  const author = { id: me.id, name: me.name, technician: true };
  const head = { id: `leaving-${performance.now()}`, at: new Date().toISOString(), author, body: out.body, attachments: [] };
  const done = post({
    number: ticket.number,
    entry: way === "note" ? { ...head, kind: "note" } : { ...head, kind: "reply", channel: "web" },
  });
  const undo =
    way === "wait" ? show(ticket.number, () => ({ status: "waiting", waiting_reason: "requester", awaits: "requester" })) : () => {};
  try {
    const reply = await deliver(ticket.number, way, out);
    // The timeline holds it a moment later; until then the shown one stays.
    setTimeout(done, 1500);
    return reply;
  } catch (error) {
    done();
    undo();
    throw error;
  }
}

/** Keeps a reply with the desk until its time. Nothing of it can be taken back by then but all of it. */
export async function sendLater(
  ticket: Ticket,
  way: Way,
  { body, seen, attachments, shared_version }: Outgoing,
  at: string,
): Promise<null> {
  const words = { body, seen, attachments, wait: way === "wait", send_at: at, shared_version };
  await call("POST /tickets/{id}/scheduled-replies", { ...given(ticket.number), ...outlives(body), body: words });
  readAnew(ticket.number);
  return null;
}
