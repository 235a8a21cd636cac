import { expect, test } from "vitest";
import { addressOf, fieldErrors, refusal } from "./client.ts";

test("addresses are built from the contract's own name of an endpoint", () => {
  expect(addressOf("GET /tickets/{id}", { params: { id: 1042 } })).toBe("/api/v1/tickets/1042");
  expect(addressOf("DELETE /teams/{id}/members/{person}", { params: { id: "net/work", person: "ø" } })).toBe(
    "/api/v1/teams/net%2Fwork/members/%C3%B8",
  );
  expect(addressOf("GET /tickets", { query: { status: ["new", "open"], q: "", limit: 5, team: undefined } })).toBe(
    "/api/v1/tickets?status=new%2Copen&limit=5",
  );
});

test("field errors are found by the name of the field", () => {
  const error = refusal({
    type: "urn:x",
    title: "No",
    status: 400,
    code: "invalid_input",
    errors: [
      { pointer: "/email", code: "required", detail: "This field is needed." },
      { pointer: "#query/q", code: "too_long", detail: "Too long." },
      { pointer: "/fields/room", code: "required", detail: "Which room?" },
    ],
  });
  expect(fieldErrors(error)).toEqual({ email: "This field is needed.", q: "Too long.", "fields/room": "Which room?" });
  expect(fieldErrors(new Error("other"))).toEqual({});
});
