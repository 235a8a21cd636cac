import { expect } from "vitest";
import { teamOf } from "../world.ts";
import type { ActorName, Hall } from "./hall.ts";
import type { Ids } from "./plausible.ts";

/** One thing that an address can name: what stands for its first braces, and for its second. */
export interface Thing {
  label: string;
  ids: readonly [string, string?, string?];
}

export interface Scene {
  /** What is tried on addresses with braces; the first is Ane's. */
  thingsOf(key: string): Thing[];
  /** Things that exist, for bodies. */
  ids: Ids;
  tickets: Record<"Ane's" | "Siri's" | "closed to others" | "solved" | "dropped", string>;
  contact: string;
  /** An attachment of a reply on Ane's ticket, one of a note there, and a file of hers on its way. */
  files: { public: string; internal: string; onItsWay: string };
}

/** Answers to no address of ours. */
export const nobody = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";

/** The name of a file that only those who work on the ticket may know of. */
export const internalName = "canarybluetit";

/** Sends a file to the desk, ready to be attached; answers its id. */
export async function upload(hall: Hall, actor: ActorName, name: string, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content);
  const announced = await hall.send(actor, "POST", "/api/v1/uploads", { payload: { file_name: name, size: bytes.length } });
  const { id } = announced.json() as { id: string };
  const headers = { "content-type": "application/offset+octet-stream" };
  const sent = await hall.send(actor, "PATCH", `/api/v1/uploads/${id}?offset=0`, { payload: bytes, headers });
  expect([name, announced.statusCode, sent.statusCode]).toEqual([name, 201, 200]);
  return id;
}

/** Tickets, calls and keys of the people in the hall, made through the API as they would make them. */
export async function setScene(hall: Hall): Promise<Scene> {
  const { world } = hall;
  const act = async (actor: ActorName, path: string, payload: object) => {
    const answer = await hall.send(actor, "POST", `/api/v1${path}`, { payload });
    expect([path, answer.statusCode < 300, answer.statusCode < 300 || answer.body]).toEqual([path, true, true]);
    return answer.statusCode === 204 ? {} : answer.json();
  };
  const open = async (who: "ane" | "siri" | "jonas", subject: string): Promise<string> =>
    (await act("per", "/tickets", { subject, requester: { id: world.people[who].id }, channel: "phone" })).id;
  const tickets = {
    "Ane's": await open("ane", "Printer prints half a page"),
    "Siri's": await open("siri", "Scales lose the network"),
    "closed to others": await open("jonas", "Strange invoices"),
    solved: await open("ane", "Password forgotten"),
    dropped: "",
  };
  await act("administrator", `/tickets/${tickets["closed to others"]}/escalations`, { reason: "fraud", path: "security" });
  await act("per", `/tickets/${tickets.solved}/resolutions`, { body: "A new one was set." });
  const dropped = await act("per", "/contacts", { channel: "phone" });
  tickets.dropped = dropped.ticket.id;
  await act("per", `/contacts/${dropped.id}/endings`, { outcome: "wrong_number" });
  const call = await act("per", "/contacts", { channel: "phone", person: { id: world.people.ane.id } });
  const contact = call.id;
  await hall.send("per", "PATCH", `/api/v1/tickets/${call.ticket.id}`, { payload: { subject: "Mail is slow" } });
  const one = async (sql: string, values: string[] = []): Promise<string> => (await hall.query(sql, values)).rows[0]?.id ?? nobody;
  const session = await one("select id from session where person_id = $1", [world.people.ane.id]);
  const apiKey = await one("select id from api_key where person_id = $1", [world.people.per.id]);

  const hers = tickets["Ane's"];
  const attached = async (actor: ActorName, to: "replies" | "notes", name: string): Promise<string> => {
    const file = await upload(hall, actor, name, `what is in ${name}`);
    return (await act(actor, `/tickets/${hers}/${to}`, { body: "See the file.", attachments: [file] })).attachments[0].id;
  };
  const files = {
    public: await attached("ane", "replies", "half a page.txt"),
    internal: await attached("per", "notes", `${internalName}.txt`),
    onItsWay: await upload(hall, "ane", "more.txt", "more"),
  };

  const hint = await upload(hall, "per", `${internalName} for the vendor.txt`, internalName);
  const side = await act("per", `/tickets/${hers}/side-conversations`, {
    to: { name: "Skrivarhuset", address: "service@skrivarhuset.example" },
    subject: internalName,
    body: `${internalName}: it prints half a page`,
    attachments: [hint],
  });

  const texts = { en: `Hello {{requester.first_name}}, ${internalName}` };
  const acts = [{ act: "note", texts }];
  const shared = { scope: "shared", texts };
  const ready = {
    snippet: {
      pers: await act("per", "/snippets", { name: "A password", scope: "personal", texts }),
      all: await act("administrator", "/snippets", { name: "Hello", ...shared }),
    },
    macro: {
      pers: await act("per", "/macros", { name: "Seen", scope: "personal", acts }),
      all: await act("administrator", "/macros", { name: "Look", scope: "shared", acts }),
    },
  };

  // Made by its table: through the API only who has just proven who they are makes one.
  const hook = await one(
    `insert into webhook (id, name, url, types, secret, secret_set_at, changed_by, changed_at)
     values (gen_random_uuid(), 'Status board', 'https://hooks.nordvik.example/', '{ticket.opened}', 'sealed', now(), $1, now()) returning id`,
    [world.people.administrator.id],
  );
  const told = await one(
    `insert into webhook_delivery (id, webhook_id, type, body, state, next_try_at, give_up_at, created_at)
     values (gen_random_uuid(), $1, 'webhook.test', '{}', 'failed', now(), now(), now()) returning id`,
    [hook],
  );
  const exchange = await one(
    `insert into telephone_system (id, kind, name, token_hash, changed_at) values (gen_random_uuid(), 'generic', 'Exchange', '\\x00', now()) returning id`,
  );
  const ringing = await one(
    `insert into telephone_call (id, system_id, call_id, direction, number, rung, rang_at, first_at)
     values (gen_random_uuid(), $1, 'one', 'inbound', '+4722001412', array[$2::uuid], now(), now()) returning id`,
    [exchange, world.people.per.id],
  );
  const directory = await one(
    `insert into directory (id, name, kind, host, port, security, bind_name, secret, secret_set_at, people_base, changed_at)
     values (gen_random_uuid(), 'Nordvik', 'openldap', 'ldap.nordvik.example', 636, 'tls', 'cn=desk', 'sealed', now(), 'ou=people', now()) returning id`,
  );
  const reading = await one(
    `insert into directory_sync (id, directory_id, preview, accept_leaving, state, asked_at, ended_at)
     values (gen_random_uuid(), $1, true, false, 'done', now(), now()) returning id`,
    [directory],
  );
  // Off: nobody outside is asked anything here.
  const idp = await one(
    `insert into identity_provider (id, key, name, kind, issuer, client_id, secret, secret_set_at, scopes, position, active, makes_people,
       trusts_email, language, second_factor_values, ends_there, changed_at)
     values (gen_random_uuid(), 'nordvik', 'Nordvik', 'oidc', 'https://login.nordvik.example', 'desk', 'sealed', now(), 'openid', 0, false, false,
       false, 'en', '{}', false, now()) returning id`,
  );
  const rule = await act("administrator", "/rules", { name: "Look at it", when: { kind: "event", events: ["reopened"] }, acts });

  const fallback = teamOf(world, "service-desk").id;
  const routing = await act("administrator", "/routing-rules", {
    name: "Who is free",
    way: "least_loaded",
    accept_minutes: 10,
    give_up_minutes: 120,
    fallback,
  });
  const skill = await act("administrator", "/skills", { name: "Printers" });
  const widget = await act("administrator", "/chat-widgets", { key: "site", name: "Web site" });
  // It waits for somebody, about Ane's ticket.
  const chat = await one(
    `insert into chat (id, widget_id, team_id, state, token_hash, visitor_name, language, answers, ticket_id, contact_id, started_at, waiting_since, mails)
     values (gen_random_uuid(), $1, $2, 'waiting', 'nobody has it', 'Ola', 'en', '[]', $3, $4, now(), now(), false) returning id`,
    [widget.id, fallback, hers, contact],
  );

  const recurrence = await act("administrator", "/recurrences", {
    team_id: teamOf(world, "service-desk").id,
    subject: "Check the backup",
    rule: "FREQ=MONTHLY;BYDAY=1MO",
    starts_on: "2026-01-01",
    time: "08:00",
    time_zone: "Europe/Oslo",
  });

  const about = (ticket: string) =>
    one(
      `insert into outbox (id, kind, to_address, ticket_id, language, subject, body)
       values (gen_random_uuid(), 'replied', 'somebody@nordvik.example', $1, 'en', 'About it', 'Words') returning id`,
      [ticket],
    );
  const messages = { hers: await about(hers), closed: await about(tickets["closed to others"]) };

  const asks = async (actor: ActorName, name: string, more: object = {}): Promise<string> =>
    (await act(actor, "/views", { name, filter: "is:active", ...more })).id;
  const views: Thing[] = [
    { label: "Per's own", ids: [await asks("per", "My printers")] },
    { label: "of Per's team", ids: [await asks("lead", "Counter", { scope: "team", team: "service-desk" })] },
    { label: "for all technicians", ids: [await asks("administrator", "Security", { scope: "shared" })] },
  ];

  const looking = await one(
    `insert into verification (id, ticket_id, person_id, account_key, action, technician_id, method, started_at, open_until)
     values (gen_random_uuid(), $1, $2, 'ane', 'unlock', $3, 'video', now(), now() + interval '10 minutes') returning id`,
    [hers, world.people.ane.id, world.people.per.id],
  );

  const { people, organizations, sites, rooms } = world;
  const pair = (hers: string, other: string): Thing[] => [
    { label: "Ane's", ids: [hers] },
    { label: "Siri's", ids: [other] },
  ];
  const kinds: Record<string, Thing[]> = {
    tickets: Object.entries(tickets).map(([label, id]) => ({ label, ids: [id, people.siri.id] })),
    contacts: [{ label: "Per's with Ane", ids: [contact] }],
    people: pair(people.ane.id, people.siri.id),
    accounts: [...pair(people.ane.id, people.siri.id), { label: "the administrator's", ids: [people.administrator.id] }],
    organizations: pair(organizations.nordvik.id, organizations.havbris.id),
    sites: pair(sites.oslo.id, sites.bodo.id),
    teams: [
      { label: "Per's", ids: [teamOf(world, "service-desk").id, people.per.id] },
      { label: "security", ids: [teamOf(world, "security").id, people.sara.id] },
    ],
    outbox: [
      { label: "about Ane's", ids: [messages.hers] },
      { label: "about one closed to others", ids: [messages.closed] },
    ],
    mailboxes: [{ label: "the first", ids: ["support"] }],
    "mail-texts": [{ label: "the receipt", ids: ["opened", "en"] }],
    priorities: [{ label: "low", ids: ["low"] }],
    "tone-openings": [{ label: "anger", ids: ["anger", "en"] }],
    categories: [{ label: "mail", ids: ["mail"] }],
    verifications: [{ label: "Per's of Ane", ids: [looking] }],
    "verification-policy": [{ label: "a password, normally", ids: ["reset_password", "normal"] }],
    sessions: [{ label: "Ane's", ids: [session] }],
    uploads: [{ label: "Ane's", ids: [files.onItsWay] }],
    snippets: [
      { label: "Per's", ids: [ready.snippet.pers.id] },
      { label: "everybody's", ids: [ready.snippet.all.id] },
    ],
    rules: [{ label: "the desk's", ids: [rule.id] }],
    "routing-rules": [{ label: "the desk's", ids: [routing.id] }],
    skills: [{ label: "the desk's", ids: [skill.id] }],
    "chat-widgets": [{ label: "the desk's", ids: [widget.id] }],
    chats: [{ label: "about Ane's ticket", ids: [chat, nobody] }],
    recurrences: [{ label: "of Per's team", ids: [recurrence.id] }],
    macros: [
      { label: "Per's", ids: [ready.macro.pers.id] },
      { label: "everybody's", ids: [ready.macro.all.id] },
    ],
    "alert-sources": [{ label: "the first", ids: ["monitoring"] }],
    webhooks: [{ label: "the desk's", ids: [hook, told] }],
    "telephone-systems": [{ label: "the desk's", ids: [exchange] }],
    directories: [{ label: "the desk's", ids: [directory] }],
    "directory-syncs": [{ label: "the desk's", ids: [reading] }],
    "identity-providers": [{ label: "the company's", ids: [idp] }],
    "sign-in-ways": [{ label: "the company's", ids: ["nordvik"] }],
    calls: [{ label: "that rings Per", ids: [ringing] }],
    "api-keys": [{ label: "Per's", ids: [apiKey] }],
    views,
  };
  const attachments: Thing[] = [
    { label: "Ane's, of a reply", ids: [hers, files.public] },
    { label: "Ane's, of a note", ids: [hers, files.internal] },
    { label: "Siri's ticket, Ane's reply", ids: [tickets["Siri's"], files.public] },
  ];
  const sides = (third: string): Thing[] => [
    { label: "Ane's, with a vendor", ids: [hers, side.id, third] },
    { label: "Siri's ticket, Ane's with a vendor", ids: [tickets["Siri's"], side.id, third] },
  ];
  const form = [...world.requestTypes.values()][0]?.id;
  const used = (kind: "snippet" | "macro"): Thing[] => [
    { label: "Per's, on Ane's", ids: [hers, ready[kind].pers.id] },
    { label: "everybody's, on Ane's", ids: [hers, ready[kind].all.id] },
    { label: "everybody's, on one closed to others", ids: [tickets["closed to others"], ready[kind].all.id] },
  ];
  const known: Record<string, string> = {
    technician: people.kari.id,
    organization_id: organizations.nordvik.id,
    site_id: sites.oslo.id,
    room_id: rooms.room314.id,
    team_id: teamOf(world, "messaging").id,
    ticket_id: tickets["Ane's"],
    contact_id: contact,
  };
  return {
    thingsOf: (key) =>
      key.includes("{mark}")
        ? [
            { label: "Ane's", ids: [people.ane.id, "vulnerable"] },
            { label: "Siri's, as a VIP", ids: [people.siri.id, "vip"] },
          ]
        : key.includes("{snippet}") || key.includes("{macro}")
          ? used(key.includes("{snippet}") ? "snippet" : "macro")
          : key.includes("{insert}")
            ? [
                { label: "a form, on Ane's", ids: [hers, "request_type", form] },
                { label: "a form, on one closed to others", ids: [tickets["closed to others"], "request_type", form] },
              ]
            : key.includes("{side}")
              ? sides(key.includes("{message}") ? side.messages[0].id : side.messages[0].attachments[0].id)
              : key.includes("{attachment}")
                ? attachments
                : (kinds[key.split("/")[1] ?? ""] ?? [{ label: "nobody's", ids: [nobody, nobody] }]),
    ids: (name) => known[name] ?? people.ane.id,
    tickets,
    contact,
    files,
  };
}

/** The address of an endpoint with ids for its braces. */
export function urlOf(key: string, ids: readonly (string | undefined)[] = []): string {
  let next = 0;
  return `/api/v1${(key.split(" ")[1] ?? "").replaceAll(/\{\w+\}/g, () => ids[next++] ?? nobody)}`;
}
