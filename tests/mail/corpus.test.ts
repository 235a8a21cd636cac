import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";

// Every message of the collection through the door, as a mail server hands it in: what the desk makes of it, and what it says of it afterwards.
const folder = join(import.meta.dirname, "../fixtures/mail");

interface Expected {
  about: string;
  subject: string;
  from: { name: string; address: string } | null;
  text: string;
  new_text?: string;
  attachments?: { file_name: string; media_type: string; size: number }[];
  outcome?: string;
}

const cases = globSync("**/*.eml", { cwd: folder })
  .toSorted()
  .map((path) => {
    const expected = JSON.parse(readFileSync(join(folder, path.replace(/eml$/, "json")), "utf8")) as Expected;
    return { name: basename(path, ".eml"), about: expected.about, raw: readFileSync(join(folder, path)), expected };
  });

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk();
  key = await transaction(
    desk.db,
    async (tx) => (await createApiKey(tx, { personId: (await smallWorld(tx)).people.administrator.id, name: "mail" })).key,
  );
});
afterAll(() => desk.close());

/** Nobody can be asked about a message without a sender; a technician looks at it. */
const outcomeOf = ({ outcome, from }: Expected): string => outcome ?? (from ? "opened" : "held");

test.each(cases)("$name: $about", async ({ raw, expected }) => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "message/rfc822" };
  const response = await fetch(`${desk.base}/api/v1/mail/messages`, { method: "POST", headers, body: new Uint8Array(raw) });
  const done = (await response.json()) as { id: string; outcome: string; reasons: string[]; ticket_number: number | null };
  expect([response.status, done]).toEqual([201, expect.objectContaining({ outcome: outcomeOf(expected) })]);
  const { body: read } = await desk.call("GET", `/mail/messages/${done.id}`, { key });
  expect(read).toMatchObject({
    subject: expected.subject,
    from: expected.from,
    text: expected.text,
    ...(expected.new_text !== undefined && { new_text: expected.new_text }),
    ...(expected.attachments && { attachments: expected.attachments }),
  });
  if (done.outcome !== "opened") return;
  const { body: ticket } = await desk.call("GET", `/tickets/${done.ticket_number}`, { key });
  expect(ticket).toMatchObject({ channel: "mail", requester: expect.objectContaining({ id: expect.any(String) }) });
  const { body: timeline } = await desk.call("GET", `/tickets/${done.ticket_number}/timeline`, { key });
  const files = timeline.items.flatMap((entry: { attachments?: { size: number }[] }) => entry.attachments ?? []);
  expect(files.map(({ size }: { size: number }) => size)).toEqual(
    (expected.attachments ?? read.attachments).map(({ size }: { size: number }) => size),
  );
});
