import { expect, expectAccessible, expectNoSidewaysScroll, picture, test } from "../browser.ts";
import { be, dialog } from "./desk-staff.ts";

test(
  "what has to be proved is read as sentences, changed with a warning, and put back, by keyboard",
  { timeout: 240_000 },
  async ({ page }) => {
    await be(page, "admin");
    await page.goto("/settings/verification");
    const rules = page.getByRole("table", { name: "What has to be proved" });
    const row = rules.getByRole("row", { name: /^Reset the password/ });
    await row.getByText("2 ways, through different channels").waitFor();
    await rules
      .getByRole("row", { name: /^Unlock the account/ })
      .getByText("This desk never does this to such an account.")
      .waitFor();
    const covered = page.getByRole("table", { name: "Who could prove it" });
    await covered.getByRole("row", { name: /Call back.*[1-9]\d* of \d+.*30 days/ }).waitFor();
    await picture(page, "settings-verification", "table");

    const change = row.getByRole("button", { name: "Change: Reset the password (Normal account)" });
    await change.press("Enter");
    await dialog(page)
      .getByRole("group", { name: "Enough, 1" })
      .getByRole("combobox", { name: "Proof 1" })
      .selectOption({ label: "any way" });
    await dialog(page).getByText("This asks for less than usual").waitFor();
    await dialog(page)
      .getByRole("group", { name: "Enough, 1" })
      .getByRole("combobox", { name: "Then waited" })
      .selectOption({ label: "4 hours" });
    await dialog(page).getByRole("status").getByText("any way. Then 4 hours are waited").waitFor();
    await expectAccessible(page, "changing what has to be proved");
    await picture(page, "settings-verification-change", "[role=dialog]", { fleeting: true });
    await dialog(page).getByRole("button", { name: "Save" }).press("Enter");
    await dialog(page).waitFor({ state: "hidden" });
    await row.getByText("Weaker than usual").waitFor();
    await expectNoSidewaysScroll(page);

    await change.press("Enter");
    await dialog(page).getByRole("button", { name: "Take away: Enough, 1" }).press("Enter");
    expect(await dialog(page).getByText("This asks for less than usual").count()).toBe(0);
    await dialog(page).getByRole("button", { name: "Back to the usual" }).press("Enter");
    await dialog(page).waitFor({ state: "hidden" });
    await row.getByText("Weaker than usual").waitFor({ state: "detached" });
  },
);
