import type { MacroAct } from "../../../contract/macros.ts";
import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { createAsset } from "../assets/index.ts";
import { createWidget } from "../chat/index.ts";
import { createCounter } from "../counters/index.ts";
import { prepare } from "../macros/index.ts";
import { findPersonByEmail } from "../people/index.ts";

const snippets = [
  {
    name: "Signed in anew",
    shortcut: "pw",
    texts: {
      en: "Hello {{requester.first_name}},\n\nyour password is reset. Sign in once with the code that you got by telephone, and choose a new one.\n\n{{technician.first_name}}",
      nb: "Hei {{requester.first_name}},\n\npassordet ditt er nullstilt. Logg inn én gang med koden du fikk på telefon, og velg et nytt.\n\n{{technician.first_name}}",
    },
  },
  {
    name: "Restart first",
    shortcut: "restart",
    texts: {
      en: "Hello {{requester.first_name}},\n\nplease save your work, restart the computer and tell us whether #{{ticket.number}} is still there.",
      nb: "Hei {{requester.first_name}},\n\nlagre arbeidet ditt, start maskinen på nytt og si fra om #{{ticket.number}} fortsatt er et problem.",
    },
  },
] as const;

const serial = {
  en: "Hello {{requester.first_name}},\n\nwhat does the label at the back say? We need the serial number before we can order.",
  nb: "Hei {{requester.first_name}},\n\nhva står det på etiketten bak? Vi trenger serienummeret før vi kan bestille.",
};

const macros: { name: string; acts: MacroAct[] }[] = [
  {
    name: "Ask for the serial number",
    acts: [{ act: "take" }, { act: "tags", add: ["serial-number"], remove: [] }, { act: "reply", texts: serial, wait: true }],
  },
  {
    name: "Parts are ordered",
    acts: [
      { act: "note", texts: { en: "Ordered. Look again when the parts are here.", nb: "Bestilt. Se igjen når delene er her." } },
      { act: "wait", reason: "parts", hours: 72 },
    ],
  },
];

/** The chat of the portal, and of the page at /chat-page/site. */
const chat = {
  key: "site",
  name: "Portal",
  active: true,
  in_portal: true,
  team_id: null,
  email: "required" as const,
  files: true,
  most_waiting: 50,
  origins: ["https://www.nordvik.example"],
  questions: [{ key: "device", label_en: "Which device?", label_nb: "Hvilken enhet?", required: false, choices: ["PC", "Mac", "Mobile"] }],
  words: { greeting_en: "", greeting_nb: "", closed_en: "", closed_nb: "" },
};

/** Where people come to, in Oslo. Its kiosk is paired by a code from the settings. */
const counter = {
  key: "oslo",
  name_en: "IT counter",
  name_nb: "IT-skranken",
  place: "Ground floor, beside the canteen",
  site_id: null,
  team_id: null,
  calendar_id: null,
  letter: "B",
  reasons: [
    { key: "password", label_en: "Password or sign-in", label_nb: "Passord eller innlogging", request_type: null },
    { key: "computer", label_en: "My computer", label_nb: "Datamaskinen min", request_type: null },
    { key: "loan", label_en: "Borrow or return something", label_nb: "Låne eller levere noe", request_type: null },
    { key: "other", label_en: "Something else", label_nb: "Noe annet", request_type: null },
  ],
  words: { welcome_en: "", welcome_nb: "", closed_en: "", closed_nb: "" },
  most_waiting: 30,
  shows: "number" as const,
  by_phone: true,
  sound: false,
  seats: 1,
  slot_minutes: 15,
  days_ahead: 14,
  active: true,
};

/** What some people have, and what can be lent out. */
const assets = [
  ["PC-1042", "ThinkPad T14 Gen 5", "computer", "ane.berg"],
  ["MOB-2207", "iPhone 15", "phone", "ane.berg"],
  ["PC-1043", "MacBook Air M3", "computer", "per.haug"],
  ["SCR-310", "Dell U2723QE", "screen", "per.haug"],
  ["PRN-3", "HP LaserJet M507", "printer", null],
  ["PC-9001", "ThinkPad T14, to lend", "computer", null],
] as const;

/** What everybody at a demo desk has ready. */
export async function prepareDesk(tx: Db, now: Date, keeperId: string): Promise<void> {
  const keeper = await actorFor(tx, keeperId);
  for (const { name, shortcut, texts } of snippets) await prepare(tx, keeper, now, "snippet", { name, shortcut, scope: "shared", texts });
  await createWidget(tx, keeper, now, chat);
  await createCounter(tx, keeper, now, counter);
  for (const [tag, name, kind, who] of assets) {
    const person = who && (await findPersonByEmail(tx, `${who}@nordvik.example`));
    await createAsset(tx, keeper, now, { tag, name, kind, serial: null, note: null, person_id: person ? person.id : null });
  }
  for (const { name, acts } of macros) await prepare(tx, keeper, now, "macro", { name, scope: "shared", acts });
}
