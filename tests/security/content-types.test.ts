import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takenAs } from "../../contract/route.ts";
import { bound, openHall, type Hall } from "./hall.ts";
import { urlOf } from "./scene.ts";

// Seen red by checking only bodies that say they are application/json.

const disguises = [
  ...["text/plain", "text/plain;charset=utf-8", "text/plain; application/json", "text/html", "text/json", "text/plain,application/json"],
  ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/octet-stream"],
  ...["application/jsonp", "application/json5", "application/x-json", "application/json-patch+json", "application/vnd.api+json"],
  ...["application/json\t; a", " application/json/x", "application /json", "application/json,text/plain", ";application/json"],
  ...["*/*", "application/*", "json", "application", "application/", "/json", "x", "", "application/json\u00a0", "APPLICATION/JSON2"],
  ...["application/json;charset=utf-16", "application/problem+json"],
];
const writes = bound.filter(({ key }) => !key.startsWith("GET "));

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

describe("D4: a body in disguise reaches no handler", () => {
  test.each(writes.map(({ key, route }) => [key, route] as const))("%s", async (key, { takes }) => {
    // Forms are no disguise where programs are to send one (RFC 8058), nor JSON where its very bytes are read.
    const open = takes && takes !== "bytes" && takes !== "mail" ? [takenAs[takes]].flat() : [];
    const types = disguises.filter((type) => !open.includes((type.split(";")[0] ?? "").trim() as (typeof open)[number]));
    for (const type of types) {
      hall.reached.length = 0;
      const headers = { "content-type": type };
      const answer = await hall.send("administrator", key.split(" ")[0] ?? "", urlOf(key), {
        headers,
        payload: '{"unknown_to_all": true}',
      });
      expect([type, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([type, true]);
      expect([type, hall.reached]).toEqual([type, []]);
    }
  });
});
