import { expect, test } from "vitest";
import type { Given } from "./given.ts";
import { looksLikeCode } from "./looks-like-code.ts";

const mail = (address: string, subject: string, text: string): Given => ({
  headers: [],
  from: { name: "", address },
  to: [],
  subject,
  text,
  html: null,
  attachments: [],
});

const codes: [from: string, subject: string, text: string][] = [
  ["no-reply@slack.example", "Kari invited you to join [Ticket#31001]", "Kari has invited you to join the workspace [Ticket#31001]. https://slack.example/join/1"],
  ["feedback@slack.com", "Slack confirmation code: ABC-DEF", "Confirm your email address\nABC-DEF"],
  ["no-reply@slack.example", "Your Slack code is 123456", "Your Slack code is 123456"],
  ["mallory@example.net", "Slack", "Your Slack code is 123456"],
  ["account-security-noreply@accountprotection.microsoft.com", "Microsoft account security code", "Please use the following security code for the Microsoft account su**@nordvik.example.\n\nSecurity code: 4471122"],
  ["noreply@accounts.google.com", "G-482913 is your Google verification code", "G-482913 is your Google verification code."],
  ["noreply@github.com", "[GitHub] Please verify your device", "A sign in attempt requires further verification.\n\nVerification code: 482913"],
  ["noreply@am.atlassian.com", "Verify your email for Atlassian", "Click to verify your email: https://id.atlassian.com/verify/abc"],
  ["ikke-svar@bankid.no", "Engangskode", "Din engangskode er 482 913"],
  ["noreply@example.org", "Bekreft e-postadressen din", "Bekreft e-postadressen din her: https://example.org/c/123"],
  ["noreply@example.org", "Tilbakestill passordet ditt", "Vi fikk en forespørsel om nytt passord. Tilbakestill passordet ditt: https://example.org/r/1"],
  ["no-reply@example.org", "Reset your password", "Someone asked to reset your password: https://example.org/r/1"],
  ["notifications@example.org", "Kari invited you to join Nordvik", "Kari has invited you to join the workspace Nordvik. https://example.org/join/1"],
]; // prettier-ignore
const requests: [from: string, subject: string, text: string][] = [
  ["ane.berg@nordvik.example", "Code", "I got the code 123456 but it does not work"],
  ["ane.berg@nordvik.example", "Engangskode", "Hei, jeg fikk engangskode 123456 men den virker ikke"],
  ["ane.berg@nordvik.example", "Fwd: Your Slack code is 123456", "Your Slack code is 123456"],
  ["ane.berg@nordvik.example", "Sign-in", "My verification code 123456 is refused. Can you reset it?"],
  ["ane.berg@nordvik.example", "Password", "Please reset my password: https://portal.nordvik.example/reset"],
  ["ane.berg@nordvik.example", "Error code 123456", "Error code 123456 on the printer"],
  ["noreply@monitoring.example.org", "Disk full on srv-12", "Disk usage is 97 %. Event 482913. https://monitoring.example.org/e/482913"],
  ["support@vendor.example.org", "[Ticket#31001] Your order", "Order number 482913 has been sent."],
  ["noreply@vendor.example.org", "[Ticket#31001] Password", "We have reset your password. You find the guide on https://vendor.example.org"],
  ["noreply@vendor.example.org", "Switch", "Please verify that the device starts. https://vendor.example.org/kb/1"],
  ["noreply@vendor.example.org", "Your account", "Your account password was new-old, see the sign-in pin for-you"],
  ["no-reply@example.org", "News", `Reset your password today. https://example.org ${"Many words of news. ".repeat(200)}`],
]; // prettier-ignore

test.each(codes)("a code or link from %s: %s", (from, subject, text) => expect(looksLikeCode(mail(from, subject, text))).toBe(true));
test.each(requests)("somebody's request from %s: %s", (from, subject, text) =>
  expect(looksLikeCode(mail(from, subject, text))).toBe(false),
);

test("what a service for mass mail has sent was sent by a program", () => {
  const given = mail("hello@example.org", "Welcome", "Hi! Your login code is 482913. We are glad to see you.");
  expect(looksLikeCode(given)).toBe(false);
  expect(looksLikeCode({ ...given, headers: [{ name: "x-sg-eid", value: "a" }] })).toBe(true);
});
