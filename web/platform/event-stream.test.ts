import fc from "fast-check";
import { expect, test } from "vitest";
import { eventReader } from "./event-stream.ts";

const stream = ': hello\n\nid: 1\nevent: ticket.opened\ndata: {"a":\ndata: 1}\n\ndata:x\r\n\r\nid: 7\n\nevent: reset\ndata: {}\n\n';
const events = [
  { id: "1", type: "ticket.opened", data: '{"a":\n1}' },
  { id: "1", type: "message", data: "x" },
  { id: "7", type: "message", data: "" },
  { id: "7", type: "reset", data: "{}" },
];

test("reads events, places and comments", () => {
  expect(eventReader()(stream)).toEqual(events);
});

test("reads the same wherever the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (cuts) => {
      const read = eventReader();
      const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      expect(at.slice(1).flatMap((end, index) => read(stream.slice(at[index], end)))).toEqual(events);
    }),
  );
});

test("an event that is not finished is not given", () => {
  const read = eventReader();
  expect(read("data: 1\n")).toEqual([]);
  expect(read("\n")).toHaveLength(1);
});
