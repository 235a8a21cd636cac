import { callOn, startAsterisk } from "../ground/asterisk.ts";
import { expect, expectAccessible, picture, signIn, test, type Page } from "../browser.ts";
import { beTechnician } from "./call-desk.ts";
import { colleague } from "./desk-staff.ts";

const rings = (at: Page) => at.getByRole("region", { name: "A telephone rings" });

test(
  "an Asterisk is connected, rings with the caller's number, and says when it is not heard",
  { timeout: 280_000 },
  async ({ page, desk, browser }) => {
    const asterisk = await startAsterisk();
    try {
      await signIn(page, "admin@nordvik.example", "firstline-demo-2026");
      await page.goto("/settings/telephone/new");
      await page.getByRole("combobox", { name: "How it tells" }).selectOption("ari");
      await page.getByLabel("Name", { exact: true }).fill("Asterisk in the cellar");
      await page.getByLabel("Address of ARI").fill("http://pbx.example.com:8088/ari");
      await page.getByLabel("User", { exact: true }).fill("firstline");
      await page.getByLabel("Password", { exact: true }).fill("wrong");
      await page.getByRole("button", { name: "Add a line" }).click();
      await page.getByLabel("Extension, name or queue").fill("401");
      await page.getByRole("combobox", { name: "Technician" }).fill("Per Haug");
      await page.getByRole("option", { name: /Per Haug/ }).click();
      await page.getByRole("button", { name: "Connect it" }).click();
      await page.getByText("Only on this machine does the desk listen without TLS").waitFor();
      await page.getByLabel("Address of ARI").fill(asterisk.url);
      await picture(page, "settings-telephone-asterisk-new", "fieldset", { fleeting: true });
      await page.getByRole("button", { name: "Connect it" }).click();
      await page.getByText("does not accept firstline with this password").waitFor({ timeout: 30_000 });
      await expectAccessible(page, "telephone-asterisk-failing");
      await picture(page, "settings-telephone-asterisk-failing", "text=/does not accept|godtar ikke/", { fleeting: true });

      await page.getByLabel(/^Password/).fill("right");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText(/^Listening since/).waitFor({ timeout: 30_000 });

      const per = await (await colleague(browser, desk, "per.haug")).context().newPage();
      await beTechnician(per);
      const call = callOn(asterisk, "71.1", { number: "4799880011" });
      call.begins();
      call.rings("401");
      await rings(per).getByRole("heading", { name: "+4799880011" }).waitFor();
      call.answers("401");
      await per.getByRole("navigation", { name: "Live contacts" }).getByText("+4799880011").waitFor();
      asterisk.tell("ChannelHold", { channel: call.phone("401"), musicclass: "default" });
      await per
        .getByRole("navigation", { name: "Live contacts" })
        .getByText(/on hold/i)
        .waitFor();
      call.gone("401");
      call.gone(null);
      await per.getByRole("navigation", { name: "Live contacts" }).getByText("hung up").waitFor();
      const { items } = (await (await per.request.get("/api/v1/contacts/live")).json()) as {
        items: { id: string; phone: string | null }[];
      };
      const mine = items.find(({ phone }) => phone === "+4799880011");
      expect(mine).toBeTruthy();
      await per.request.post(`/api/v1/contacts/${mine?.id}/endings`, { data: { outcome: "kept_working" } });
      await per.context().close();

      await page.getByRole("table", { name: "What it told" }).getByText("On hold").waitFor();
      await picture(page, "settings-telephone-asterisk", "table", { fleeting: true });
    } finally {
      // Nobody else's journey has an Asterisk that is not there.
      await page
        .getByRole("button", { name: "Switch off" })
        .click({ timeout: 5000 })
        .catch(() => {});
      await asterisk.stop();
    }
  },
);
