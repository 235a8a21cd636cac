import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHall, type Hall } from "./hall.ts";
import { setScene, type Scene } from "./scene.ts";

// That a code or a link of the set-up works for one of twenty is tried in sign-in-races. Seen red by answering 403 for some of
// what may not be seen.

let hall: Hall;
let scene: Scene;
beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
});
afterAll(() => hall.close());

describe("A4: a number is no key", () => {
  it("two thousand neighbours of one's own ticket answer alike, whether they are there or not", { timeout: 120_000 }, async () => {
    // Every third is somebody's.
    await hall.query(
      `insert into ticket (id, number, kind, subject, channel, requester_id, impact, urgency, priority, status, tier, team_id, opened_at, updated_at)
       select gen_random_uuid(), n * 3 + 5000, kind, 'Secret ' || n, channel, requester_id, impact, urgency, priority, status, tier, team_id, opened_at, updated_at
       from ticket, generate_series(0, 666) n where id = $1`,
      [scene.tickets["Ane's"]],
    );
    const told = new Map<string, number>();
    for (let number = 5000; number < 7000; number++) {
      const path = ["", "", "", "/timeline", "?as=requester"][number % 5] ?? "";
      const answer = await hall.send("jonas", "GET", `/api/v1/tickets/${number}${path}`);
      const same = `${answer.statusCode} ${answer.body.replace(/"request_id":"[^"]*"/, "")}`;
      told.set(same, (told.get(same) ?? 0) + 1);
    }
    expect([...told.keys()].map((text) => text.slice(0, 3))).toEqual(["404"]);
    expect([...told.values()]).toEqual([2000]);
  });
});
