import { expect, picture, test } from "../browser.ts";
import { be, colleague, eventually, openTicket, visit } from "./desk-staff.ts";

test("who else has the ticket open is seen, and who is writing; a tab that dies is gone from it", async ({ page: per, desk, browser }) => {
  await be(per, "per.haug");
  const number = await openTicket(per, { subject: "Shared mailbox is missing", description: "Gone since Friday.", team: "service-desk" });
  await visit(per, `/desk/${number}`);
  const kari = await colleague(browser, desk, "kari.solberg");
  await visit(kari, `/desk/${number}?team=service-desk`);
  await per.getByText("Kari Solberg is looking").waitFor();
  await kari.getByText("Per Haug is looking").waitFor();

  await kari.getByRole("textbox", { name: "Reply to Ane" }).fill("Which name did it have?");
  const writing = per.getByRole("form").getByText("Kari Solberg is writing a reply");
  await writing.waitFor();
  await picture(per, "desk-presence", "[data-presence]");
  // What somebody writes to colleagues is not said to be on its way to the requester.
  await kari.getByRole("textbox", { name: "Reply to Ane" }).fill("");
  await kari.getByRole("tab", { name: "Note" }).click();
  await kari.getByRole("textbox", { name: /^Note/ }).fill("She called, too");
  await per.getByText("Kari Solberg is writing a note").waitFor();
  expect(await writing.count()).toBe(0);

  const devtools = await kari.context().newCDPSession(kari);
  void devtools.send("Page.crash").catch(() => {});
  await eventually(() => per.getByText(/Kari Solberg is/).count()).toBe(0);
});
