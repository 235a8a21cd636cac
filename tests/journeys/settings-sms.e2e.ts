import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { expect, expectAccessible, picture, test } from "../browser.ts";
import { be } from "./desk-staff.ts";

let provider: Server;
const heard: string[] = [];
beforeAll(async () => {
  provider = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    heard.push(Buffer.concat(pieces).toString());
    answer.writeHead(heard.length === 1 ? 401 : 200).end();
  });
  await new Promise<void>((done) => provider.listen(0, "127.0.0.1", done));
});
afterAll(() => provider.close());

test("a provider of text messages is connected, refuses, is mended and takes one", { timeout: 120_000 }, async ({ page }) => {
  await be(page, "admin");
  await page.goto("/settings/sms");
  await page.getByRole("heading", { level: 1, name: "Text messages" }).waitFor();
  await page.getByRole("button", { name: "Switch on" }).click();
  await page.getByText("This field is needed.").waitFor();
  await page.getByLabel("Address", { exact: true }).fill(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1/messages`);
  await page.getByLabel(/^Secret/).fill("Bearer not-the-right-one");
  await page.getByLabel("What is sent").fill('{"to": "{{to}}"}');
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await page.getByText(/have to stand in it/).waitFor();
  await page.getByLabel("What is sent").fill('{"to": "{{to}}", "message": "{{text}}"}');
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await page.getByText(/Needed anew when/).waitFor();
  await page.getByRole("button", { name: "Switch on" }).click();
  const messages = page.getByRole("table", { name: "Messages" });
  const test = async () => {
    await page.getByRole("button", { name: "Send a test" }).click();
    const dialog = page.getByRole("dialog", { name: "Send a test" });
    await dialog.getByLabel("Telephone number").fill("+47 22 00 14 12");
    await dialog.getByLabel("Telephone number").press("Enter");
    await dialog.waitFor({ state: "hidden" });
  };
  await test();
  await messages.getByRole("row", { name: /Not sent.*answered 401/ }).waitFor();
  await test();
  await messages.getByRole("row", { name: /…412.*Test.*Sent/ }).waitFor();
  expect(JSON.parse(heard[1] ?? "")).toMatchObject({ to: "+4722001412" });
  await expectAccessible(page, "settings-sms");
  await picture(page, "settings-sms", "table");
});
