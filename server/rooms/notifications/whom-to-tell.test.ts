import { describe, expect, it } from "vitest";
import { whomToTell } from "./whom-to-tell.ts";

const ticket = { team_id: "team", assignee_id: "assignee" };
const unassigned = { team_id: "team", assignee_id: null };

describe("whom a fact concerns", () => {
  it.each([
    ["ticket.offered", { person_id: "kari" }, ticket, { kind: "offered", people: ["kari"], text: null }],
    ["ticket.declined", { person_id: "per", reason: "busy" }, ticket, { kind: "declined", people: ["per"], text: "busy" }],
    [
      "ticket.handed_up",
      { team_id: "network", reason: "a loop" },
      ticket,
      { kind: "handed_to_team", people: { team: "network" }, text: "a loop" },
    ],
    ["ticket.handed_down", { team_id: "desk" }, ticket, { kind: "handed_to_team", people: { team: "desk" }, text: null }],
    ["ticket.handed_over", {}, ticket, { kind: "handed_to_team", people: { team: "team" }, text: null }],
    ["ticket.bounced", { person_id: "per", reason: "no log" }, ticket, { kind: "bounced", people: ["per"], text: "no log" }],
    ["ticket.bounced", { person_id: null }, ticket, { kind: "bounced", people: { team: "team" }, text: null }],
    ["ticket.reopened", { reason: "again" }, ticket, { kind: "reopened", people: ["assignee"], text: "again" }],
    ["ticket.reopened", {}, unassigned, { kind: "reopened", people: { team: "team" }, text: null }],
    ["ticket.noticed", { told: ["tor", "ingrid"], reason: "VIP" }, ticket, { kind: "notice", people: ["tor", "ingrid"], text: "VIP" }],
    ["reply.added", { from_technician: false }, ticket, { kind: "requester_replied", people: ["assignee"], text: null }],
    ["reply.added", { from_technician: true }, ticket, null],
    ["reply.added", { from_technician: false }, unassigned, null],
    ["note.added", { person_id: "kari" }, ticket, null],
    ["ticket.opened", {}, ticket, null],
    ["ticket.offered", {}, ticket, null],
  ] as const)("%s %j", (type, data, about, telling) => expect(whomToTell({ type, data }, about)).toEqual(telling));
});
