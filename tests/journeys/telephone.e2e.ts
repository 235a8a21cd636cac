import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../desk.ts";
import { expect, expectAccessible, picture, signIn, test, type Page } from "../browser.ts";
import { beTechnician, contactOf, liveContacts, subject, who } from "./call-desk.ts";
import { colleague, eventually, timeline } from "./desk-staff.ts";

const run = promisify(execFile);

/** Speaks to the desk as a telephone system, with the script that administrators have. */
const ring = async (address: string, ...more: string[]): Promise<string> =>
  (await run(process.execPath, [join(root, "tools/ring.mjs"), address, ...more])).stdout;

/** The calls that each test begins are its own. */
const nameOf = (page: Page) => `${Date.now().toString(36)}-${page.url().length}`;

async function connect(page: Page): Promise<string> {
  await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
  await page.goto("/settings/telephone");
  await page.getByRole("link", { name: "New telephone system" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(`Exchange ${Date.now() % 100_000}`);
  for (const [at, line] of ["301", "Counter"].entries()) {
    await page.getByRole("button", { name: "Add a line" }).click();
    await page.getByLabel("Extension, name or queue").nth(at).fill(line);
    await page.getByRole("combobox", { name: "Technician" }).nth(at).fill("Per Haug");
    await page.getByRole("option", { name: /Per Haug/ }).click();
  }
  await picture(page, "settings-telephone-new", "fieldset", { fleeting: true });
  await page.getByRole("button", { name: "Connect it" }).click();
  const address = await page.getByLabel("Address", { exact: true }).inputValue();
  expect(address).toMatch(/\/api\/v1\/cti\/[\w-]{43}$/);
  await page.getByRole("button", { name: "I have kept it" }).click();
  return address;
}

test(
  "a telephone rings with the caller's story, becomes a contact by one key, and what nobody answers is called back",
  { timeout: 280_000 },
  async ({ page, desk, browser }) => {
    const address = await connect(page);
    await page.getByRole("button", { name: "Ring me" }).click();
    const rings = (at: Page) => at.getByRole("region", { name: "A telephone rings" });
    await rings(page).getByRole("heading", { name: "+4722001412" }).waitFor();
    await rings(page).getByRole("button", { name: "Hide" }).first().click();
    await page.getByRole("table", { name: "What it told" }).getByText("It rings").first().waitFor();

    const per = await (await colleague(browser, desk, "per.haug")).context().newPage();
    await beTechnician(per);
    const call = nameOf(per);
    const found = (await (await per.request.get("/api/v1/people/find?q=Ane%20Berg")).json()) as { items: { phone: string }[] };
    const digits = found.items[0]?.phone.replace(/\D/g, "") ?? "";
    const hers = ["--from", digits.length === 8 ? `47${digits}` : digits, "--call", call, "--user", "301"];
    expect(await ring(address, ...hers)).toContain("newCall 200 {}");
    await rings(per).getByRole("link", { name: "Ane Berg" }).waitFor();
    await rings(per).getByText("It proves nothing: ask who is calling.").waitFor();
    await rings(per).getByRole("list", { name: "Open tickets" }).waitFor();
    await picture(per, "telephone-ring", "h2:has-text('+47')");

    await per.keyboard.press("Alt+Shift+0");
    await per.waitForURL(/call\/(?!new)/);
    const contact = contactOf(per);
    await eventually(() => rings(per).count()).toBe(0);
    // Nobody is named by a number: the technician asks, and says so.
    expect(await who(per).inputValue()).toBe("");
    await per.getByText("The number is on record with").waitFor();
    await picture(per, "telephone-call", "[data-column=who]");
    await ring(address, ...hers, "--answer", "0");
    await per.keyboard.press("Alt+y");
    await eventually(() => who(per).inputValue()).toBe("Ane Berg");
    await subject(per).fill("The scanner is out of paper");
    await ring(address, ...hers, "--hangup", "0");
    await per.getByText("Hung up", { exact: true }).waitFor();
    expect((await liveContacts(per)).map(({ id }) => id)).toEqual([contact]);
    await expectAccessible(per, "telephone-hung-up");
    await per.getByRole("navigation", { name: "Live contacts" }).getByText("hung up").waitFor();

    // Told again, and in another order: nothing changes.
    expect(await ring(address, ...hers, "--answer", "0", "--hangup", "0")).not.toContain("422");
    expect((await liveContacts(per)).length).toBe(1);
    await per.request.post(`/api/v1/contacts/${contact}/endings`, { data: { outcome: "kept_working" } });

    await ring(address, "--from", "+4799887766", "--call", `${call}-missed`, "--queue", "Counter", "--hangup", "1");
    await per.goto("/desk");
    const missed = async () => {
      const found = (await (await per.request.get("/api/v1/search?q=4799887766&kind=tickets")).json()) as {
        tickets: { ticket: { number: number; subject: string } }[];
      };
      return found.tickets[0]?.ticket;
    };
    await expect.poll(async () => (await missed())?.subject, { timeout: 110_000 }).toBe("Call back +4799887766");
    await per.goto(`/desk/${(await missed())?.number}`);
    await timeline(per)
      .getByText(/A call from \+4799887766 was missed/)
      .waitFor();
    await picture(per, "telephone-missed", "text=/A call from|Et anrop fra/", { wide: true });
    await timeline(per).getByRole("button", { name: "Call back" }).click();
    await per.waitForURL(/call\/(?!new)/);
    await per.getByRole("link", { name: "+4799887766" }).first().waitFor();
    const { items } = (await (await per.request.get("/api/v1/contacts/live")).json()) as { items: { direction: string; phone: string }[] };
    expect(items).toMatchObject([{ direction: "outbound", phone: "+4799887766" }]);
    await per.context().close();
    await page.reload();
    await picture(page, "settings-telephone", "table");
  },
);
