import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { newId } from "../../server/platform/id.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { endAbandoned } from "../../server/rooms/chat/sweep.ts";
import { smallWorld, type World } from "../world.ts";
import { begin, headersOf, hear, newToken, say } from "./chat-visitor.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
let desk: Desk;
let world: World;
const cookies = new Map<string, string>();
const as = (name: string) => ({ cookie: cookies.get(name) ?? "" });
const soon = (look: () => void) => vi.waitFor(look, { timeout: 5000, interval: 25 });
beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of ["ane", "jonas", "per", "kari", "lead", "administrator"] as const)
      await setPassword(tx, made.people[name].id, password);
    return made;
  });
  for (const name of ["ane", "jonas", "per", "kari", "lead", "administrator"] as const)
    cookies.set(name, await desk.signIn(world.people[name].email ?? "", password));
  const made = await desk.call("POST", "/chat-widgets", {
    ...as("administrator"),
    body: {
      key: "site",
      name: "Web site",
      origins: ["https://www.nordvik.example"],
      questions: [{ key: "device", label_en: "Which device?", label_nb: "Hvilken enhet?", required: false, choices: ["PC", "Phone"] }],
    },
  });
  expect([made.status, made.text]).toEqual([201, expect.stringContaining('"key":"site"')]);
});
afterAll(() => desk.close());

/** A chat that a technician has. */
async function talk(who: string, visitor: { token: string; cookie?: string } = { token: newToken() }) {
  const begun = await begin(desk, "site", visitor);
  expect([begun.status, begun.text]).toEqual([201, expect.any(String)]);
  const taken = await desk.call("POST", `/chats/${begun.body.id}/take`, as(who));
  expect([taken.status, taken.text]).toEqual([200, expect.any(String)]);
  return { visitor, id: begun.body.id as string, chat: taken.body };
}
const finish = (who: string, id: string, outcome = "answered") =>
  desk.call("POST", `/chats/${id}/endings`, { ...as(who), body: { outcome } });
const tell = (who: string, id: string, body: string, message = newId()) =>
  desk.call("POST", `/chats/${id}/messages`, { ...as(who), body: { id: message, body } });

describe("a chat of somebody who is signed in", () => {
  it("is a contact and a ticket of theirs from its first word, and its technician's once taken", async () => {
    const visitor = { token: newToken(), ...as("ane") };
    const begun = await begin(desk, "site", visitor, { answers: { device: "PC" } });
    expect(begun.body).toMatchObject({ state: "waiting", position: 1, technician: null, mailed_to: "ane.berg@nordvik.example" });
    const queue = await desk.call("GET", "/chats", as("per"));
    expect(queue.body.waiting).toMatchObject([
      {
        id: begun.body.id,
        person: { name: "Ane Berg" },
        unread: 1,
        visitor_here: true,
        answers: [{ question: "Which device?", answer: "PC" }],
        can: { take: true },
      },
    ]);
    const taken = await desk.call("POST", "/chats/next", as("per"));
    expect(taken.body).toMatchObject({ id: begun.body.id, state: "open", technician: { name: "Per Haug" } });
    const ticket = await desk.call("GET", `/tickets/${taken.body.ticket.id}`, as("per"));
    expect(ticket.body).toMatchObject({
      subject: "My screen is black",
      channel: "chat",
      status: "open",
      requester: { name: "Ane Berg" },
      assignee: { name: "Per Haug" },
    });
    expect((await desk.call("GET", "/contacts/live", as("per"))).body.items).toMatchObject([
      { id: taken.body.contact_id, channel: "chat", state: "live" },
    ]);
    // The desk mails nothing about what they are talking of.
    await tell("per", begun.body.id, "Is it plugged in?");
    await say(desk, visitor, "It is now");
    const ended = await finish("per", begun.body.id, "solved");
    expect([ended.status, ended.body.state]).toEqual([201, "ended"]);
    const timeline = await desk.call("GET", `/tickets/${taken.body.ticket.id}/timeline?limit=50`, as("ane"));
    const transcript = timeline.body.items.find((entry: { kind: string }) => entry.kind === "reply");
    expect(transcript.body).toMatch(/Ane Berg: My screen is black[^]+Per Haug: Is it plugged in\?[^]+Ane Berg: It is now/);
    expect((await desk.call("GET", `/tickets/${taken.body.ticket.id}`, as("per"))).body.status).toBe("resolved");
  });

  it("is theirs as long as they are signed in: its token alone, or another session, opens nothing", async () => {
    const { visitor, id } = await talk("per", { token: newToken(), ...as("ane") });
    expect((await desk.call("GET", "/my-chat", { headers: headersOf({ token: visitor.token }) })).status).toBe(404);
    expect((await desk.call("GET", "/my-chat", { headers: headersOf({ token: visitor.token, ...as("jonas") }) })).status).toBe(404);
    expect((await hear(desk.base, { token: visitor.token, ...as("jonas") })).status).toBe(404);
    expect((await desk.call("GET", "/my-chat", as("ane"))).body.chat.id).toBe(id);
    expect((await begin(desk, "site", { token: newToken(), ...as("ane") })).body.code).toBe("chat_going");
    await finish("per", id);
  });

  it("is told to their open page, and to no page once they signed out", async () => {
    const cookie = await desk.signIn(world.people.jonas.email ?? "", password);
    const { visitor, id } = await talk("per", { token: newToken(), cookie });
    const page = await hear(desk.base, visitor);
    await soon(() => expect(page.said().map(({ seq }) => seq)).toEqual([1, 2]));
    await desk.call("DELETE", "/session", { cookie });
    await page.closed;
    await tell("per", id, "Still there?");
    expect(page.said().map(({ body }) => body)).not.toContain("Still there?");
    await finish("per", id);
  });
});

describe("a chat of a stranger", () => {
  it("opens by its token alone, which is in no answer, no address and nowhere in the database", async () => {
    const { visitor, id } = await talk("per");
    expect((await desk.call("GET", "/my-chat", {})).status).toBe(404);
    expect((await desk.call("GET", "/my-chat", { headers: headersOf({ token: newToken() }) })).status).toBe(404);
    const mine = await desk.call("GET", "/my-chat", { headers: headersOf(visitor) });
    expect(mine.body.chat).toMatchObject({
      id,
      state: "open",
      technician: "Per Haug",
      mailed_to: expect.stringMatching(/^ola\..*@example\.org$/),
    });
    expect(mine.text).not.toContain(visitor.token);
    const { rows } = await desk.pool.query("select row_to_json(c)::text as row from chat c");
    expect(rows.map(({ row }) => row).join()).not.toContain(visitor.token);
    expect(desk.logged.join("")).not.toContain(visitor.token);
    await finish("per", id, "kept_working");
  });

  it("makes them known once somebody takes it, and makes nobody of an address that is somebody's", async () => {
    const known = await begin(desk, "site", { token: newToken() }, { name: "Ane Berg", email: "ane.berg@nordvik.example" });
    const { rows: before } = await desk.pool.query("select count(*)::int as count from person");
    const fresh = await begin(desk, "site", { token: newToken() }, { name: "New One", email: "new.one@example.org" });
    const { rows: then } = await desk.pool.query("select count(*)::int as count from person");
    expect(then).toEqual(before);
    const one = await desk.call("POST", `/chats/${known.body.id}/take`, as("per"));
    expect(one.body).toMatchObject({ person: null, claimed: { name: "Ane Berg" }, visitor: { name: "Ane Berg" } });
    expect((await desk.call("GET", `/tickets/${one.body.ticket.id}`, as("per"))).body.requester).toBeNull();
    // Who only says so gets nothing of hers, and she nothing of theirs.
    expect((await desk.call("GET", `/tickets/${one.body.ticket.id}`, as("ane"))).status).toBe(404);
    const two = await desk.call("POST", `/chats/${fresh.body.id}/take`, as("per"));
    expect((await desk.call("GET", `/tickets/${two.body.ticket.id}`, as("per"))).body.requester).toMatchObject({ name: "New One" });
    expect((await desk.call("GET", `/contacts/${two.body.contact_id}`, as("per"))).body.person).toMatchObject({ name: "New One" });
    await finish("per", known.body.id);
    await finish("per", fresh.body.id);
  });

  it("takes their files only once somebody is there, and gives them to nobody else", async () => {
    const visitor = { token: newToken() };
    const begun = await begin(desk, "site", visitor);
    const send = (id: string) =>
      fetch(`${desk.base}/api/v1/my-chat/files?id=${id}&name=${encodeURIComponent("<img src=x>.html")}`, {
        method: "POST",
        headers: { "content-type": "application/offset+octet-stream", ...headersOf(visitor) },
        body: "<script>1</script>",
      });
    const early = await send(newId());
    expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([409, "chat_not_taken"]);
    await desk.call("POST", `/chats/${begun.body.id}/take`, as("per"));
    const id = newId();
    const [sent, again] = [await send(id), await send(id)];
    expect(await sent.json()).toMatchObject({ id, files: [{ name: "_img src=x_.html" }] });
    expect(again.status).toBe(201);
    const mine = await desk.call("GET", "/my-chat", { headers: headersOf(visitor) });
    const files = mine.body.messages.flatMap((message: { files: { id: string }[] }) => message.files);
    expect(files).toHaveLength(1);
    const got = await fetch(`${desk.base}/api/v1/my-chat/files/${files[0].id}`, { headers: headersOf(visitor) });
    expect([got.headers.get("content-disposition"), got.headers.get("content-type")]).toEqual([
      expect.stringMatching(/^attachment/),
      "application/octet-stream",
    ]);
    const other = await talk("kari");
    expect((await desk.call("GET", `/my-chat/files/${files[0].id}`, { headers: headersOf(other.visitor) })).status).toBe(404);
    await finish("per", begun.body.id, "kept_working");
    await finish("kari", other.id, "kept_working");
  });
});

describe("what is said", () => {
  it("has one place each, whoever sends it twice or at once, and is heard from the last message on", async () => {
    const { visitor, id } = await talk("per");
    const page = await hear(desk.base, visitor);
    const twice = newId();
    const sent = await Promise.all([
      ...Array.from({ length: 4 }, () => say(desk, visitor, "twice", twice)),
      ...Array.from({ length: 5 }, (_, n) => say(desk, visitor, `visitor ${n}`)),
      ...Array.from({ length: 5 }, (_, n) => tell("per", id, `technician ${n}`)),
    ]);
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201));
    await soon(() => expect(page.said()).toHaveLength(13));
    expect(page.said().map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
    const later = await hear(desk.base, visitor, 10);
    await soon(() => expect(later.said().map(({ seq }) => seq)).toEqual([11, 12, 13]));
    page.leave();
    later.leave();
    await finish("per", id, "kept_working");
  });

  it("never holds a note, who else works there, or anything of the ticket", async () => {
    const { visitor, id, chat } = await talk("per");
    const page = await hear(desk.base, visitor);
    await desk.call("POST", `/tickets/${chat.ticket.id}/notes`, { ...as("per"), body: { body: "canary-inside: sounds drunk" } });
    await desk.call("PATCH", `/tickets/${chat.ticket.id}`, { ...as("per"), body: { subject: "canary-subject" } });
    await tell("per", id, "One moment");
    await soon(() => expect(page.said().map(({ body }) => body)).toContain("One moment"));
    await finish("per", id, "kept_working");
    await soon(() => expect(page.states().at(-1)?.state).toBe("ended"));
    const mine = await desk.call("GET", "/my-chat", { headers: headersOf(visitor) });
    for (const text of [page.raw(), mine.text]) {
      expect(text).not.toContain("canary");
      expect(text).not.toContain(chat.ticket.id);
      expect(text).not.toContain(chat.contact_id);
    }
    page.leave();
  });

  it("by a flood is told kindly to wait, and what others say goes on", async () => {
    const [flood, calm] = [await talk("per"), await talk("kari")];
    const all = await Promise.all(Array.from({ length: 40 }, (_, n) => say(desk, flood.visitor, `flood ${n}`)));
    const refused = all.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(28);
    expect(refused[0]?.body).toMatchObject({ code: "chat_too_fast", title: "That was a lot at once. Wait 10 seconds, then go on." });
    expect(refused[0]?.headers.get("retry-after")).toBe("10");
    expect((await say(desk, calm.visitor, "Hello")).status).toBe(201);
    await finish("per", flood.id, "kept_working");
    await finish("kari", calm.id, "kept_working");
  });
});

describe("technicians", () => {
  it("have so many chats and no more, are busy with the last, and two who take at once get one each", async () => {
    const begun = await Promise.all(Array.from({ length: 4 }, () => begin(desk, "site", { token: newToken() })));
    const order = await desk.call("GET", "/chats", as("per"));
    expect(order.body.waiting).toHaveLength(4);
    const both = await Promise.all([desk.call("POST", "/chats/next", as("per")), desk.call("POST", "/chats/next", as("lead"))]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(2);
    await desk.call("POST", "/chats/next", as("per"));
    expect((await desk.call("GET", "/availability", as("per"))).body.because).not.toBe("contact");
    const third = await desk.call("POST", "/chats/next", as("per"));
    expect(third.status).toBe(200);
    expect((await desk.call("GET", "/availability", as("per"))).body).toMatchObject({ state: "busy", because: "contact" });
    const late = await begin(desk, "site", { token: newToken() });
    const full = await desk.call("POST", `/chats/${late.body.id}/take`, as("per"));
    expect([full.status, full.body.code]).toEqual([409, "chat_hands_full"]);
    const again = await desk.call("POST", `/chats/${begun[0]?.body.id}/take`, as("kari"));
    expect(again.body).toMatchObject({ code: "chat_taken" });
    for (const { body } of [...begun, late]) for (const who of ["per", "lead"]) await finish(who, body.id, "kept_working");
    await desk.call("POST", `/chats/${late.body.id}/take`, as("per"));
    expect((await finish("per", late.body.id, "kept_working")).status).toBe(201);
  });

  it("hand a chat up with the whole story: the other team takes it first, and the visitor only waits", async () => {
    const { visitor, id, chat } = await talk("per");
    await tell("per", id, "I ask a colleague");
    const later = await begin(desk, "site", { token: newToken() });
    const escalation = {
      reason: "needs_skill",
      team: "messaging",
      handover: { question: "Which server?", asked: "", tried: "Restarted", found: "", evidence: "" },
    };
    const moved = await desk.call("POST", `/chats/${id}/transfers`, { ...as("per"), body: escalation });
    expect([moved.status, moved.text]).toEqual([201, expect.stringContaining('"waiting"')]);
    expect((await desk.call("GET", `/contacts/${chat.contact_id}`, as("per"))).body).toMatchObject({ outcome: "handed_up" });
    expect((await tell("per", id, "One more thing")).body.code).toBe("chat_not_taken");
    expect((await desk.call("GET", "/my-chat", { headers: headersOf(visitor) })).body.chat).toMatchObject({
      state: "waiting",
      position: 1,
    });
    const taken = await desk.call("POST", "/chats/next", as("kari"));
    expect(taken.body).toMatchObject({ id, technician: { name: "Kari Solberg" } });
    expect(taken.body.contact_id).not.toBe(chat.contact_id);
    const story = await desk.call("GET", `/chats/${id}/messages`, as("kari"));
    expect(story.body.items.map(({ what, body }: { what: string | null; body: string }) => what ?? body)).toEqual([
      "My screen is black",
      "joined",
      "I ask a colleague",
      "moved",
      "joined",
    ]);
    await finish("kari", id, "kept_working");
    await desk.call("POST", `/chats/${later.body.id}/take`, as("per"));
    await finish("per", later.body.id, "kept_working");
  });

  it("see no chat of a ticket that they do not see", async () => {
    const { id, chat } = await talk("per", { token: newToken(), ...as("ane") });
    const { status, text } = await desk.call("PUT", `/tickets/${chat.ticket.id}/confidentiality`, {
      ...as("per"),
      body: { confidential: true },
    });
    expect([status, text]).toEqual([200, expect.any(String)]);
    for (const path of [`/chats/${id}`, `/chats/${id}/messages`, `/tickets/${chat.ticket.id}/chats`])
      expect([path, (await desk.call("GET", path, as("kari"))).status]).toEqual([path, 404]);
    await finish("per", id);
  });
});

describe("a visitor who goes", () => {
  it("before anybody came leaves a ticket with all they said; the contact is written down as abandoned", async () => {
    const visitor = { token: newToken(), ...as("ane") };
    const begun = await begin(desk, "site", visitor);
    await say(desk, visitor, "It smells, too");
    const { rows } = await desk.pool.query("select ticket_id, contact_id from chat where id = $1", [begun.body.id]);
    await desk.call("POST", "/my-chat/end", { headers: headersOf(visitor), body: {} });
    expect((await desk.call("GET", `/tickets/${rows[0].ticket_id}`, as("per"))).body).toMatchObject({
      status: "open",
      description: "My screen is black\n\nIt smells, too",
    });
    expect((await desk.call("GET", `/contacts/${rows[0].contact_id}`, as("per"))).body).toMatchObject({
      outcome: "abandoned",
      technician: null,
    });
    expect((await say(desk, visitor, "More")).body.code).toBe("chat_over");
  });

  it("without a word is gone after three minutes; a chat that somebody has goes on for half an hour", async () => {
    const waiting = await begin(desk, "site", { token: newToken() });
    const { id } = await talk("per");
    await tell("per", id, "Are you there?");
    await desk.pool.query(
      "update chat_here set seen_at = seen_at - interval '5 minutes'; update chat set started_at = started_at - interval '5 minutes' where state = 'waiting'",
    );
    await endAbandoned(desk.db, desk.now());
    const stateOf = async (chat: string) => (await desk.call("GET", `/chats/${chat}`, as("per"))).body;
    expect([await stateOf(waiting.body.id), await stateOf(id)]).toMatchObject([{ state: "ended", ended_by: "nobody" }, { state: "open" }]);
    await desk.pool.query("update chat_here set seen_at = seen_at - interval '1 hour'");
    await endAbandoned(desk.db, new Date(desk.now().getTime() + 3_600_000));
    expect(await stateOf(id)).toMatchObject({ state: "ended", ended_by: "nobody" });
    // What was written is a message of the ticket, which is mailed.
    const { rows } = await desk.pool.query("select body from reply where ticket_id = (select ticket_id from chat where id = $1)", [id]);
    expect(rows[0].body).toContain("Per Haug: Are you there?");
  });
});

describe("a door that is shut", () => {
  it("outside the hours takes a message, once, and mails nobody that only says who they are", async () => {
    const team = world.teams.get("service-desk");
    expect(team).toBeTruthy();
    // Open on one day a week, three days from now.
    const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(desk.now().getUTCDay() + 3) % 7] ?? "sun";
    const { body: calendar } = await desk.call("POST", "/calendars", {
      ...as("administrator"),
      body: { name: "Never now", time_zone: "UTC", hours: { [weekday]: [["08:00", "16:00"]] }, feed_url: null, teams: [team?.id] },
    });
    expect(JSON.stringify(calendar)).toContain("Never now");
    const door = await desk.call("GET", "/chat-widgets/site/door?language=nb");
    expect(door.body).toMatchObject({ open: false, full: false, questions: [{ label: "Hvilken enhet?" }], name: null });
    expect(door.body.opens_at).toMatch(/T08:00:00/);
    expect((await begin(desk, "site", { token: newToken() })).body).toMatchObject({ code: "chat_closed" });
    const given = { id: newId(), body: "Please call me", name: "Late One", email: "late@example.org" };
    for (const _ of [1, 2]) expect((await desk.call("POST", "/chat-widgets/site/messages", { body: given })).status).toBe(204);
    const { rows } = await desk.pool.query("select subject, description from ticket where subject = 'Please call me'");
    expect(rows).toEqual([{ subject: "Please call me", description: "Name: Late One\nEmail: late@example.org\n\nPlease call me" }]);
    const { rows: mails } = await desk.pool.query("select 1 from outbox");
    expect(mails).toEqual([]);
  });
});
