import { expect, expectAccessible, expectNoSidewaysScroll, picture, test } from "../browser.ts";
import { be } from "./desk-staff.ts";

test(
  "a program is let in with a token seen once, tells who works here and in which groups, and too many who would leave wait for an administrator",
  { timeout: 300_000 },
  async ({ page, desk }) => {
    const name = `Entra ${Date.now().toString(36)}`;
    const mark = Date.now().toString(36);
    await be(page, "admin");
    await page.goto("/settings/scim");
    await page.getByRole("link", { name: "New program" }).first().click();
    await page.getByRole("button", { name: "Add the program" }).click();
    await page.getByText("This field is needed.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Add the program" }).press("Enter");
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByText("There is no token yet").waitFor();
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByRole("button", { name: "Make the token" }).click();
    await page.getByText("It is shown this once.").waitFor();
    const token = await page.getByLabel("Token", { exact: true }).inputValue();
    const address = await page.getByLabel("Address", { exact: true }).inputValue();
    expect(address).toBe(`${desk.url}/scim/v2`);
    await picture(page, "settings-scim-token", "table", { fleeting: true });

    const scim = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    };
    const ids: string[] = [];
    for (let n = 1; n <= 8; n += 1) {
      const made = await scim("POST", "/Users", {
        userName: `${mark}.${n}@scim.example`,
        displayName: `Member ${n} ${mark}`,
        active: true,
      });
      expect(made.status).toBe(201);
      ids.push(made.body.id);
    }
    const group = await scim("POST", "/Groups", { displayName: "Helpers", members: [{ value: ids[0] }] });
    expect(group.status).toBe(201);
    const kari = { userName: `kari.${mark}`, displayName: "Kari Solberg", emails: [{ value: "kari.solberg@nordvik.example" }] };
    expect((await scim("POST", "/Users", kari)).status).toBe(409);
    const off = { Operations: [{ op: "Replace", path: "active", value: "False" }] };
    for (const id of ids.slice(0, 3)) expect((await scim("PATCH", `/Users/${id}`, off)).status).toBe(200);
    for (const id of ids.slice(3, 5)) expect((await scim("PATCH", `/Users/${id}`, off)).status).toBe(403);

    await page.reload();
    await page.getByText("2 people would have left").waitFor();
    await page.getByText("Helpers (1)").waitFor();
    await page
      .getByRole("table", { name: "What was refused" })
      .getByText(/Kari Solberg/)
      .first()
      .waitFor();
    await expectAccessible(page, "settings-scim");
    await picture(page, "settings-scim", "table");
    await page.getByRole("button", { name: "They stay" }).press("Enter");
    await expect.poll(() => page.getByText("2 people would have left").count()).toBe(0);

    await page.getByRole("button", { name: "Join somebody" }).click();
    const dialog = page.getByRole("dialog", { name: "Join somebody" });
    await dialog.getByLabel("User name there").fill(`kari.${mark}`);
    await dialog.getByRole("combobox", { name: "Person" }).fill("Kari Solberg");
    await page
      .getByRole("option", { name: /Kari Solberg/ })
      .first()
      .click();
    await picture(page, "settings-scim-join", "[role=dialog]", { fleeting: true });
    await dialog.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByText("Kari Solberg is joined").waitFor();
    const found = await scim("GET", `/Users?filter=${encodeURIComponent(`userName eq "kari.${mark}"`)}`);
    expect(found.body.totalResults).toBe(1);

    await page.setViewportSize({ width: 320, height: 900 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: /^Revoke fls_/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
    await page.getByText("There is no token yet").waitFor();
    expect((await scim("GET", "/Users")).status).toBe(401);
  },
);
