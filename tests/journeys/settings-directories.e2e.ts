import { afterAll, beforeAll } from "vitest";
import { expect, expectAccessible, picture, test } from "../browser.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "../directory/harness/slapd.ts";
import { be } from "./desk-staff.ts";

let slapd: Slapd;
beforeAll(async () => void (slapd = await startSlapd()), 300_000);
afterAll(() => slapd.stop());

test(
  "a directory is connected, tried with what is wrong in plain words, looked at before anything is written, and taken over",
  { timeout: 300_000 },
  async ({ page }) => {
    const name = `Nordvik ${Date.now().toString(36)}`;
    await be(page, "admin");
    await page.goto("/settings/directories");
    await page.getByRole("link", { name: "New directory" }).first().click();
    await page.getByRole("button", { name: "Try it" }).click();
    await expect.poll(() => page.getByText("This field is needed.").count()).toBe(4);
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByText("OpenLDAP or another").click();
    await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
    await page.getByLabel("Port", { exact: true }).fill(String(slapd.tlsPort));
    await page.getByLabel("Account of the desk").fill(serviceDn);
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await page.getByLabel("Where the people are").fill(`ou=people,${base}`);
    await page.getByRole("button", { name: "Try it" }).press("Enter");
    await page.getByText(/shows a certificate that is not trusted/).waitFor();
    await picture(page, "settings-directory-new", "fieldset", { fleeting: true });
    await page.getByRole("button", { name: "Trust this certificate" }).click();
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText(/does not accept cn=firstline/).waitFor();
    await page.getByLabel("Password", { exact: true }).fill(servicePassword);
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText(/Found, among others: .*Ane Berg/).waitFor();
    await page.getByRole("button", { name: "Connect it" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();

    await page.getByRole("button", { name: "Preview" }).click();
    const readings = page.getByRole("table", { name: "Readings" });
    await readings.getByText("Done").waitFor();
    const changes = page.getByRole("table", { name: /^Would change/ });
    await changes.getByRole("row", { name: /Chief Admin/ }).waitFor();
    expect(await changes.getByText("New").count()).toBeGreaterThan(1);
    await expectAccessible(page, "settings-directory-preview");
    await picture(page, "settings-directory", "table");
    const found = await page.request.get("/api/v1/people/find?q=Chief%20Admin");
    expect(((await found.json()) as { items: unknown[] }).items).toEqual([]);

    await page.getByRole("button", { name: "Take over now" }).click();
    await page
      .getByRole("table", { name: /^Changed/ })
      .getByRole("link", { name: "Chief Admin" })
      .click();
    await page.getByRole("heading", { level: 1, name: "Chief Admin" }).waitFor();
    await page.getByText("chief@nordvik.example").first().waitFor();
  },
);
