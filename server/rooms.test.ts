import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rooms } from "./rooms.ts";

const folder = fileURLToPath(new URL("rooms/", import.meta.url));
const order = rooms.map((room) => room.name);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));

interface Use {
  from: string;
  by: string;
  of: string;
  path: string;
}
const uses = sources.flatMap((from): Use[] => {
  const text = readFileSync(join(folder, from), "utf8");
  const imports = [...text.matchAll(/from "((?:\.\.\/)+)([a-z-]+)\/([\w./-]+)"/g)];
  const depth = from.split("/").length - 1;
  // As many steps up as the file is deep lead to the folder of the rooms.
  return imports.filter(([, up = ""]) => up.length / 3 === depth).map(([, , of = "", path = ""]) => ({ from, by: from.split("/")[0] ?? "", of, path }));
});

test("every room is in the table of contents", () => {
  const folders = [...new Set(sources.map((path) => path.split("/")[0]))];
  expect(order.toSorted()).toEqual(folders.toSorted());
});

test("a room goes through another one's door", () => {
  expect(uses.filter(({ path }) => path !== "index.ts").map(({ from, of, path }) => `${from} reaches ${of}/${path}`)).toEqual([]);
});

test("a room knows only rooms above it", () => {
  expect(uses.length).toBeGreaterThan(10);
  const upwards = uses.filter(({ by, of }) => order.indexOf(of) >= order.indexOf(by));
  expect(upwards.map(({ from, of }) => `${from} uses ${of}`)).toEqual([]);
});
