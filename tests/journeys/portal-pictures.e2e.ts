import { picture, test } from "../browser.ts";
import { requester, technician } from "./portal-desk.ts";

const from = { requester: { email: "ane.berg@nordvik.example" } };

test("the start and a ticket under way can be read by everybody: light, dark, narrow, in Norwegian", async ({ page: ane }) => {
  await requester(ane);
  await ane.goto("/portal");
  await picture(ane, "portal-home", "main li [role=img]");
  await ane
    .getByRole("link", { name: /Outlook/ })
    .first()
    .click();
  await picture(ane, "portal-ticket", "main article");
});

test("a solved ticket and its end can be read by everybody: light, dark, narrow, in Norwegian", async ({ page: ane, desk, browser }) => {
  await requester(ane);
  const per = await technician(browser, desk);
  const { number } = await per.open({ ...from, subject: "Headset is silent", description: "Nobody hears me." });
  await per.accept(number);
  await per.resolve(number, "The headset was muted in Windows; it is on again.");
  await ane.goto(`/portal/${number}`);
  await picture(ane, "portal-solved", "main section h2");
  await ane.getByRole("button", { name: "Yes, it is solved" }).click();
  await ane.getByRole("button", { name: "Confirm that it is solved" }).click();
  await picture(ane, "portal-confirmed", "#portal-done");
});

test("everything ever asked for can be read by everybody: light, dark, narrow, in Norwegian", async ({ page: ane }) => {
  await requester(ane);
  await ane.goto("/portal/history?show=finished");
  await picture(ane, "portal-history", "[role=tabpanel]");
});
