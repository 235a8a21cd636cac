import { describe, expect, test } from "vitest";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import { leansOn, onlyMine } from "./leans-on.ts";
import { unbound } from "../../../platform/kysely-on.ts";
import { sql } from "../../../platform/db.ts";
import { onlyOpen, onlySomebodys, onlyTagged, openly } from "./only-open.ts";

const meant = (text: string) => {
  const parsed = parseFilter(text);
  return "filter" in parsed ? parsed.filter : expect.fail(text);
};

// Seen red: with "any" answered as "all", and without turning round what stands behind a minus.
describe("a filter that asks for open tickets alone", () => {
  test.each([
    "is:active",
    "is:overdue team:messaging",
    "status:new,open",
    "waiting:vendor",
    "status:open or is:overdue",
    "-status:resolved,closed",
    "-(status:resolved or status:closed,resolved)",
    "--is:active",
    "(status:new or status:open) -tag:vip",
  ])("%s is one", (text) => expect(onlyOpen(meant(text))).toBe(true));

  test.each([
    "",
    "team:messaging",
    "status:open,closed",
    "status:open or tag:vip",
    "-is:active",
    "-status:closed",
    "opened>-2d",
    "-(is:overdue or tag:a)",
  ])("%j is none", (text) => expect(onlyOpen(meant(text))).toBe(false));
});

// Seen red: with "any" answered as "all".
test.each([
  ["tag:vip", true],
  ["tag:vip,rare is:active", true],
  ["tag:vip or (tag:rare team:messaging)", true],
  ["tag:vip or is:active", false],
  ["-tag:vip", false],
  ["--tag:vip", false],
  ["", false],
])("%s asks for tagged tickets alone: %s", (text, tagged) => expect(onlyTagged(meant(text))).toBe(tagged));

// Seen red: with "any" answered as "all", and without the team beside nobody.
test.each([
  ["assignee:me", true],
  ["is:active (assignee:me or (team:mine assignee:none))", true],
  ["assignee:none", false],
  ["assignee:me,none", false],
  ["team:mine", false],
  ["assignee:me or tag:vip", false],
  ["-assignee:me", false],
  ["", false],
])("%s asks for a few of named technicians: %s", (text, few) => expect(onlySomebodys(meant(text))).toBe(few));

test.each([
  ["assignee:me", { me: true, mine: false, zone: false }, true],
  ["is:active assignee:me tag:a", { me: true, mine: false, zone: false }, true],
  ["assignee:me or is:unassigned", { me: true, mine: false, zone: false }, false],
  ["-assignee:me", { me: true, mine: false, zone: false }, false],
  ["assignee:me,none", { me: true, mine: false, zone: false }, false],
  ["requester:me", { me: true, mine: false, zone: false }, false],
  ["team:mine due<+2h", { me: false, mine: true, zone: false }, false],
  ["opened>=today", { me: false, mine: false, zone: true }, false],
  ["opened>2026-01-01", { me: false, mine: false, zone: true }, false],
  ["-vip:yes or vulnerable:no", { me: false, mine: false, zone: false, marks: true }, false],
  ["tag:me,mine", { me: false, mine: false, zone: false }, false],
])("%s leans on its reader as %o", (text, leaning, own) => {
  expect(leansOn(meant(text))).toEqual({ marks: false, ...leaning });
  expect(onlyMine(meant(text))).toBe(own);
});

// Seen red: said once more to "printer is:active", the planner took two chances for one and read every ticket with the word.
describe("that a ticket is open is said once", () => {
  const said = (text: string, condition: string) => openly(meant(text), sql.raw<boolean>(condition)).compile(unbound).sql;
  test.each([
    ["printer is:active", "lower(ticket.subject) like $1 and ticket.active", "lower(ticket.subject) like $1 and ticket.active"],
    ["is:overdue", "ticket.active and ticket.due_at < $1", "ticket.active and ticket.due_at < $1"],
    ["status:open", "ticket.status = any($1)", "(ticket.active and ticket.status = any($1))"],
    ["is:active or is:overdue", "a or b", "(ticket.active and a or b)"],
    ["status:closed", "ticket.status = any($1)", "ticket.status = any($1)"],
  ])("%s", (text, condition, whole) => expect(said(text, condition)).toBe(whole));
});
