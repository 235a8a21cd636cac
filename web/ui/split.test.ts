import { expect, test } from "vitest";
import { fitting } from "./split.tsx";

const desk = [
  { id: "queues", width: 196, leaves: 2 },
  { id: "list", width: 330, leaves: 3 },
  { id: "ticket", minWidth: 420 },
  { id: "context", width: 284, leaves: 1 },
];

test.each([
  [1388, "ticket", ["queues", "list", "ticket", "context"]],
  [1000, "ticket", ["queues", "list", "ticket"]],
  [800, "ticket", ["list", "ticket"]],
  [700, "ticket", ["ticket"]],
  [320, "ticket", ["ticket"]],
  [320, "list", ["list"]],
  [320, "queues", ["queues"]],
])("in %i px with %s open", (room, active, shown) => expect(fitting(desk, room, active)).toEqual(shown));
