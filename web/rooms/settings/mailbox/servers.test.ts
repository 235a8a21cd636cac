import { expect, test } from "vitest";
import { fetchingBody, foundServer, keptServer, needsPasswordAgain, sendingBody } from "./servers.ts";

const kept = { host: "mail.example.com", port: 993, security: "tls", user: "support", secret_set_at: "2026-03-02T09:00:00Z" } as const;
const same = {
  host: "mail.example.com",
  port: "993",
  security: "tls",
  auth: "password",
  user: "support",
  password: "",
  certificate: null,
} as const;

test.each([
  ["nothing changed", {}, false],
  ["written otherwise", { host: " Mail.Example.com ", user: "support " }, false],
  ["another host", { host: "mail2.example.com" }, true],
  ["another port", { port: "143" }, true],
  ["another security", { security: "starttls" as const }, true],
  ["another user", { user: "sales" }, true],
])("the password is asked for again: %s", (_, more, again) => {
  expect(needsPasswordAgain(kept, { ...same, ...more })).toBe(again);
  expect(needsPasswordAgain({ ...kept, secret_set_at: null }, { ...same, ...more })).toBe(false);
  expect(needsPasswordAgain(null, { ...same, ...more })).toBe(false);
});

test("what was found fills the form, and what is usual the rest", () => {
  const found = {
    provider: null,
    source: "records" as const,
    fetching: { host: "imap.example.com", port: 143, security: "starttls" as const, user: "me" },
    sending: null,
  };
  expect(foundServer(found, "fetching", "a@example.com")).toMatchObject({
    host: "imap.example.com",
    port: "143",
    security: "starttls",
    user: "me",
  });
  expect(foundServer(found, "sending", "a@example.com")).toMatchObject({
    host: "",
    port: "587",
    security: "starttls",
    user: "a@example.com",
  });
  expect(keptServer(null, "fetching", "a@example.com")).toMatchObject({ port: "993", security: "tls", user: "a@example.com" });
});

test("an empty password is not sent, and nobody signs in without a user", () => {
  expect(fetchingBody(same)).toEqual({
    host: "mail.example.com",
    port: 993,
    security: "tls",
    auth: "password",
    user: "support",
    certificate: null,
  });
  expect(sendingBody({ ...same, user: " " })).toMatchObject({ auth: "none" });
  expect(sendingBody({ ...same, password: "x" })).toMatchObject({ auth: "password", password: "x" });
});
