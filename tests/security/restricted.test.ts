import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import type { World } from "../world.ts";
import type { Desk } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "./small-desk.ts";

const canary = "canaryzebra";

let desk: Desk;
let world: World;
let keys: SmallDesk["keys"];
/** Of Per, a technician, who was taken in by a letter; Sara's team has it. And of Ane, told over the telephone by Kari. */
let pers: { id: string; number: number };
let anes: { id: string; number: number };
let contact: string;

const act = async (name: Who, method: string, path: string, body?: unknown) => {
  const answer = await desk.call(method, path, { key: keys.get(name), body });
  if (answer.status >= 300) throw new Error(`${name}: ${method} ${path} answered ${answer.status} ${answer.text}`);
  return answer.body;
};
const get = async (name: Who, path: string) => desk.call("GET", path, { key: keys.get(name) });

beforeAll(async () => {
  ({ desk, world, keys } = await openSmallDesk());
  const { people } = world;
  pers = await act("per", "POST", "/tickets", { subject: "I clicked a link", description: "It asked for my password." });
  await act("administrator", "POST", `/tickets/${pers.id}/escalations`, { reason: "phished", path: "security" });
  await act("sara", "POST", `/tickets/${pers.id}/notes`, { body: `${canary}: he may be in on it` });
  const call = await act("kari", "POST", "/contacts", { channel: "phone", person: { id: people.ane.id }, phone: "+47 22 00 14 12" });
  contact = call.id;
  await act("kari", "PATCH", `/tickets/${call.ticket.id}`, { subject: "Strange invoices", category: "mail", tags: [canary] });
  await act("lead", "POST", `/tickets/${call.ticket.id}/watchers`);
  await act("kari", "POST", `/tickets/${call.ticket.id}/watchers`, { person: { id: people.jonas.id } });
  await act("kari", "PATCH", `/contacts/${contact}`, { note: `${canary}: she gave her password to them` });
  await act("kari", "POST", `/contacts/${contact}/endings`, { outcome: "handed_up", escalation: { reason: "fraud", path: "security" } });
  anes = await act("sara", "GET", `/tickets/${call.ticket.id}`);
  // Sara asks Ane's manager about it.
  const asked = await act("sara", "POST", "/contacts", {
    channel: "phone",
    direction: "outbound",
    person: { id: people.manager.id },
    ticket: anes.id,
  });
  await act("sara", "POST", `/contacts/${asked.id}/endings`, { outcome: "kept_working" });
  await settle(desk.db, notifications.reactions ?? []);
});
afterAll(() => desk.close());

const outsiders = ["lars", "lead", "jonas", "siri"] as const;

describe("D1: a restricted ticket", () => {
  it.each(outsiders)("leaves no trace in what %s can list, count, search or be told", async (name) => {
    const { ane, sara, kari } = world.people;
    const pages = [
      ...["/tickets", "/tickets?as=requester", "/tickets?queue=all_open", "/tickets?team=security", "/notifications"],
      ...[`/tickets?requester=${ane.id}`, `/tickets?assignee=${sara.id}`, `/tickets?organization=${world.organizations.nordvik.id}`],
      ...[
        `/search?q=${anes.number}`,
        "/search?q=strange%20invoices",
        "/search?q=invoises",
        `/search?q=${canary}`,
        "/announcements",
        "/queues",
      ],
      ...[
        "/contacts",
        `/contacts?ticket=${anes.id}`,
        `/contacts?person=${ane.id}`,
        `/contacts?technician=${kari.id}`,
        `/contacts/${contact}`,
      ],
      ...[`/tickets/${anes.id}`, `/tickets/${anes.number}`, `/tickets/${anes.id}/timeline`, `/tickets/${anes.id}/handovers`],
    ];
    for (const page of pages) {
      const { text } = await get(name, page);
      for (const word of [canary, "invoices", anes.id, `"number":${anes.number}`])
        expect([page, text.includes(word)]).toEqual([page, false]);
    }
    const counts = (await get(name, "/queues")).body;
    if (counts.teams) expect(counts.teams.find((team: { key: string }) => team.key === "security").open).toBe(0);
  });

  it("says nothing of which calls were about it, but that there was a call", async () => {
    expect((await get("lars", `/contacts?ticket=${anes.id}`)).body.items).toEqual([]);
    expect((await get("sara", `/contacts?ticket=${anes.id}`)).body.items).toHaveLength(2);
    expect((await get("lars", `/contacts/${contact}`)).body).toMatchObject({ ticket: null, note: "", person: { name: "Ane Berg" } });
    expect((await get("sara", `/contacts/${contact}`)).body.note).toContain(canary);
    expect((await get("kari", `/contacts/${contact}`)).body.note).toContain(canary);
  });

  it("loses those who followed it before, technicians and colleagues, when it becomes one", async () => {
    expect((await act("sara", "GET", `/tickets/${anes.id}`)).watchers).toEqual([]);
    await act("sara", "POST", `/tickets/${anes.id}/watchers`, { person: { id: world.people.lead.id } });
    expect((await get("lead", `/tickets/${anes.id}`)).body).toMatchObject({ audience: "requester" });
    expect((await desk.call("DELETE", `/tickets/${anes.id}/watchers/${world.people.lead.id}`, { key: keys.get("sara") })).status).toBe(204);
    expect((await get("lead", `/tickets/${anes.id}`)).status).toBe(404);
  });

  it("shows its requester calls with themselves, and not with whom else the desk spoke", async () => {
    const calls = (body: { items: { kind: string; person: { name: string } }[] }) =>
      body.items.filter(({ kind }) => kind === "contact").map(({ person }) => person.name);
    expect(calls(await act("ane", "GET", `/tickets/${anes.id}/timeline`))).toEqual(["Ane Berg"]);
    expect(calls(await act("sara", "GET", `/tickets/${anes.id}/timeline`))).toEqual(["Ane Berg", "Tor Aas"]);
  });

  it("of a technician's own shows them what a requester sees, and its notes answer no search of theirs", async () => {
    expect((await act("per", "GET", `/search?q=clicked`)).tickets).toMatchObject([
      { ticket: { number: pers.number, audience: "requester" } },
    ]);
    expect((await act("sara", "GET", `/search?q=${canary}&kind=tickets`)).tickets).toHaveLength(1);
    expect((await act("per", "GET", `/search?q=${canary}&kind=tickets`)).tickets).toEqual([]);
    expect((await act("per", "GET", `/search?q=${canary}%20clicked&kind=tickets`)).tickets).toHaveLength(1);
  });

  it("does not tell its number to whom its external id is taken from", async () => {
    const given = { subject: "Alarm", external_id: "siem-1", source: "siem" };
    const { id, number } = await act("administrator", "POST", "/tickets", given);
    expect((await desk.call("POST", "/tickets", { key: keys.get("per"), body: given })).body).toMatchObject({
      code: "already_exists",
      ticket_number: number,
    });
    await act("administrator", "POST", `/tickets/${id}/escalations`, { reason: "attack", path: "security" });
    const refused = await desk.call("POST", "/tickets", { key: keys.get("per"), body: given });
    expect([refused.status, refused.body.errors]).toEqual([400, [expect.objectContaining({ pointer: "/external_id", code: "taken" })]]);
    expect(refused.text).not.toContain(id);
  });

  it("takes its announcement back, and is in no count of one", async () => {
    const open = async () =>
      act("per", "POST", "/tickets", { subject: "No mail", category: "mail", requester: { id: world.people.ane.id } });
    const first = await open();
    await act("per", "POST", `/tickets/${first.id}/escalations`, { reason: "many", path: "systemic", announcement: "Mail is down" });
    const second = await open();
    const reports = async () => (await act("siri", "GET", "/announcements")).items;
    expect(await reports()).toMatchObject([{ announcement: "Mail is down", reports: 2 }]);
    await act("administrator", "POST", `/tickets/${second.id}/escalations`, { reason: "attack", path: "security" });
    expect(await reports()).toMatchObject([{ reports: 1 }]);
    await act("administrator", "POST", `/tickets/${first.id}/escalations`, { reason: "attack", path: "security" });
    expect(await reports()).toEqual([]);
  });

  it("can be declined, or given away, by somebody who sees it no more after that", async () => {
    await act("sara", "POST", `/tickets/${anes.id}/acceptances`);
    await act("sara", "POST", `/tickets/${anes.id}/offers`, { technician: world.people.lars.id });
    expect((await get("lars", `/tickets/${anes.id}`)).body.audience).toBe("technician");
    await act("lars", "POST", `/tickets/${anes.id}/declines`, { reason: "I know her" });
    expect((await get("lars", `/tickets/${anes.id}`)).status).toBe(404);
    await act("sara", "POST", `/tickets/${anes.id}/offers`, { technician: world.people.lars.id });
    await act("lars", "POST", `/tickets/${anes.id}/acceptances`);
    await act("lars", "PATCH", `/tickets/${anes.id}`, { assignee: world.people.sara.id });
    expect((await get("lars", `/tickets/${anes.id}`)).status).toBe(404);
    expect((await get("sara", `/tickets/${anes.id}`)).body.assignee.name).toBe("Sara Holm");
  });
});
