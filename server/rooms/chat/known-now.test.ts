import { expect, test } from "vitest";
import { isAbout } from "./known-now.ts";

// Seen red: with whole words compared, and with small words taken for what it is about.
test.each([
  ["My mail is slow", "Mail is slow for everybody. We are on it.", true],
  ["Skriveren i tredje svarer ikke", "Skriverne i Oslo står stille", true],
  ["Får ikke åpnet Outlook", "OUTLOOK ber om passord", true],
  ["Outlook asks again", "The printers in Oslo stand still", false],
  ["The mouse is not here", "The VPN is not up for all", false],
  ["VPN drops all the time", "VPN from home offices is unstable today. We are working on it", true],
  ["Det virker ikke igjen", "Skriverne virker ikke for alle. Vi jobber med det", false],
  ["It does not work today", "Mail does not work today, we are on it", false],
  ["", "Mail is slow", false],
])("%s is about %s: %s", (question, announcement, is) => {
  expect(isAbout(question, announcement)).toBe(is);
});
