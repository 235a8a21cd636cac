import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { expect, picture, signIn, test } from "../browser.ts";

let receiver: Server;
let url = "";
let status = 204;
const heard: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  receiver = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    heard.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
    answer.writeHead(status).end(status === 204 ? undefined : "The board is being moved.");
  });
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/desk`;
});
afterAll(() => receiver.close());

test("tells another program, signed with the secret that is shown once; what fails is seen", { timeout: 240_000 }, async ({ page }) => {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  const name = `Status board ${Date.now() % 100_000}`;
  [status, heard.length] = [204, 0];
  await page.goto("/settings/webhooks");
  await page.getByRole("link", { name: "New webhook" }).first().click();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect.poll(() => page.getByText("This field is needed.").count()).toBe(3);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Address", { exact: true }).fill("http://hooks.nordvik.example/");
  await page.getByRole("checkbox", { name: "Ticket opened", exact: true }).check();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await page.getByText("Write an address that begins with https://").waitFor();
  await page.getByLabel("Address", { exact: true }).fill(url);
  await picture(page, "settings-webhook-new", "fieldset", { fleeting: true });
  await page.getByRole("button", { name: "Add the webhook" }).click();

  const secret = await page.getByLabel("The secret").inputValue();
  expect(secret).toMatch(/^whsec_\S{40,}$/);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  const log = page.getByRole("table", { name: "Deliveries" });
  await log.getByText("Delivered").first().waitFor();
  const isSigned = ({ headers, body }: (typeof heard)[number]) => {
    const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
    const mac = createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
      .update(signed)
      .digest("base64");
    return headers["webhook-signature"] === `v1,${mac}`;
  };
  expect(heard.filter(isSigned)).toHaveLength(1);

  status = 500;
  await page.getByRole("button", { name: "Send a test" }).click();
  await log.getByText("HTTP 500").first().waitFor();
  await page.getByText(/Nothing has arrived there since/).waitFor();
  await picture(page, "settings-webhook", "table");
  await log.getByRole("button", { name: "Look" }).first().click();
  await page.getByRole("dialog").getByText("The board is being moved.").first().waitFor();
  await picture(page, "settings-webhook-delivery", "[role=dialog]", { fleeting: true });
  await page.keyboard.press("Escape");
});
