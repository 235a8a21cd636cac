import { expect, test } from "vitest";
import { availabilityAt, type Known } from "./state.ts";

const now = new Date("2026-03-02T09:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const said = (chosen: "available" | "busy" | "away", minutes: number): Known => ({
  said: { chosen, chosen_at: ago(300), confirmed_at: ago(minutes) },
  talking: false,
  leave: null,
});

// Seen red: with the borders moved by a minute, and with a contact before the leave.
test.each([
  ["just said", said("available", 0), "available", "chosen"],
  ["half an hour less a minute", said("available", 29), "available", "chosen"],
  ["half an hour", said("available", 30), "idle", "not_confirmed"],
  ["an hour less a minute", said("busy", 59), "idle", "not_confirmed"],
  ["an hour", said("busy", 60), "unknown", "not_confirmed"],
  ["away for lunch", said("away", 90), "away", "chosen"],
  ["away since yesterday", said("away", 12 * 60), "unknown", "not_confirmed"],
  ["nothing", { said: null, talking: false, leave: null }, "unknown", "nothing_said"],
  ["a call, whatever was said", { ...said("available", 5), talking: true }, "busy", "contact"],
  ["a call by who said nothing", { said: null, talking: true, leave: null }, "busy", "contact"],
  ["leave, also with a call left open", { ...said("available", 5), talking: true, leave: ago(-600) }, "away", "leave"],
  ["leave that is over", { ...said("available", 5), leave: ago(1) }, "available", "chosen"],
] as const)("%s", (_, known, state, because) => {
  expect(availabilityAt(known as Known, now)).toMatchObject({ state, because });
});

test("it says when it changes by itself", () => {
  expect(availabilityAt(said("available", 10), now).until).toEqual(ago(-20));
  expect(availabilityAt(said("available", 40), now).until).toEqual(ago(-20));
  expect(availabilityAt(said("available", 61), now).until).toBeNull();
});
