import type { Field } from "../../../contract/catalog.ts";
import { plainField } from "../../../contract/form.ts";
import type { RequestTypeGiven } from "./create-request-type.ts";
import type { Parts } from "./parts.ts";

export type DefaultRequestType = Omit<RequestTypeGiven, "category_id" | "team_id" | keyof Parts> & { category?: string; team?: string };

type More = Partial<Pick<Field, "required" | "hint">> & { choices?: [key: string, en: string, nb: string][] };

const field = (key: string, kind: Field["kind"], en: string, nb: string, more: More = {}): Field => ({
  key,
  label: { en, nb },
  hint: more.hint ?? null,
  kind,
  required: more.required ?? false,
  ...plainField,
  choices: (more.choices ?? []).map(([choice, choiceEn, choiceNb]) => ({
    key: choice,
    label: { en: choiceEn, nb: choiceNb },
    parent: null,
    retired: false,
  })),
});

const needed = { required: true };

/** What can be asked for from the first day. "other" is last, for what fits nowhere. */
export const defaultRequestTypes: DefaultRequestType[] = [
  {
    key: "something-is-broken",
    name: { en: "Something is broken", nb: "Noe virker ikke" },
    hint: { en: "A fault, an error message, something that used to work", nb: "En feil, en feilmelding, noe som virket før" },
    icon: "alert-triangle",
    kind: "incident",
    impact: 3,
    urgency: 2,
    fields: [
      field("since", "text", "Since when?", "Siden når?", {
        hint: { en: "This morning, after the update …", nb: "I morges, etter oppdateringen …" },
      }),
      field("device", "text", "On which device?", "På hvilken enhet?", {
        hint: { en: "The label on it, or what it is", nb: "Merkelappen, eller hva det er" },
      }),
      field("error", "paragraph", "What does it say?", "Hva står det?", {
        hint: { en: "The error message, word for word", nb: "Feilmeldingen, ord for ord" },
      }),
    ],
  },
  {
    key: "new-password",
    name: { en: "New password", nb: "Nytt passord" },
    hint: { en: "Forgotten, expired or locked", nb: "Glemt, utløpt eller låst" },
    icon: "key",
    kind: "service_request",
    category: "accounts-password",
    impact: 3,
    urgency: 1,
    fields: [
      field("system", "choice", "For what?", "Til hva?", {
        required: true,
        choices: [
          ["computer", "Computer and mail", "PC og e-post"],
          ["business", "Finance or HR system", "Økonomi- eller HR-system"],
          ["phone", "Phone or tablet", "Mobil eller nettbrett"],
          ["other", "Something else", "Noe annet"],
        ],
      }),
      field("reach_me", "text", "Where can we call you?", "Hvor kan vi ringe deg?", needed),
    ],
  },
  {
    key: "new-colleague",
    name: { en: "New colleague", nb: "Ny kollega" },
    hint: { en: "Account, computer and access for somebody who starts", nb: "Konto, PC og tilganger til en som begynner" },
    icon: "user-plus",
    kind: "service_request",
    category: "people-joiner",
    impact: 3,
    urgency: 3,
    fields: [
      field("full_name", "text", "Their full name", "Fullt navn", needed),
      field("starts_on", "date", "First day", "Første dag", needed),
      field("title", "text", "Title", "Stilling", needed),
      field("leader", "text", "Nearest leader", "Nærmeste leder", needed),
      field("computer", "choice", "Computer", "PC", {
        required: true,
        choices: [
          ["laptop", "Laptop", "Bærbar"],
          ["laptop_strong", "Powerful laptop", "Kraftig bærbar"],
          ["desktop", "Desktop", "Stasjonær"],
          ["none", "None", "Ingen"],
        ],
      }),
      field("phone", "yes_no", "Needs a mobile phone", "Trenger mobiltelefon"),
      field("systems", "paragraph", "Access to which systems and folders?", "Tilgang til hvilke systemer og mapper?"),
    ],
  },
  {
    key: "new-equipment",
    name: { en: "New equipment", nb: "Nytt utstyr" },
    hint: { en: "Computer, screen, phone, headset …", nb: "PC, skjerm, mobil, hodetelefoner …" },
    icon: "device-laptop",
    kind: "service_request",
    category: "computers",
    team: "workplace",
    impact: 3,
    urgency: 3,
    fields: [
      field("what", "choice", "What do you need?", "Hva trenger du?", {
        required: true,
        choices: [
          ["laptop", "Laptop", "Bærbar PC"],
          ["screen", "Screen", "Skjerm"],
          ["dock", "Docking station", "Dokkingstasjon"],
          ["phone", "Mobile phone", "Mobiltelefon"],
          ["headset", "Headset", "Hodetelefoner"],
          ["other", "Something else", "Noe annet"],
        ],
      }),
      field("why", "paragraph", "What is it for?", "Hva skal det brukes til?", needed),
      field("cost_centre", "text", "Cost centre", "Kostnadssted", needed),
      field("needed_on", "date", "Needed on", "Trengs den"),
    ],
  },
  {
    key: "access",
    name: { en: "Access to a system", nb: "Tilgang til et system" },
    hint: { en: "A system, a shared folder, a mailbox, a group", nb: "Et system, et fellesområde, en postboks, en gruppe" },
    icon: "lock-open",
    kind: "service_request",
    category: "accounts-access",
    team: "accounts",
    impact: 3,
    urgency: 2,
    fields: [
      field("system", "text", "To what?", "Til hva?", needed),
      field("level", "choice", "What will you do there?", "Hva skal du gjøre der?", {
        required: true,
        choices: [
          ["read", "Read", "Lese"],
          ["write", "Read and change", "Lese og endre"],
          ["administer", "Administer", "Administrere"],
        ],
      }),
      field("approver", "text", "Who approves it?", "Hvem godkjenner?", needed),
      field("until", "date", "Until", "Til og med"),
    ],
  },
  {
    key: "loan",
    name: { en: "Borrow equipment", nb: "Låne utstyr" },
    hint: { en: "Laptop, projector or speaker for a few days", nb: "PC, projektor eller høyttaler noen dager" },
    icon: "calendar-due",
    kind: "service_request",
    category: "computers",
    team: "service-desk",
    impact: 3,
    urgency: 3,
    fields: [
      field("what", "choice", "What would you like to borrow?", "Hva vil du låne?", {
        required: true,
        choices: [
          ["laptop", "Laptop", "Bærbar PC"],
          ["projector", "Projector", "Projektor"],
          ["speaker", "Speakerphone", "Høyttalertelefon"],
          ["tablet", "Tablet", "Nettbrett"],
          ["adapter", "Travel adapter", "Reiseadapter"],
        ],
      }),
      field("from_on", "date", "From", "Fra", needed),
      field("until_on", "date", "Until", "Til", needed),
      field("collect_at", "text", "Where will you collect it?", "Hvor henter du det?"),
    ],
  },
  {
    key: "software",
    name: { en: "Software", nb: "Programvare" },
    hint: { en: "A program or a licence", nb: "Et program eller en lisens" },
    icon: "apps",
    kind: "service_request",
    category: "software-install",
    team: "workplace",
    impact: 3,
    urgency: 3,
    fields: [
      field("program", "text", "Which program?", "Hvilket program?", needed),
      field("version", "text", "Version", "Versjon"),
      field("licence", "yes_no", "It needs a licence", "Det trengs lisens", needed),
      field("cost_centre", "text", "Cost centre", "Kostnadssted", { hint: { en: "When it costs something", nb: "Når det koster noe" } }),
    ],
  },
  {
    key: "other",
    name: { en: "Something else", nb: "Noe annet" },
    hint: { en: "Tell us in your own words", nb: "Fortell med egne ord" },
    icon: "message-circle",
    kind: "service_request",
    impact: 3,
    urgency: 2,
    fields: [],
  },
];
