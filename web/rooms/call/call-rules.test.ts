import { describe, expect, test } from "vitest";
import type { Category } from "../../../contract/catalog.ts";
import type { PersonHit } from "../../../contract/people.ts";
import type { Team } from "../../../contract/teams.ts";
import type { TicketSummary } from "../../../contract/tickets.ts";
import { withChosen } from "./chosen.ts";
import { fitting } from "./category-search.ts";
import { choicesOf, ticketNumberIn, unmistakable } from "./choices.ts";
import { teamForHandUp } from "./hand-up-team.ts";
import { priorityIn } from "./priority.ts";
import { markSame, tagOf } from "./same-issue.ts";
import { worstOf } from "./saving.ts";
import { fillIn } from "./suggestion.ts";
import { beginPerson } from "./who-draft.ts";
import { midSentence, shorten, tagsIn } from "./wording.ts";

const hit = (name: string, more: Partial<PersonHit> = {}): PersonHit => ({
  id: `${name} ${more.organization ?? ""}`,
  name,
  email: null,
  phone: null,
  title: null,
  department: null,
  organization: null,
  site: null,
  room: null,
  technician: false,
  ...more,
});
const category = (key: string, more: Partial<Category> = {}): Category => ({
  id: key,
  parent_id: null,
  key,
  name: { en: key, nb: key },
  path: { en: key, nb: key },
  keywords: [],
  team: null,
  active: true,
  ...more,
});
const team = (key: string, tier: number, more: Partial<Team> = {}): Team => ({
  id: key,
  key,
  name: key,
  tier,
  email: null,
  handles: null,
  is_default: false,
  follow_up: "reopen",
  follow_up_days: 30,
  closed: false,
  confidential: false,
  members: [],
  ...more,
});
const ticket = { id: "t1", number: 1042, subject: "Outlook", requester: { id: "ane", name: "Ane Berg" } } as TicketSummary;

describe("who is it", () => {
  test.each([
    ["#1042", "1042"],
    ["1042", "1042"],
    ["# 7", "7"],
    ["22001412", null],
    ["ane", null],
    ["+47 22", null],
  ])("%s may be the ticket %s", (words, number) => expect(ticketNumberIn(words)).toBe(number));

  const kinds = (choices: ReturnType<typeof choicesOf>) => choices.map(({ kind }) => kind);
  test("offers people first, a ticket first after #, and somebody new last", () => {
    expect(kinds(choicesOf("10", [hit("Ane Berg")], ticket, false))).toEqual(["person", "ticket", "requester", "new"]);
    expect(kinds(choicesOf("#1042", [], ticket, false))).toEqual(["ticket", "requester"]);
    expect(kinds(choicesOf("nobody", [], null, false))).toEqual(["new"]);
    expect(kinds(choicesOf("nob", [], null, true)), "not before the answer").toEqual([]);
  });

  test("Enter before the rows means somebody only when nobody else could be meant", () => {
    const of = (people: PersonHit[]) => choicesOf("ane berg", people, null, false);
    expect(unmistakable(of([hit("Ane Berg"), hit("Ane Bergersen")]), "ane berg")).toMatchObject({ person: { name: "Ane Berg" } });
    expect(
      unmistakable(of([hit("Ane Berg", { organization: "Nordvik" }), hit("Ane Berg", { organization: "Havbris" })]), "Ane Berg"),
    ).toBeNull();
    expect(unmistakable(of([hit("Anne Berge")]), "ane berg")).toMatchObject({ person: { name: "Anne Berge" } });
    expect(unmistakable(of([]), "ane berg")).toMatchObject({ kind: "new" });
  });

  test("somebody new begins with what was typed, where it belongs", () => {
    expect(beginPerson("Siri Vik", "+47 400 00 001")).toMatchObject({ name: "Siri Vik", email: "", phone: "+47 400 00 001" });
    expect(beginPerson(" siri@havbris.example ", null)).toMatchObject({ name: "", email: "siri@havbris.example" });
    expect(beginPerson("+47 400 00 002", "+47 1")).toMatchObject({ name: "", phone: "+47 400 00 002" });
  });
});

describe("what is wrong", () => {
  const words = { category: null, impact: 3, urgency: 2 };
  const suggested = { category: category("outlook"), impact: null, urgency: 1 };
  test("words fill in what nobody chose", () => {
    expect(fillIn(words, suggested, { has: () => false })).toEqual({ category: "outlook", urgency: 1 });
    expect(fillIn({ category: "outlook", impact: 3, urgency: 1 }, suggested, { has: () => false })).toBeNull();
  });
  test("words never overwrite a choice, and take back only what they filled in", () => {
    expect(fillIn({ ...words, category: "vpn" }, suggested, { has: (name) => name !== "urgency" })).toEqual({ urgency: 1 });
    expect(
      fillIn({ category: "outlook", impact: 3, urgency: 1 }, { category: null, impact: null, urgency: null }, { has: () => false }),
    ).toEqual({ category: null, urgency: 2 });
  });
  // Seen red: with the names that were known before the desk answered, what was chosen meanwhile was forgotten.
  test("what is chosen comes to what was chosen by then", () => {
    expect(withChosen("", ["urgency"])).toBe("urgency");
    expect(withChosen("impact", ["urgency", "impact"])).toBe("impact urgency");
    expect(withChosen("impact urgency", ["urgency"])).toBe("impact urgency");
  });
  test("a category is found by its path first, then by its keywords", () => {
    const all = [
      category("vpn", { keywords: ["outlook at home"] }),
      category("mail", { path: { en: "Mail › Outlook", nb: "E-post › Outlook" } }),
      category("old", { keywords: ["outlook"], active: false }),
    ];
    expect(fitting(all, "outl").map(({ key }) => key)).toEqual(["mail", "vpn"]);
    expect(fitting(all, "e-post out").map(({ key }) => key)).toEqual(["mail"]);
  });
  test("impact and urgency are a priority", () => {
    expect(priorityIn([{ impact: 3, urgency: 1, priority: "high" }], 3, 1)).toBe("high");
    expect(priorityIn([], 3, 1)).toBeNull();
  });
  test("the same issue adds its line and its tag, and takes both back", () => {
    const issue = { id: "i", announcement: "Sign-in prompts on build 26200, webmail works", since: "", reports: 9 };
    const marked = markSame({ description: "Since today.", tags: ["vip"] }, issue);
    expect(marked).toEqual({ description: "Since today.\nSign-in prompts on build 26200, webmail works", tags: ["vip", tagOf(issue)] });
    expect(tagOf(issue).length).toBeLessThanOrEqual(40);
    expect(tagsIn(tagOf(issue)), "one tag when read back").toHaveLength(1);
    expect(markSame(marked, issue)).toEqual({ description: "Since today.", tags: ["vip"] });
  });
});

describe("the ending", () => {
  const teams = [
    team("desk", 1, { is_default: true }),
    team("messaging", 2),
    team("workplace", 2, { is_default: true }),
    team("network", 3, { is_default: true }),
  ];
  const known = (id: string) => ({ team: { id, name: id } });
  test.each([
    ["messaging", 1, "messaging"],
    ["network", 1, "workplace"],
    ["messaging", 2, "network"],
    ["gone", 1, "workplace"],
  ])("a category of %s leads from tier %i to %s", (expert, tier, to) => expect(teamForHandUp(teams, known(expert), tier)?.key).toBe(to));
  test("without a category it leads to the next tier's own team", () => expect(teamForHandUp(teams, null, 1)?.key).toBe("workplace"));
  test("one text that failed is not hidden by others that are saved", () => expect(worstOf(["saved", "failed", "saving"])).toBe("failed"));
});

test("words are cut at words, tags at commas", () => {
  expect(shorten(`${"word ".repeat(30)}\nsecond line`)).toMatch(/word…$/);
  expect(tagsIn(" vpn, home office,,vpn ")).toEqual(["vpn", "home office"]);
  expect(midSentence("Yesterday 16:37")).toBe("yesterday 16:37");
});
