import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { endOldViews } from "../../server/rooms/access/view-as/end-view.ts";
import { bound, openHall, type ActorName, type Hall } from "./hall.ts";
import { nobody, setScene, urlOf, type Scene } from "./scene.ts";

// Seen red by letting every route through.

let hall: Hall;
let scene: Scene;
const api = (path: string) => `/api/v1${path}`;
const as = (actor: ActorName, method: string, path: string, payload?: object) =>
  hall.send(actor, method, api(path), payload ? { payload } : {});
const look = (person: string, reason = "She says that a ticket is missing") => as("administrator", "POST", "/view-as", { person, reason });
const back = () => as("administrator", "DELETE", "/view-as");
const happened = async (type: string) =>
  (await hall.query("select actor_id, person_id, data from event where type = $1 order by at, id", [type])).rows;

beforeAll(async () => {
  hall = await openHall({ commits: true });
  scene = await setScene(hall);
  await as("per", "PUT", `/tickets/${scene.tickets["Ane's"]}/confidentiality`, { confidential: true });
});
afterAll(() => hall.close());

describe("looking as somebody else", () => {
  it("shows what they see, says who looks and until when, and ends when told to", async () => {
    const { people } = hall.world;
    const before = Date.now();
    const begun = await look(people.per.id);
    expect([begun.statusCode, begun.json().person.name]).toEqual([201, people.per.name]);
    const until = new Date(begun.json().until).getTime() - before;
    expect(until).toBeLessThanOrEqual(16 * 60_000);
    const me = (await as("administrator", "GET", "/session")).json();
    expect([me.id, me.viewed_by.name]).toEqual([people.per.id, people.administrator.name]);
    expect(me.permissions).not.toContain("accounts:write");
    expect((await back()).statusCode).toBe(204);
    expect((await as("administrator", "GET", "/session")).json()).toMatchObject({ id: people.administrator.id, viewed_by: null });
    expect(await happened("view_as.started")).toMatchObject([
      { actor_id: people.administrator.id, person_id: people.per.id, data: { reason: "She says that a ticket is missing" } },
    ]);
    expect(await happened("view_as.ended")).toMatchObject([
      { actor_id: people.administrator.id, person_id: people.per.id, data: { automatic: false } },
    ]);
  });

  it("speaks the language of who looks, on the screen and in refusals", async () => {
    const { people } = hall.world;
    await hall.query("update person set language = 'nb' where id = $1", [people.per.id]);
    await look(people.per.id);
    expect((await as("administrator", "GET", "/session")).json()).toMatchObject({ id: people.per.id, language: "en" });
    expect((await as("administrator", "GET", `/tickets/${nobody}`)).json().title).toMatch(/^[ -~]*\bticket\b/i);
    await back();
    await hall.query("update person set language = 'en' where id = $1", [people.per.id]);
  });

  it("is refused to who may not, of who may do more, of oneself, of nobody, and without a fresh proof", async () => {
    const { people } = hall.world;
    for (const actor of ["ane", "per", "lead", "auditor", "key"] as const)
      expect([actor, (await as(actor, "POST", "/view-as", { person: people.ane.id, reason: "To see" })).statusCode]).toEqual([actor, 403]);
    expect((await look(people.administrator.id)).json().errors[0].code).toBe("view_as_self");
    expect((await look(nobody)).json().errors[0].code).toBe("unknown");
    expect((await look(people.per.id, "")).statusCode).toBe(400);
    await hall.query("update session set proven_at = now() - interval '11 minutes' where person_id = $1", [people.administrator.id]);
    expect((await look(people.per.id)).json().code).toBe("proof_needed");
    await hall.query("update session set proven_at = now() where person_id = $1", [people.administrator.id]);
  });

  it("shows nothing confidential, also where they see it", async () => {
    const at = `/tickets/${scene.tickets["Ane's"]}`;
    expect((await as("per", "GET", at)).statusCode).toBe(200);
    for (const person of ["per", "ane"] as const) {
      await look(hall.world.people[person].id);
      expect([person, (await as("administrator", "GET", at)).statusCode]).toEqual([person, 404]);
      const listed = (await as("administrator", "GET", "/tickets?limit=100")).json().items as { id: string }[];
      expect(listed.map(({ id }) => id)).not.toContain(scene.tickets["Ane's"]);
      await back();
    }
  });

  it("changes nothing by any endpoint, takes nothing along, and opens nothing that is only its owner's", async () => {
    await look(hall.world.people.per.id);
    const eventsBefore = (await hall.query("select count(*)::int as n from event")).rows;
    const closed = bound.filter(({ key, route }) => {
      const takesAlong = route.media === "csv" || route.media === "file";
      // What another site brings is nobody's: no sign-in is looked at.
      return !route.viewing && !route.foreign && (!key.startsWith("GET ") || takesAlong || route.session);
    });
    expect(closed.length).toBeGreaterThan(100);
    for (const { key } of closed) {
      const [method = ""] = key.split(" ");
      const answer = await hall.send("administrator", method, urlOf(key, scene.thingsOf(key)[0]?.ids ?? [nobody, nobody]));
      expect([key, answer.statusCode, answer.json().code]).toEqual([key, 403, "only_viewing"]);
    }
    expect((await hall.query("select count(*)::int as n from event")).rows).toEqual(eventsBefore);
    await back();
  });

  it("ends by itself after 15 minutes, and that is noted", async () => {
    const { people } = hall.world;
    await look(people.per.id);
    await hall.query("update view_as set started_at = started_at - interval '16 minutes', until_at = now() where ended_at is null");
    expect((await as("administrator", "GET", "/session")).json()).toMatchObject({ id: people.administrator.id, viewed_by: null });
    await transaction(hall.db, (tx) => endOldViews.run(tx, new Date()));
    expect((await happened("view_as.ended")).at(-1)).toMatchObject({ actor_id: people.administrator.id, data: { automatic: true } });
  });

  it("ends at once when the other may sign in no more", async () => {
    const { people } = hall.world;
    await look(people.per.id);
    await hall.query("update person set active = false where id = $1", [people.per.id]);
    expect((await as("administrator", "GET", "/session")).json().id).toBe(people.administrator.id);
    await hall.query("update person set active = true where id = $1", [people.per.id]);
    await back();
  });
});
