import { expect, test } from "vitest";
import { changesBetween } from "./who-came.ts";

test("from second to second, only tickets at which something changed are told of, to those who are or were there", () => {
  const row = (ticket_id: string, person_id: string, doing: "reading" | "writing_reply" = "reading") => ({ ticket_id, person_id, doing });
  const before = [row("a", "per"), row("a", "kari"), row("b", "per"), row("c", "lars")];
  const changes = changesBetween(before, [row("a", "per", "writing_reply"), row("a", "kari"), row("b", "per")]);
  expect([...changes].map(([ticket, people]) => [ticket, [...people]])).toEqual([
    ["a", ["per", "kari"]],
    ["c", ["lars"]],
  ]);
});
