import { createHash, randomBytes } from "node:crypto";
import { expect, picture, test, type Page } from "../browser.ts";
import { be, eventually, openTicket, timeline, visit } from "./desk-staff.ts";

const answer = (page: Page) => page.getByRole("textbox", { name: "Reply to Ane" });
const attach = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByRole("form").locator("input[type=file]").setInputFiles(files);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const aPicture = async (page: Page) => ({ name: "What Ane sees.png", mimeType: "image/png", buffer: await page.screenshot() });

test("a file goes on where it was cut, also when its tab was killed, and arrives as it was", async ({ page }) => {
  await be(page, "kari.solberg");
  const number = await openTicket(page, { subject: "Archive will not open", description: "Since Friday.", team: "messaging" });
  await visit(page, `/desk/${number}`);
  let pieces = 0;
  await page.route("**/api/v1/uploads/*?offset=*", (route) => (++pieces > 2 ? route.abort() : route.continue()));
  const buffer = randomBytes(5_000_000);
  await attach(page, { name: "archive.bin", mimeType: "application/octet-stream", buffer });
  await page.getByText(/^2\.1 MB of 5 MB have arrived\. The desk cannot be reached/).waitFor();
  await answer(page).fill("Please try this copy of it.");
  // What was typed two seconds ago is safe, whatever happens to the tab.
  await page.waitForTimeout(2000);
  const devtools = await page.context().newCDPSession(page);
  void devtools.send("Page.crash").catch(() => {});
  await new Promise((dead) => page.once("crash", dead));

  const again = await page.context().newPage();
  const offsets: number[] = [];
  again.on("request", (request) => {
    if (request.method() === "PATCH" && request.url().includes("/uploads/"))
      offsets.push(Number(new URL(request.url()).searchParams.get("offset")));
  });
  await visit(again, `/desk/${number}`);
  await eventually(() => answer(again).inputValue()).toBe("Please try this copy of it.");
  await again.getByRole("form").getByText("5 MB", { exact: true }).waitFor();
  expect(offsets[0], "it goes on from what had arrived").toBe(2 * 1024 * 1024);
  await answer(again).focus();
  await again.keyboard.press("Control+Enter");
  const link = timeline(again).getByRole("link", { name: /archive\.bin/ });
  await link.waitFor();
  const got = await again.request.get((await link.getAttribute("href")) ?? "");
  expect(sha256(await got.body())).toBe(sha256(buffer));
  await eventually(() => answer(again).inputValue()).toBe("");
  expect(await again.getByRole("form").getByText("archive.bin").count()).toBe(0);
});

test("pictures are seen, a file that is too large says so beside the others, and no word is lost", async ({ page }) => {
  await be(page, "kari.solberg");
  const number = await openTicket(page, {
    subject: "The report is cut off",
    description: "The last column is missing.",
    team: "messaging",
  });
  await visit(page, `/desk/${number}`);
  await attach(page, await aPicture(page), { name: "margins.txt", mimeType: "text/plain", buffer: Buffer.from("20 mm on all sides") });
  await answer(page).fill("Does it look like this?");
  await page.getByRole("form").getByRole("img").or(page.getByRole("form").locator("img")).first().waitFor();
  await answer(page).focus();
  await page.keyboard.press("Control+Enter");
  await timeline(page)
    .getByRole("link", { name: /What Ane sees\.png/ })
    .waitFor();
  await timeline(page)
    .getByRole("link", { name: /margins\.txt/ })
    .waitFor();

  // From the clipboard it has no name worth keeping.
  await answer(page).fill("And this is with narrow margins");
  const bytes = [...(await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } }))];
  await answer(page).evaluate((field, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(given)], "image.png", { type: "image/png" }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, bytes);
  await page.getByText(/^Screenshot \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}\.png$/).waitFor();
  await attach(page, { name: "whole-disk.img", mimeType: "application/octet-stream", buffer: Buffer.alloc(27_000_000) });
  await page
    .getByRole("alert")
    .getByText(/“whole-disk\.img” is too large/)
    .waitFor();
  expect(await answer(page).inputValue()).toBe("And this is with narrow margins");
  expect(await page.getByRole("button", { name: /^Send and wait/ }).isDisabled()).toBe(true);
  await picture(page, "desk-files", "[data-state=failed]");
  await page.getByRole("button", { name: "Remove whole-disk.img" }).click();
  await answer(page).focus();
  await page.keyboard.press("Control+Enter");
  await timeline(page)
    .getByRole("link", { name: /^Screenshot/ })
    .waitFor();
});

test("a requester answers with a picture, which the desk sees", async ({ page }) => {
  await be(page, "per.haug");
  const number = await openTicket(page, {
    subject: "The report is cut off",
    description: "The last column is missing.",
    team: "service-desk",
  });
  await be(page, "ane.berg");
  await page.goto(`/portal/${number}`);
  await page.getByRole("textbox", { name: "Write to the help desk" }).fill("It looks like this");
  await page.locator("input[type=file]").setInputFiles([await aPicture(page)]);
  await page.locator("form img").waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: /What Ane sees\.png/ }).waitFor();
  await picture(page, "portal-files", "article img");
});
