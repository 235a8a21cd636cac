import type { Browser, Frame } from "playwright-core";
import type { MailMessage, Received } from "../../contract/mail.ts";
import { expect, newVisitor, test, type Desk, type Page } from "../browser.ts";
import { letter } from "../mail/letters.ts";
import { bodies, hostileFileNames, hostileHtml } from "../security/hostile-mail.ts";
import { packed } from "../security/hostile-words.ts";
import { be, visit } from "./desk-staff.ts";
import { expectHarmless, settled, watched, type Seen } from "./hostile-watch.ts";

// B1: mail is the one place where a stranger's markup is shown. It goes through three locks, each of which is tried alone: the
// sanitiser (without policy and sandbox), the policy of the answer, and the sandbox of the frame (with the letter as it came). That the
// watching sees, also inside a frame of an origin of its own, is the second test: the same letters without any lock.
// So it needs no code broken on purpose to be seen red: there are dozens of runs, and in the frame one, a dialog and a page left.

const locked = "allow-popups allow-popups-to-escape-sandbox";
const letters = bodies(20);
/** An empty page at the desk's own address, for a frame to stand in. */
const around = "/around";
const pathOf = (id: string) => `/api/v1/mail/messages/${id}/page`;

const chunks = (text: string): string[] => [...text.matchAll(/.{1,12}/gsu)].map(([chunk]) => chunk);
/** RFC 2047, so that nothing of it is taken for the end of a header. */
const encoded = (text: string) =>
  chunks(text)
    .map((chunk) => `=?utf-8?B?${Buffer.from(chunk).toString("base64")}?=`)
    .join("\r\n ");
const base64 = (text: string) =>
  (
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

/** A letter that is hostile wherever its sender has a say. */
function hostileLetter(at: number, headers: Record<string, string> = {}): string {
  const pick = (from: readonly string[], n = at): string => from[n % from.length] ?? "";
  const files = [0, 1, 2, 3].map((n) => {
    const name = encodeURIComponent(pick(hostileFileNames, at * 4 + n).toWellFormed()).replaceAll(
      /['()*!]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    );
    return `Content-Type: ${n === 0 ? "text/html" : "image/svg+xml"}\r\nContent-Disposition: attachment;\r\n filename*=UTF-8''${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(pick(letters))}`;
  });
  const parts = [`Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(pick(letters))}`, ...files];
  return letter({
    from: `${encoded(pick(packed(190)))} <stranger${at}@elsewhere.example>`,
    subject: encoded(pick(packed(290))),
    headers: { "Content-Type": 'multipart/mixed; boundary="=_x"', ...headers },
    body: `${parts.map((part) => `--=_x\r\n${part}\r\n`).join("")}--=_x--`,
  });
}

async function handIn(page: Page, raw: string): Promise<Received> {
  const answer = await page.request.post("/api/v1/mail/messages?mailbox=support", {
    headers: { "content-type": "message/rfc822" },
    data: raw,
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Received;
}

/** Where its frames went since; whatever opened beside it is there, too. */
function wandering(page: Page): string[] {
  const went: string[] = [];
  const note = (frame: Frame) => went.push(new URL(frame.url()).pathname || frame.url());
  page.on("framenavigated", note);
  page.context().on("page", (popup) => went.push(`popup ${popup.url()}`));
  return went;
}

const nothing: Seen = { dialogs: [], elsewhere: [], ran: [] };

/** Lays a page into a frame of the one that is shown, as the screens do. */
async function frame(page: Page, path: string, sandbox: string): Promise<void> {
  await page.evaluate(
    async ([src, limits]) => {
      const made = document.createElement("iframe");
      made.setAttribute("sandbox", limits);
      made.src = src;
      const loaded = new Promise((done) => made.addEventListener("load", done, { once: true }));
      document.body.replaceChildren(made);
      await Promise.race([loaded, new Promise((enough) => setTimeout(enough, 5000))]);
      await new Promise((drawn) => setTimeout(drawn, 150));
    },
    [path, sandbox] as const,
  );
}

/** A technician's browser whose own complaints are not the question: blocked attempts are, which `seen` counts. */
async function reader(browser: Browser, desk: Desk): Promise<{ page: Page; seen: Seen; went: string[] }> {
  const context = await browser.newContext({ baseURL: desk.url });
  const seen = await watched(context, desk);
  await context.route("https://evil.example/**", (route) => route.abort());
  await context.route(`**${around}`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" }));
  const page = await context.newPage();
  await be(page, "per.haug");
  return { page, seen, went: wandering(page) };
}

/** Shows these instead of a message's page, with these headers. */
async function instead(page: Page, html: () => string, headers: Record<string, string> = {}): Promise<string> {
  const path = pathOf("instead");
  await page.route(`**${path}`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: `<!doctype html><meta charset="utf-8">${html()}` }),
  );
  return path;
}

test("B1: hundreds of hostile letters run nothing, ask nobody and lead nowhere, on their page and in its frame", async ({
  browser,
  desk,
  page,
}) => {
  expect(hostileHtml.length).toBeGreaterThanOrEqual(300);
  await be(page, "admin");
  const ids = [];
  for (const at of letters.keys()) ids.push((await handIn(page, hostileLetter(at))).id);
  const { page: reading, seen, went } = await reader(browser, desk);
  let policy = "";
  for (const id of ids) {
    const answer = await reading.goto(pathOf(id));
    policy = answer?.headers()["content-security-policy"] ?? "";
    await reading.waitForTimeout(150);
    expect({ id, went: went.splice(0), ...seen }).toEqual({ id, went: [pathOf(id)], ...nothing });
    expect(await reading.locator("hr").count(), "none swallowed the others").toBeGreaterThan(9);
  }
  await reading.goto(around);
  for (const id of ids) {
    went.length = 0;
    await frame(reading, pathOf(id), locked);
    expect({ id, went, ...seen }).toEqual({ id, went: [pathOf(id)], ...nothing });
  }
  await reading.context().close();

  // Each lock alone.
  const raw = await reader(browser, desk);
  let html = "";
  const path = await instead(raw.page, () => html, { "content-security-policy": policy });
  for (html of letters) {
    await raw.page.goto(path, { waitUntil: "commit" }).catch(() => undefined);
    await raw.page.waitForTimeout(100);
    expect({ ...raw.seen, elsewhere: [] }, html).toEqual(nothing);
  }
  await raw.page.unroute(`**${path}`);
  await instead(raw.page, () => html);
  for (html of letters) {
    await raw.page.goto(around);
    await frame(raw.page, path, locked);
    expect({ ...raw.seen, elsewhere: [] }, html).toEqual(nothing);
  }
  await raw.page.context().close();

  const clean = await reader(browser, desk);
  const texts = await Promise.all(
    ids.map(async (id) => ((await (await page.request.get(`/api/v1/mail/messages/${id}`)).json()) as MailMessage).html ?? ""),
  );
  await instead(clean.page, () => html);
  for (html of texts) {
    await clean.page.goto(path);
    await clean.page.waitForTimeout(100);
    expect({ went: clean.went.splice(0), ...clean.seen }, html).toEqual({ went: [path], ...nothing });
  }
  await clean.page.context().close();
}, 400_000);

test("what watches sees the same letters without their locks, also in a frame", async ({ browser, desk }) => {
  const { page, seen, went } = await reader(browser, desk);
  let html = "";
  const path = await instead(page, () => html);
  for (html of letters.slice(0, 12)) {
    await page.goto(path, { waitUntil: "commit" }).catch(() => undefined);
    await page.waitForTimeout(300);
  }
  expect(seen.ran.length).toBeGreaterThan(20);
  expect(seen.elsewhere.length).toBeGreaterThan(20);

  const before = seen.ran.length;
  html = `<img src=x onerror=self.__xss=1><script>alert(1)</script><meta http-equiv=refresh content="0;url=/away${around}">`;
  await page.goto(around);
  went.length = 0;
  await frame(page, path, `${locked} allow-scripts allow-modals`);
  await expect.poll(() => [seen.ran.length > before, seen.dialogs.includes("1"), went]).toEqual([true, true, [path, `/away${around}`]]);
  await page.context().close();
}, 200_000);

/** Waits until a letter is drawn as its sender laid it out. */
async function original(screen: Page): Promise<void> {
  await screen.frameLocator("iframe").locator("hr").first().waitFor();
  await settled(screen);
}

test("B1: nor do the screens: the list, each ticket, its original, and what is held", async ({ browser, desk, page }) => {
  await be(page, "admin");
  const failed = { "Authentication-Results": "mx.elsewhere.example; dmarc=fail header.from=elsewhere.example" };
  const opened: Received[] = [];
  const held: Received[] = [];
  for (const at of letters.keys()) {
    opened.push(await handIn(page, hostileLetter(at)));
    if (at % 6 === 0) held.push(await handIn(page, hostileLetter(at, failed)));
  }
  expect(opened.map(({ outcome }) => outcome)).toEqual(letters.map(() => "opened"));
  expect(held.every(({ outcome }) => outcome === "held")).toBe(true);

  const context = await newVisitor(browser, desk);
  const seen = await watched(context, desk);
  const screen = await context.newPage();
  await be(screen, "per.haug");
  await screen.goto("/desk?queue=all_open");
  await screen.locator("main").first().waitFor();
  await settled(screen);
  await expectHarmless(screen, seen);
  for (const { ticket_number } of opened) {
    await visit(screen, `/desk/${ticket_number}?queue=all_open`);
    await settled(screen);
    await expectHarmless(screen, seen);
    await screen.getByRole("button", { name: "Show the original" }).first().click();
    await original(screen);
    await expectHarmless(screen, seen);
    expect(await screen.locator("body").innerText(), "nothing turns the direction of a name").not.toMatch(/[\u202A-\u202E]/);
  }
  for (const { id } of held) {
    await screen.goto(`/desk/held/${id}`);
    await original(screen);
    await expectHarmless(screen, seen);
  }
  await context.close();
}, 400_000);
