import { expect, test } from "vitest";
import type { Ticket } from "../../../contract/tickets.ts";
import { compare } from "./change-ticket.ts";

const ticket = (subject: string) => ({ subject, version: 1 }) as Ticket;
const change = { base: ticket("Printer"), fact: { name: "Subject", of: (of: Ticket) => of.subject, mine: "Printer 3B" } };

test.each([
  ["Printer", "untouched"],
  ["Printer 3B", "same"],
  ["Scanner", "conflict"],
])("while I wrote, the subject became %s: %s", (theirs, found) => {
  expect(compare(change, ticket(theirs))).toBe(found);
});
