import { expect, picture, test } from "../browser.ts";
import { asked, beTechnician, liveContacts } from "./call-desk.ts";
import { ane, answer, jonas, mailFrom, openRow, solveCall, take, told } from "./day-staff.ts";
import { colleague, eventually, visit } from "./desk-staff.ts";

const calls = [
  [ane, "Outlook asks for the password", "Removed the old sign-in"],
  [jonas, "The printer on floor 2 is offline", "Took it out of sleep"],
  [ane, "Teams has no sound", "Chose the headset again"],
  [jonas, "The second screen is black", "The cable sat loose"],
  [ane, "VPN says no licence", "Started it anew"],
  [jonas, "Cannot find the travel form", "Showed where it is"],
  [ane, "The mouse jumps", "New batteries"],
  [jonas, "The calendar shows the wrong week", "Set the time zone"],
] as const;
const mails = [
  [ane, "Where do I report a lost badge?", "To us: I have closed the old one. Your new one lies at the counter.", "Alt+Enter"],
  [jonas, "My archive is full", "I have doubled it. Does it let you send again?", "Control+Enter"],
  [ane, "The meeting room cannot present", "Which room is it, please?", "Control+Enter"],
  [jonas, "A strange invoice came", "Well seen: delete it. We have stopped the sender.", "Alt+Enter"],
  [ane, "Two invoices print as one", "Which program prints them?", "Control+Enter"],
  [jonas, "May I install a font?", "It is in the software centre now.", "Alt+Enter"],
] as const;
const requests = [
  ["Access to the budget folder", "You have it from now on.", "Alt+Enter"],
  ["A headset for meetings", "It comes with the post on Thursday. Tell me when you have it.", "Control+Enter"],
  ["Out of office for the team", "Shall it answer outsiders, too?", "Control+Enter"],
  ["A group for the project", "It is made; you may add people yourself.", "Alt+Enter"],
  ["More room for photos", "You have 50 GB more.", "Alt+Enter"],
  ["The intranet is slow", "From home, or in the office?", "Control+Enter"],
] as const;

test(
  "a morning at the desk: the shift begins, and twenty people are helped by telephone, mail and the portal, with the keyboard",
  { timeout: 400_000 },
  async ({ page, desk, browser }) => {
    const run = `${Date.now() % 100_000}`;
    const named = (words: string) => `${words} ${run}`;
    await beTechnician(page);

    // What waits: due first, what is overdue says so, what waits for others last.
    await page.goto("/desk");
    await page.getByRole("heading", { level: 1, name: "My shift" }).waitFor();
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("j");
    await page.waitForURL(/\/desk\/\d+/);
    await page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first().waitFor();
    await picture(page, "day-shift", "#open-ticket li");

    const solved: number[] = [];
    for (const [who, words, solution] of calls) solved.push(await solveCall(page, who, named(words), solution));
    await picture(page, "day-calls", "h2", { wide: true });
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk/);
    expect(await liveContacts(page)).toEqual([]);

    const administrator = await colleague(browser, desk, "admin");
    const came: [number, (typeof mails)[number]][] = [];
    for (const mail of mails) came.push([await mailFrom(administrator, mail[0], named(mail[1]), `${mail[1]} I need it today.`), mail]);
    await page.goto("/desk?queue=unassigned&sort=newest");
    for (const [number, [who, words, body, way]] of came) {
      await openRow(page, named(words), number);
      await take(page);
      await answer(page, who.name.split(" ")[0] ?? "", body, way);
      if (way === "Alt+Enter") solved.push(number);
    }
    await picture(page, "day-mail", "#open-ticket li", { fleeting: true });

    const portal = await colleague(browser, desk, "ane.berg");
    for (const [words, body, way] of requests) {
      const opened = await portal.request.post("/api/v1/tickets", { data: { subject: named(words), description: "Please." } });
      const { number } = (await opened.json()) as { number: number };
      // It stands in the list without a reload, and a number finds it from anywhere.
      await page.getByRole("link", { name: /^Unassigned/ }).click();
      await page.getByRole("option", { name: named(words) }).waitFor();
      await page.keyboard.press("Control+k");
      await page.keyboard.type(`#${number}`);
      await page
        .getByRole("option", { name: named(words) })
        .last()
        .waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/desk/${number}\\b`));
      await take(page);
      await answer(page, "Ane", body, way);
      if (way === "Alt+Enter") solved.push(number);
    }

    for (const number of solved) await eventually(async () => (await told(page, number)).status).toBe("resolved");
    const me = await asked<{ id: string }>(page, "/session");
    const { items } = await asked<{ items: { ticket: { subject: string } | null; outcome: string }[] }>(
      page,
      `/contacts?technician=${me.id}`,
    );
    expect(items.filter(({ ticket, outcome }) => outcome === "solved" && ticket?.subject.endsWith(run)).length).toBe(calls.length);

    // Everybody's answer: hers stands in the portal.
    await portal.goto("/portal");
    await portal.getByText(named("Access to the budget folder")).first().waitFor();
    await visit(page, `/desk/${solved.at(-1)}`);
    await page.getByText("Solved by Per Haug").first().waitFor();
  },
);
