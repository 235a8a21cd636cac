import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rooms } from "../../server/rooms.ts";
import { settle } from "../database.ts";
import { bound, openHall, type ActorName, type Hall } from "./hall.ts";
import { plausibleQuery, plausibleRequest, queryNamesOf } from "./plausible.ts";
import { internalName, setScene, urlOf, type Scene } from "./scene.ts";

// Seen red by giving requesters the whole of a timeline. What streams of events tell is tried in live-visibility, what the portal
// draws in the journey hostile-words.

const canary = internalName;
const outside: ActorName[] = ["anonymous", "ane", "jonas", "siri"];
const questions = [canary, "canarybluet", "canariblutit", "printer", `printer ${canary}`, "half a page", "1001"];

let hall: Hall;
let scene: Scene;
let countsBefore: string[];
/** Of Jonas: read through Ane's, and what is inside of it is inside of hers. */
let merged: string;
/** Ane's, of a request type whose form has questions for technicians alone. */
let shaped: string;
/** The files that were answers to one of those. */
const paperOf: string[] = [];

const api = (path: string) => `/api/v1${path}`;
const act = async (actor: ActorName, method: string, path: string, payload: object) => {
  const answer = await hall.send(actor, method, api(path), { payload });
  expect([path, answer.statusCode < 300, answer.statusCode < 300 || answer.body]).toEqual([path, true, true]);
};
const make = async (actor: ActorName, path: string, payload: object) =>
  (await hall.send(actor, "POST", api(path), { payload })).json() as { id: string; items: { id: string; told: boolean }[] };
/** How much each question finds for a requester. */
const counts = async () => {
  const found: string[] = [];
  for (const actor of ["ane", "jonas"] as const) {
    for (const q of questions) {
      const { tickets, people } = (await hall.send(actor, "GET", api(`/search?q=${encodeURIComponent(q)}`))).json();
      found.push(`${actor} ${q === canary ? "the secret" : q}: ${tickets.length} and ${people.length}`);
    }
  }
  return found;
};
const happened = () =>
  settle(
    hall.db,
    rooms.flatMap((room) => room.reactions ?? []),
  );

beforeAll(async () => {
  hall = await openHall({ commits: true });
  scene = await setScene(hall);
  merged = (await make("per", "/tickets", { subject: "Toner is low", requester: { id: hall.world.people.jonas.id } })).id;
  const words = { en: canary, nb: canary };
  const asked = { key: "inside", label: words, kind: "text", internal: true };
  const paper = { key: "paper", label: words, kind: "file", internal: true };
  const type = { key: "shaped", name: { en: "Shaped", nb: "Formet" }, hint: { en: "Shaped", nb: "Formet" }, kind: "service_request" };
  await act("administrator", "POST", "/request-types", { ...type, fields: [asked, paper] });
  const inside = { subject: "Something shaped", request_type: "shaped", fields: { inside: canary } };
  shaped = (await make("per", "/tickets", { ...inside, requester: { id: hall.world.people.ane.id } })).id;
  await act("per", "PATCH", `/tickets/${shaped}`, { fields: { inside: `${canary} again` } });
  // Called by the secret word, and saying it.
  const bytes = Buffer.from(`${canary} in a file`);
  const upload = async () => {
    const { id } = await make("per", "/uploads", { file_name: `${canary}.txt`, size: bytes.length });
    const sent = await hall.send("per", "PATCH", api(`/uploads/${id}?offset=0`), {
      payload: bytes,
      headers: { "content-type": "application/offset+octet-stream" },
    });
    expect(sent.statusCode).toBe(200);
    return id;
  };
  for (let times = 0; times < 2; times += 1) {
    paperOf.push(await upload());
    await act("per", "PATCH", `/tickets/${shaped}`, { fields: { paper: paperOf.at(-1) } });
  }
  const steps = { name: canary, items: [{ text: canary, mandatory: false }] };
  const checklist = (await make("administrator", "/checklist-templates", steps)).id;
  countsBefore = await counts();
  const hers = `/tickets/${scene.tickets["Ane's"]}`;
  await act("per", "POST", `${hers}/notes`, { body: `${canary}: printer, half a page, she is impatient` });
  await act("per", "PATCH", hers, { tags: [canary] });
  await act("per", "PUT", `/people/${hall.world.people.ane.id}/marks/vulnerable`, { note: canary });
  const laptop = { tag: "PC-CANARY", name: "Laptop", kind: "computer", serial: canary, note: canary };
  await act("per", "POST", "/assets", { ...laptop, person_id: hall.world.people.ane.id });
  await act("per", "POST", `${hers}/time-entries`, { minutes: 5, note: canary });
  await act("per", "PUT", "/drafts", { key: `note:${scene.tickets["Ane's"]}`, body: canary });
  await act("per", "PUT", "/drafts", { key: `reply:${scene.tickets["Ane's"]}`, body: canary });
  await act("per", "PUT", `${hers}/shared-draft`, { body: canary });
  await act("per", "PATCH", `/contacts/${scene.contact}`, { note: canary });
  await act("per", "POST", `${hers}/notices`, { to: "manager", reason: canary });
  const handover = { asked: canary, tried: canary, found: canary, evidence: canary, question: canary };
  await act("per", "POST", `${hers}/escalations`, { reason: canary, team: "messaging", handover });
  await act("lead", "POST", `${hers}/bounces`, { reason: canary });
  await act("per", "POST", `${hers}/offers`, { technician: hall.world.people.lars.id });
  await act("lars", "POST", `${hers}/declines`, { reason: canary });
  await act("per", "PATCH", hers, { status: "waiting", waiting_reason: "vendor" });
  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const said = await make("per", `${hers}/promises`, { what: "other", words: canary, due_at: soon(1) });
  const told = await make("per", `${hers}/promises`, { what: "call_back", due_at: soon(2), told: true });
  const promise = told.items.find((one) => one.told)?.id ?? "";
  expect(said.items).toHaveLength(1);
  await act("per", "PATCH", `${hers}/promises/${promise}`, { due_at: soon(3), reason: canary });
  await act("per", "POST", `${hers}/approvals`, { question: canary, people: [hall.world.people.manager.id], mandatory: false });
  await act("per", "POST", `${hers}/tasks`, { subject: canary, description: canary, team: "network", mandatory: false });
  await act("per", "POST", `/tickets/${merged}/notes`, { body: canary });
  await act("per", "POST", `/tickets/${merged}/checklists`, { template: checklist });
  await act("per", "POST", `/tickets/${merged}/links`, { kind: "caused_by", ticket: scene.tickets["Siri's"] });
  await act("administrator", "POST", `/tickets/${merged}/merges`, { into: scene.tickets["Ane's"] });
  await happened();
});
afterAll(() => hall.close());

describe("D2: a secret word in notes, internal fields, handovers, drafts, reasons and calls", () => {
  it("is there for those who work on the ticket", async () => {
    for (const path of ["/timeline", "/handovers", "/side-conversations", "/checklists", "/promises", "/approvals", "/links", ""]) {
      const answer = await hall.send("per", "GET", api(`/tickets/${scene.tickets["Ane's"]}${path}`));
      expect([path, answer.body.includes(canary)]).toEqual([path, true]);
    }
  });

  it("is there for them in what helps a person, too", async () => {
    expect((await hall.send("per", "GET", api("/people/marks"))).body).toContain(canary);
  });

  it("is there for them in what is known of her things, too", async () => {
    expect((await hall.send("per", "GET", api("/assets/PC-CANARY"))).body).toContain(canary);
    expect((await hall.send("ane", "GET", api("/assets/mine"))).body).toContain("PC-CANARY");
  });

  it("is there for them in the form, too", async () => {
    expect((await hall.send("per", "GET", api(`/tickets/${shaped}/form`))).body).toContain(`${canary} again`);
  });

  // Seen red: on the shelf of the description's files its requester was served it.
  it("is in a file that answers a question for them, and is served to nobody else, also once everybody is asked", async () => {
    const seen = async (actor: ActorName) => {
      const answers = await Promise.all(
        paperOf.flatMap((id) =>
          ["", "?as=requester"].map((as) => hall.send(actor, "GET", api(`/tickets/${shaped}/attachments/${id}${as}`))),
        ),
      );
      return answers.map(({ statusCode, body }) => `${statusCode} ${body.includes(canary)}`);
    };
    expect((await seen("per")).filter((_, at) => at % 2 === 0)).toEqual(["200 true", "200 true"]);
    const form = (await hall.send("per", "GET", api(`/tickets/${shaped}/form`))).json() as {
      fields: { key: string; file: string | null }[];
    };
    expect(form.fields.find(({ key }) => key === "paper")?.file).toBe(paperOf.at(-1));
    const nobody = async () => {
      for (const actor of ["ane", "jonas", "siri"] as const)
        expect(await seen(actor)).toEqual(Array.from({ length: 4 }, () => "404 false"));
      for (const path of ["", "/timeline", "/timeline?as=requester"])
        expect((await hall.send("ane", "GET", api(`/tickets/${shaped}${path}`))).body).not.toContain(canary);
    };
    await nobody();
    const { rows: before } = await hall.query("select fields from request_type where key = 'shaped'");
    const [{ fields }] = before as [{ fields: object[] }];
    const set = (next: object[]) => hall.query("update request_type set fields = $1 where key = 'shaped'", [JSON.stringify(next)]);
    await set(fields.map((one) => ({ ...one, label: { en: "Open", nb: "Åpen" }, internal: false })));
    await nobody();
    await set(fields);
  });

  const reads = bound.filter(({ key }) => key.startsWith("GET ")).map(({ key }) => key);
  it.each(reads)("is in no answer to a requester of %s", async (key) => {
    const values = [scene.tickets["Ane's"], hall.world.people.ane.id, "true", "requester", "all_open"];
    const queriesWith = (some: string[]) =>
      queryNamesOf(key).flatMap((name) => some.map((value) => `?${name}=${encodeURIComponent(value)}`));
    const things = key.includes("{")
      ? [
          ...scene.thingsOf(key).map(({ ids }) => ids),
          ...(/^GET .tickets/.test(key)
            ? [
                [merged, merged],
                [shaped, shaped],
              ]
            : []),
        ]
      : [[]];
    for (const actor of outside) {
      for (const ids of things) {
        for (const query of ["", ...queriesWith(actor === "ane" ? [canary, ...values] : [canary])]) {
          const answer = await hall.send(actor, "GET", urlOf(key, ids) + query);
          const { body, headers } = answer;
          // What was asked for may come back in a refusal; nothing else.
          const said = query.includes(canary) && answer.statusCode >= 400 ? "" : body;
          expect([actor, query, said.includes(canary) || JSON.stringify(headers).includes(canary)]).toEqual([actor, query, false]);
        }
      }
    }
  });

  it("is found by no search of theirs: each finds as much as before it was written", async () => {
    const now = await counts();
    expect(now).toEqual(countsBefore);
    expect(now.filter((line) => line.includes("the secret")).every((line) => line.endsWith(": 0 and 0"))).toBe(true);
  });

  const writes = bound.filter(({ key, route }) => !key.startsWith("GET ") && route.access !== "public" && !/session/.test(key));
  it.each(writes.map(({ key }) => key))("is in nothing that %s says to a requester", async (key) => {
    const { route } = writes.find((one) => one.key === key) ?? {};
    const sent = route ? plausibleRequest(key, route, scene.ids) : {};
    const things = key.includes("{") ? scene.thingsOf(key).map(({ ids }) => ids) : [[]];
    for (const actor of ["ane", "jonas", "siri"] as const) {
      for (const ids of things) {
        const headers = { ...sent.headers, "if-match": '"1"' };
        const answer = await hall.send(actor, key.split(" ")[0] ?? "", urlOf(key, ids) + plausibleQuery(key), { ...sent, headers });
        expect([actor, answer.statusCode < 500, answer.body.includes(canary)]).toEqual([actor, true, false]);
      }
    }
  });

  it("is in no mail to them, neither subject nor text, nor in what they are told of", async () => {
    await happened();
    const { people } = hall.world;
    const theirs = [people.ane, people.jonas, people.siri].map(({ email }) => email);
    const { rows } = await hall.query("select * from outbox");
    const mails = rows.filter(({ to_address }) => theirs.includes(to_address));
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toContain(canary);
    const { rows: told } = await hall.query("select * from notification where person_id = any($1)", [
      [people.ane.id, people.jonas.id, people.siri.id],
    ]);
    expect(JSON.stringify(told)).not.toContain(canary);
  });

  it("is in no line of the log", () => {
    expect(hall.logged.join("")).not.toContain(canary);
  });
});
