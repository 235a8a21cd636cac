import { expect, expectAccessible, test } from "../browser.ts";
import { numberOf, overhear, requester, technician } from "./portal-desk.ts";

const canary = "canary-5521 thinks it is the cable";
const timesTold = (everything: string): number => everything.split("canary").length - 1;

test("a request is raised, answered, solved, reopened with a reason, solved again and confirmed", async ({ page: ane, desk, browser }) => {
  await requester(ane);
  const per = await technician(browser, desk);
  await ane.goto("/portal");
  const everything = await overhear(ane);

  // Ane says it in her own words; Enter takes them along.
  await ane
    .getByRole("textbox", { name: "Describe it in your own words" })
    .fill("The label printer prints blank labels. Restarting did not help.");
  await ane.getByRole("button", { name: "Write to us about this" }).waitFor();
  await ane.keyboard.press("Enter");
  expect(await ane.getByRole("textbox", { name: "In a few words" }).inputValue()).toBe("The label printer prints blank labels");
  await ane.getByRole("combobox", { name: "What is it about?" }).selectOption({ label: "Something is broken" });
  await ane.getByRole("textbox", { name: /Since when/ }).fill("This morning");
  expect(await ane.getByRole("textbox", { name: /Tell us more/ }).inputValue()).toContain("Restarting did not help.");
  await ane.getByRole("button", { name: "Send to the help desk" }).click();
  await ane.getByText("We have it.").waitFor();
  const number = numberOf(ane);
  await ane.getByText(`We have it. #${number}`).waitFor();
  await ane.getByText("This morning", { exact: true }).waitFor();

  // What Per writes to her appears by itself and is read aloud; what he notes does not.
  await per.accept(number);
  await per.note(number, canary);
  await per.reply(number, "I am coming up to look at it.");
  await ane
    .getByRole("article", { name: /Per Haug/ })
    .getByText("I am coming up to look at it.")
    .waitFor();
  await ane.getByRole("status").filter({ hasText: "New message from Per Haug." }).waitFor({ state: "attached" });
  await ane.getByText("Per is working on it.").waitFor();
  await ane.getByRole("textbox", { name: "Write to the help desk" }).fill("Thank you, I am in the warehouse.");
  await ane.keyboard.press("Control+Enter");
  await ane.getByRole("article", { name: /^You/ }).getByText("I am in the warehouse").waitFor();
  expect(await ane.getByRole("textbox", { name: "Write to the help desk" }).inputValue()).toBe("");

  // Solved, he says; not yet, says she, and why.
  await per.resolve(number, "Changed the ribbon.");
  await ane.getByRole("button", { name: "No, not yet" }).click();
  await ane.getByRole("button", { name: "Open it again" }).click();
  await ane.getByText("Tell us in a few words what is still wrong").waitFor();
  await ane.getByRole("textbox", { name: "What is still wrong?" }).fill("Every second label is still blank.");
  await ane.getByRole("button", { name: "Open it again" }).click();
  await ane.getByText("You opened it again").waitFor();
  expect((await per.read(number)).status).toBe("open");

  // It goes to specialists, which she reads without their reasons.
  await per.handUp(number, "workplace", canary);
  await ane.getByText("Passed on to specialists in Workplace").waitFor();
  const nina = await technician(browser, desk, "admin");
  await nina.resolve(number, "Calibrated the sensor.");
  await ane.getByRole("heading", { name: "Is it solved?" }).waitFor();

  // Now it is, and she has the last word.
  await ane.getByRole("button", { name: "Yes, it is solved" }).click();
  await ane.getByRole("textbox", { name: /A word to whoever helped you/ }).fill("Perfect, thank you!");
  await ane.getByRole("button", { name: "Confirm that it is solved" }).click();
  const end = ane.getByRole("heading", { name: "Good that it is solved." });
  await end.waitFor();
  await expect.poll(() => end.evaluate((heading) => heading === document.activeElement)).toBe(true);
  expect((await per.read(number)).status).toBe("closed");
  expect(timesTold(await everything()), "what is internal reached her").toBe(0);

  await ane.goto("/portal/history?show=finished");
  await ane
    .getByRole("link", { name: new RegExp(`#${number}`) })
    .getByText("Confirmed today.")
    .waitFor();
});

test("an internal note is nowhere in what a requester is told, not even while the page listens", async ({ page: ane, desk, browser }) => {
  await requester(ane);
  const per = await technician(browser, desk);
  const { number } = await per.open({
    subject: "Screen flickers",
    requester: { email: "ane.berg@nordvik.example" },
    description: "At my desk",
  });
  await ane.goto(`/portal/${number}`);
  await ane.getByRole("heading", { name: "Screen flickers" }).waitFor();
  const everything = await overhear(ane);
  await per.note(number, canary);
  await per.handUp(number, "workplace", canary);
  await ane.getByText("Passed on to specialists in Workplace").waitFor();
  await per.note(number, canary);
  await per.reply(number, "We ordered a new cable.");
  await ane.getByText("We ordered a new cable.").waitFor();
  const told = await everything();
  expect(told, "the page did listen").toContain("reply.added");
  expect(timesTold(told), "what is internal reached her").toBe(0);
});

test("another's ticket looks like one that does not exist", async ({ page: ane, desk, browser }) => {
  await requester(ane);
  const per = await technician(browser, desk);
  const { number } = await per.open({ subject: "Salary review of Jonas", requester: { email: "jonas.lie@nordvik.example" } });
  const look = async (address: string) => {
    await ane.goto(address);
    await ane.getByRole("heading", { name: "There is no such ticket here" }).waitFor();
    return { page: await ane.getByRole("main").innerHTML(), title: await ane.title() };
  };
  const theirs = await look(`/portal/${number}`);
  expect(theirs).toEqual(await look("/portal/99999999"));
  expect(theirs.page).not.toContain("Salary");
  await expectAccessible(ane, "a ticket that is not hers");
  const answers = await Promise.all(
    [number, 99_999_999].map(async (each) => {
      const answer = await ane.request.get(`/api/v1/tickets/${each}?as=requester`);
      const { request_id: _, ...problem } = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status(), problem };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});
