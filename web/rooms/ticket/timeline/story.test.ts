import { describe, expect, test } from "vitest";
import type { TimelineEntry } from "../../../../contract/tickets.ts";
import { repliedSince } from "../editor/meanwhile.ts";
import { together } from "../editor/use-editor.ts";
import { newsAmong } from "./news.ts";
import { inOrder, opening, stillLeaving } from "./story.ts";

const [per, kari] = [
  { id: "per", name: "Per Haug", technician: true },
  { id: "kari", name: "Kari Solberg", technician: true },
];
const reply = (id: string, at: string, author = per): Extract<TimelineEntry, { kind: "reply" }> => ({
  kind: "reply",
  id,
  at,
  author,
  body: `text ${id}`,
  channel: "web",
  attachments: [],
});
const description: TimelineEntry = {
  kind: "description",
  id: "t",
  at: "1",
  author: null,
  body: "It broke",
  channel: "phone",
  attachments: [],
};

test("what was read newest first is told oldest first, without the description", () => {
  expect(inOrder([reply("b", "3"), reply("a", "2"), description]).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("a ticket without words has no opening", () => {
  const ticket = { id: "t", opened_at: "1", requester: { id: "ane", name: "Ane Berg" }, description: "", channel: "phone" as const };
  expect(opening(ticket)).toBeNull();
  expect(opening({ ...ticket, description: "It broke" })).toMatchObject({
    body: "It broke",
    author: { name: "Ane Berg", technician: false },
  });
});

describe("a message on its way", () => {
  const entry = reply("leaving", "5");
  test("stands in its own ticket only", () => expect(stillLeaving([{ number: 1, entry }], 2, [])).toEqual([]));
  test("is shown until the timeline holds it", () => {
    expect(stillLeaving([{ number: 1, entry }], 1, [reply("old", "2")])).toEqual([entry]);
    expect(stillLeaving([{ number: 1, entry }], 1, [{ ...entry, id: "saved", at: "6" }])).toEqual([]);
  });
  test("the same words sent before do not hide it", () =>
    expect(stillLeaving([{ number: 1, entry }], 1, [{ ...entry, id: "before", at: "4" }])).toEqual([entry]));
  test("comes back before what was typed meanwhile", () => {
    expect(together("Hello", "")).toBe("Hello");
    expect(together("Hello", "and more")).toBe("Hello\n\nand more");
  });
});

test("news is what others did since the ticket was opened", () => {
  const entries = [reply("a", "1", kari), reply("b", "3", kari), reply("c", "4", per)];
  expect(newsAmong(entries, "2", "per").map(({ id }) => id)).toEqual(["b"]);
  expect(newsAmong(entries, null, "per")).toEqual([]);
});

test("I am told who replied while I wrote, and not of my own replies", () => {
  expect(
    repliedSince([reply("c", "4", kari), reply("b", "3", kari), reply("a", "1", per)], "2", "per").map(({ id, name }) => [id, name]),
  ).toEqual([
    ["b", "Kari Solberg"],
    ["c", "Kari Solberg"],
  ]);
  expect(repliedSince([reply("b", "3", per)], "2", "per")).toEqual([]);
  expect(repliedSince([reply("b", "1", kari)], "2", "per")).toEqual([]);
});
