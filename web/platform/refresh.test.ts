import { expect, test } from "vitest";
import { factOf } from "./refresh.ts";

test("a write of our own is known without the stream", () => {
  expect(factOf("POST /tickets/{id}/replies", { id: "1042" })).toMatchObject({ type: "ticket.told", ticket_id: "1042", contact_id: null });
  expect(factOf("POST /contacts", {})).toMatchObject({ type: "contact.told", contact_id: "new" });
  expect(factOf("DELETE /teams/{id}/members/{person}", { id: "t", person: "p" })).toMatchObject({ type: "team.told", ticket_id: null });
  expect(factOf("PUT /drafts", {})).toBeNull();
});
