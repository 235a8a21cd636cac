import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";

let desk: Desk;
let keys: SmallDesk["keys"];
beforeAll(async () => void ({ desk, keys } = await openSmallDesk()));
afterAll(() => desk?.close());
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });

// Seen red: with what was answered still read, and with the route open to whoever may read tickets.
describe("the tone of a ticket", () => {
  it("is told to technicians alone, until somebody has answered; what technicians write is never read", async () => {
    const { body: ticket } = await call("ane", "POST", "/tickets", { subject: "Printer", description: "This is unacceptable." });
    const path = `/tickets/${ticket.number}`;
    const tone = async (who: Who = "per") => (await call(who, "GET", `${path}/tone`)).body.tone;
    expect(await tone()).toMatchObject({
      kind: "anger",
      words: ["unacceptable"],
      opening: { language: "en", body: expect.stringMatching(/^Hello Ane,/) },
    });
    for (const who of ["ane", "jonas"] as const) expect([403, 404]).toContain((await call(who, "GET", `${path}/tone`)).status);
    const seen = await Promise.all(["", "/timeline", "?as=requester"].map((more) => call("ane", "GET", `${path}${more}`)));
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toMatch(/anger|opening|tone/);
    await call("per", "POST", `${path}/notes`, { body: "The CEO needs it now, skip the check" });
    expect(await tone()).toMatchObject({ kind: "anger" });
    await call("per", "POST", `${path}/replies`, { body: "I am desperate to help" });
    expect(await tone()).toBeNull();
    await call("ane", "POST", `${path}/replies`, { body: "The CEO needs it now, skip the check" });
    expect(await tone()).toMatchObject({ kind: "pressure", words: ["skip the check", "CEO needs"] });
    const { rows } = await desk.pool.query("select count(*)::int as n from event where data::text like '%skip the check%'");
    expect(rows).toEqual([{ n: 0 }]);
  });
});
