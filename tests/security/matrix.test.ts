import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorNames, bound, openHall, type Hall } from "./hall.ts";
import { plausibleQuery, plausibleRequest } from "./plausible.ts";
import { setScene, urlOf, type Scene } from "./scene.ts";

// Every endpoint × everybody × whose thing it is → how it was answered, beside tests/security/matrix.txt, which people read and
// agreed to. After a change that is meant: UPDATE=1 npx vitest run tests/security/matrix.test.ts, then look at every line of the
// difference. Seen red by letting `mayReadInside` answer true for restricted tickets.

const file = fileURLToPath(new URL("matrix.txt", import.meta.url));
const widths = actorNames.map((name) => name.length);
const row = (cells: readonly (string | number)[], label: string) =>
  `${cells.map((cell, i) => String(cell).padStart(widths[i] ?? 0)).join(" ")}  ${label}`;

let hall: Hall;
let scene: Scene;
beforeAll(async () => {
  hall = await openHall();
  scene = await setScene(hall);
});
afterAll(() => hall.close());

/** Every call starts from the same desk: what it did is undone before the next. */
async function lineOf({ key, route }: (typeof bound)[number], ids: readonly (string | undefined)[], label: string): Promise<string> {
  const [method = ""] = key.split(" ");
  const statuses: number[] = [];
  for (const actor of actorNames) {
    const sent = plausibleRequest(key, route, scene.ids);
    const answer = await hall.trial(() => hall.send(actor, method, urlOf(key, ids) + plausibleQuery(key), sent));
    statuses.push(answer.statusCode);
  }
  return row(statuses, label ? `${key} (${label})` : key);
}

describe("D1: who may do what to whose", () => {
  it("is as it was agreed to, for every endpoint of the contract", { timeout: 300_000 }, async () => {
    const lines = [row(actorNames, "endpoint (whose)")];
    for (const one of bound.toSorted(
      (a, b) => a.key.split(" ")[1]?.localeCompare(b.key.split(" ")[1] ?? "") || a.key.localeCompare(b.key),
    )) {
      if (!one.key.includes("{")) lines.push(await lineOf(one, [], ""));
      else for (const thing of scene.thingsOf(one.key)) lines.push(await lineOf(one, thing.ids, thing.label));
    }
    const now = `${lines.join("\n")}\n`;
    if (process.env["UPDATE"]) writeFileSync(file, now);
    expect(now).toBe(readFileSync(file, "utf8"));
  });
});
