import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rooms } from "../../server/rooms.ts";
import { transaction } from "../../server/platform/db.ts";
import { workOn } from "../../server/rooms/bulk/work.ts";
import { startSession } from "../../server/rooms/access/start-session.ts";
import { quiet, settle } from "../database.ts";
import { teamOf, type World } from "../world.ts";
import { actorNames, bound, openHall, type Hall } from "./hall.ts";
import { queryNamesOf } from "./plausible.ts";
import { setScene, urlOf, upload, type Scene } from "./scene.ts";

// Seen red by the outbox, which told whoever runs the desk what a letter about it says.

const canary = "canarymerle";
type Who = keyof World["people"];
/** Everybody who may not see it: the requester is Jonas, and Sara alone works in the team that has it. */
const outside = ["ane", "siri", "per", "lars", "kari", "lead", "manager", "auditor", "administrator"] as const;

let hall: Hall;
let scene: Scene;
const cookies = new Map<string, string>();
let secret: { id: string; number: number };
let merged: string;
let entries: { reply: string; note: string; side: string };
let before: Map<string, string>;

const api = (path: string) => `/api/v1${path}`;
const send = (who: Who, method: string, path: string, payload?: object) =>
  hall.app.inject({
    method: method as "GET",
    url: path.startsWith("/api/") ? path : api(path),
    headers: { cookie: cookies.get(who) ?? "" },
    ...(payload && { payload }),
  });
const act = async (who: Who, method: string, path: string, payload: object = {}) => {
  const answer = await send(who, method, path, payload);
  expect([who, method, path, answer.statusCode < 300 || answer.body]).toEqual([who, method, path, true]);
  return answer.body ? answer.json() : {};
};
const happened = () =>
  settle(
    hall.db,
    rooms.flatMap((room) => room.reactions ?? []),
  );

/** What each of them can list and count, without what moves by itself. */
async function figures(whose: readonly Who[] = outside): Promise<Map<string, string>> {
  const jonas = hall.world.people.jonas.id;
  const pages = [
    ...["/tickets", "/tickets?as=requester", "/tickets?queue=all_open", "/tickets?team=security", `/tickets?requester=${jonas}`],
    ...["/queues", "/views", "/views/counts", "/teams", "/technicians", "/notifications", `/people/${jonas}`, "/announcements"],
    ...[`/search?q=${canary}`, "/search?q=salary", "/search?q=salary&solved=true", "/tickets/export", "/tickets?filter=is:restricted"],
    ...[`/tickets/${scene.tickets["Ane's"]}`, `/tickets/${scene.tickets["Ane's"]}/links`, `/tickets/${scene.tickets["Ane's"]}/timeline`],
  ];
  const found = new Map<string, string>();
  for (const who of whose)
    for (const page of pages) {
      const answer = await send(who, "GET", page);
      found.set(
        `${who} ${page}`,
        `${answer.statusCode} ${answer.body.replace(/"?\d{4}-\d\d-\d\dT[^",]*"?|"(?:rate|request_id)[^,]*/g, "")}`,
      );
    }
  return found;
}

beforeAll(async () => {
  hall = await openHall({ commits: true });
  const { world } = hall;
  const visitor = { ip: "127.0.0.1", userAgent: "a browser", token: null };
  for (const [name, person] of Object.entries(world.people)) {
    const signedIn = { method: "password" as const, secondFactor: false };
    const { token } = await transaction(hall.db, (tx) => startSession(tx, person.id, signedIn, visitor, new Date()));
    cookies.set(name, `firstline=${token}`);
  }
  scene = await setScene(hall);
  await act("administrator", "PATCH", "/teams/security", { confidential: true });
  const checklist = (
    await act("administrator", "POST", "/checklist-templates", { name: "Leaver", items: [{ text: "Ask", mandatory: false }] })
  ).id;
  await act("per", "POST", "/views", { name: "All that is open", filter: "is:active" });
  await happened();
  before = await figures();

  const open = (subject: string) =>
    act("sara", "POST", "/tickets", {
      subject,
      description: `${canary}: salary`,
      requester: { id: world.people.jonas.id },
      team: "security",
      tags: [canary],
    });
  secret = await open(`${canary} salary of a colleague`);
  merged = (await open(`${canary} the same, once more`)).id;
  const at = `/tickets/${secret.id}`;
  const file = await upload(hall, "administrator", "nothing.txt", "nothing");
  expect(file).toBeTruthy();
  entries = {
    reply: (await act("sara", "POST", `${at}/replies`, { body: `${canary}: we look into it` })).id,
    note: (await act("sara", "POST", `${at}/notes`, { body: `${canary}: he is right` })).id,
    side: (
      await act("sara", "POST", `${at}/side-conversations`, {
        to: { name: canary, address: "lawyer@advokat.example" },
        subject: canary,
        body: canary,
      })
    ).id,
  };
  await act("jonas", "POST", `${at}/replies`, { body: `${canary}: thank you` });
  await act("sara", "POST", `${at}/time-entries`, { minutes: 5, note: canary });
  await act("sara", "POST", `${at}/checklists`, { template: checklist });
  await act("sara", "PUT", "/drafts", { key: `note:${secret.id}`, body: canary });
  await act("sara", "PATCH", at, { subject: `${canary} salary, corrected`, status: "waiting", waiting_reason: "vendor" });
  await act("sara", "POST", `${at}/links`, { kind: "related", ticket: scene.tickets["Ane's"] });
  await act("sara", "POST", `/tickets/${merged}/merges`, { into: secret.id });
  await act("sara", "POST", `${at}/presence`, {}).catch(() => {});
  const call = await act("sara", "POST", "/contacts", { channel: "phone", person: { id: world.people.jonas.id }, ticket: secret.id });
  await act("sara", "PATCH", `/contacts/${call.id}`, { note: canary });
  const bulk = { act: "note", body: canary };
  await act("sara", "POST", "/bulk-changes", { tickets: [secret.id], change: bulk });
  await happened();
});
afterAll(() => hall.close());

describe("a confidential ticket", () => {
  it("is there for who works in its team and for its requester", async () => {
    for (const [who, path] of [
      ["sara", `/tickets/${secret.id}`],
      ["sara", `/tickets/${secret.id}/timeline`],
      ["sara", `/search?q=${canary}`],
      ["jonas", `/tickets/${secret.id}`],
    ] as const)
      expect([who, path, (await send(who, "GET", path)).body.includes(canary)]).toEqual([who, path, true]);
  });

  const reads = bound.filter(({ key, route }) => key.startsWith("GET ") && route.media !== "stream").map(({ key }) => key);
  it.each(reads)("says no word of itself in %s", async (key) => {
    const mine = [
      [secret.id, entries.reply],
      [String(secret.number), entries.note],
      [merged, entries.side],
    ];
    const things = key.includes("{") ? [...mine, ...scene.thingsOf(key).map(({ ids }) => ids)] : [[]];
    const values = [canary, secret.id, String(secret.number), hall.world.people.jonas.id, "security", "all_open", "is:restricted"];
    const queries = ["", ...queryNamesOf(key).flatMap((name) => values.map((value) => `?${name}=${encodeURIComponent(value)}`))];
    for (const who of outside) {
      for (const ids of things) {
        const given = ids as readonly [string, string?, string?];
        for (const query of ids === mine[0] || ids.length === 0 ? queries : [""]) {
          const answer = await send(who, "GET", urlOf(key, given) + query);
          const said = query.includes(canary) && answer.statusCode >= 400 ? "" : answer.body;
          expect([who, query, answer.statusCode < 500, said.includes(canary)]).toEqual([who, query, true, false]);
          if (key.startsWith("GET /tickets/{id}") && mine.includes(ids as string[]))
            expect([who, query, answer.statusCode]).toEqual([who, query, expect.toBeOneOf([400, 403, 404])]);
        }
      }
    }
  });

  it("changes no count and no list of others", async () => {
    const after = await figures();
    for (const [page, said] of after) expect([page, said]).toEqual([page, before.get(page)]);
  });

  it("is one from its first moment, or among many, to whom its team is open otherwise", async () => {
    const others = ["siri", "kari", "lars", "sara", "manager", "auditor", "administrator"] as const;
    const given = { description: canary, requester: { id: hall.world.people.jonas.id }, team: "service-desk" };
    const calm = await figures(others);
    await act("per", "POST", "/tickets", { ...given, subject: `${canary} at once`, confidential: true });
    await happened();
    for (const [page, said] of await figures(others)) expect([page, said]).toEqual([page, calm.get(page)]);
    const many = [
      (await act("per", "POST", "/tickets", { ...given, subject: `${canary} one` })).id,
      (await act("per", "POST", "/tickets", { ...given, subject: `${canary} two` })).id,
    ];
    const { id } = await act("per", "POST", "/bulk-changes", { tickets: many, change: { act: "confidential", on: true } });
    await workOn(hall.db, id, quiet);
    await happened();
    for (const [page, said] of await figures(others))
      if (!page.includes("/notifications")) expect([page, said]).toEqual([page, calm.get(page)]);
    const asked = { subject: "Mine", confidential: true };
    expect((await send("jonas", "POST", "/tickets", asked)).json().errors).toMatchObject([
      { pointer: "/confidential", code: "staff_only" },
    ]);
    // What a team or a kind of request closes stays closed.
    const shut = await act("sara", "POST", "/tickets", { ...given, subject: canary, team: "security", confidential: false });
    expect(shut.confidential).toBe(true);
  });

  it("cannot be linked, merged, watched, worked on or called to by who may not see it", async () => {
    const at = `/tickets/${secret.id}`;
    for (const who of ["per", "kari", "lead", "administrator"] as const) {
      for (const [method, path, body] of [
        ["PATCH", at, { tags: [] }],
        ["POST", `${at}/notes`, { body: "Let me see" }],
        ["POST", `${at}/watchers`, {}],
        ["PUT", `${at}/confidentiality`, { confidential: false }],
        ["PUT", `${at}/readers/${hall.world.people[who].id}`, {}],
        ["GET", `${at}/access?person=${hall.world.people[who].id}`, undefined],
        ["GET", `${at}/readers`, undefined],
        ["POST", `${at}/merges`, { into: scene.tickets["Ane's"] }],
      ] as const)
        expect([who, method, path, (await send(who, method, path, body)).statusCode]).toEqual([who, method, path, 404]);
      const link = await send(who, "POST", `/tickets/${scene.tickets["Ane's"]}/links`, { kind: "related", ticket: secret.id });
      expect([who, link.statusCode, link.body.includes(canary)]).toEqual([who, 400, false]);
    }
    const called = await send("sara", "POST", `${at}/notes`, { body: "@Per", mentions: [hall.world.people.per.id] });
    expect([called.statusCode, called.json().errors[0].code]).toEqual([400, "may_not_read_it"]);
    expect((await send("sara", "GET", `${at}/mentionable`)).body).not.toContain(hall.world.people.administrator.id);
  });

  it("cannot be merged into an open one, nor an open one into it, and stays what it is", async () => {
    await act("administrator", "PUT", `/teams/${teamOf(hall.world, "service-desk").id}/members/${hall.world.people.sara.id}`, {});
    for (const [from, into] of [
      [secret.id, scene.tickets["Ane's"]],
      [scene.tickets["Ane's"], secret.id],
    ]) {
      const answer = await send("sara", "POST", `/tickets/${from}/merges`, { into });
      expect([answer.statusCode, answer.json().code]).toEqual([409, "merge_confidential"]);
    }
    await act("administrator", "DELETE", `/teams/${teamOf(hall.world, "service-desk").id}/members/${hall.world.people.sara.id}`);
  });

  it("is in no mail and no notice to anybody but those who may see it", async () => {
    const { people } = hall.world;
    const theirs = outside.map((who) => people[who].email);
    const { rows } = await hall.query("select * from outbox where to_address = any($1)", [theirs]);
    expect(JSON.stringify(rows)).not.toContain(canary);
    const { rows: told } = await hall.query("select * from notification where person_id = any($1) and ticket_id = any($2)", [
      outside.map((who) => people[who].id),
      [secret.id, merged],
    ]);
    expect(told).toEqual([]);
  });

  it("is seen by who is let in, who writes but does not work on it, and no longer when that is taken back", async () => {
    const at = `/tickets/${secret.id}`;
    const { lars } = hall.world.people;
    expect((await act("sara", "PUT", `${at}/readers/${lars.id}`)).items).toEqual([{ id: lars.id, name: lars.name }]);
    expect((await send("lars", "GET", at)).json().subject).toContain(canary);
    expect((await send("lars", "PATCH", at, { tags: [] })).json().code).toBe("not_your_ticket");
    expect((await send("lars", "POST", `${at}/notes`, { body: "I was asked" })).statusCode).toBe(201);
    const why = await act("sara", "GET", `${at}/access?person=${lars.id}`);
    expect(why.answers[0]).toMatchObject({ question: "inside", may: true });
    expect(why.answers[0].steps.at(-1)).toEqual({ rule: "let_in", says: "yes" });
    await act("sara", "DELETE", `${at}/readers/${lars.id}`);
    expect((await send("lars", "GET", at)).statusCode).toBe(404);
    expect((await send("sara", "PUT", `${at}/readers/${hall.world.people.ane.id}`)).json().errors[0].code).toBe("not_at_the_desk");
    const other = await act("sara", "GET", `${at}/access?person=${hall.world.people.administrator.id}`);
    expect(other.answers[0].steps.at(-1)).toEqual({ rule: "confidential", says: "no" });
  });

  it("is no line of the log", () => {
    expect(actorNames.length).toBeGreaterThan(0);
    expect(hall.logged.join("")).not.toContain(canary);
  });
});
