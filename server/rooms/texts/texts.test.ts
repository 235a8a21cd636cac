import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailTextKind } from "../../../contract/mail-texts.ts";
import { settle } from "../../../tests/database.ts";
import { openDesk, type Answer, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { setPassword } from "../access/index.ts";
import { openTicket, reply } from "../tickets/index.ts";
import { room as notifications } from "../notifications/index.ts";
import { defaults } from "./defaults.ts";
import { kinds } from "./kinds.ts";
import { pathsIn, strayBraces } from "./template.ts";

let desk: Desk;
let world: World;
const cookies = new Map<string, string>();

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of ["administrator", "auditor", "kari", "ane"] as const)
      await setPassword(tx, made.people[name].id, `seven rusty ${name} anchors`);
    return made;
  });
  for (const name of ["administrator", "auditor", "kari", "ane"] as const)
    cookies.set(name, await desk.signIn(world.people[name].email ?? "", `seven rusty ${name} anchors`));
  await desk.pool.query("update mailbox set address = 'support@nordvik.example', sender_name = 'Nordvik IT', signature = 'Nordvik IT'");
});
afterAll(() => desk.close());

const call = (who: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  desk.call(method, path, { cookie: cookies.get(who), body, headers });
const put = (path: string, body: object, version?: number) =>
  call("administrator", "PUT", `/mail-texts/${path}`, body, version === undefined ? undefined : { "if-match": `"${version}"` });
const faults = ({ body }: Answer) =>
  (body.errors ?? []).map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
const words = { subject: "[#{{ticket.number}}] Takk!", body: "Hallo {{person.first_name}}\n{{ticket.link}}" };
const opened = "/mail-texts/opened/en";

describe("what the desk comes with", () => {
  it.each(mailTextKind.options)("%s keeps its own rules in both languages, and both say as much", (kind) => {
    for (const { subject, body } of [defaults.en[kind], defaults.nb[kind]]) {
      expect([strayBraces(subject), strayBraces(body)]).toEqual([null, null]);
      expect(kinds[kind].subject).toEqual(expect.arrayContaining(pathsIn(subject)));
      expect(kinds[kind].body).toEqual(expect.arrayContaining(pathsIn(body)));
      for (const oneOf of kinds[kind].needed) expect(oneOf.some((path) => pathsIn(body).includes(path))).toBe(true);
    }
    expect(pathsIn(defaults.nb[kind].body).toSorted()).toEqual(pathsIn(defaults.en[kind].body).toSorted());
  });

  it("A5: has no place in the answer to a stranger where words of theirs could stand", () => {
    expect(new Set([...kinds.opened_stranger.subject, ...kinds.opened_stranger.body])).toEqual(
      new Set(["ticket.number", "ticket.link", "ticket.holder", "ticket.next_update"]),
    );
  });
});

describe("mail texts", () => {
  it("are listed with every kind and language, read by who looks into the desk, written by who runs it", async () => {
    const { body } = await call("auditor", "GET", "/mail-texts");
    expect(body.items).toHaveLength(mailTextKind.options.length * 2);
    expect((await call("kari", "GET", "/mail-texts")).status).toBe(403);
    expect((await call("auditor", "PUT", opened, words)).status).toBe(403);
    expect((await call("auditor", "POST", `${opened}/tests`, words)).status).toBe(403);
    expect((await call("administrator", "GET", "/mail-texts/nothing/en")).status).toBe(404);
    expect((await call("administrator", "GET", "/mail-texts/opened/de")).status).toBe(404);
    expect((await call("administrator", "GET", "/mail-texts/sign_in_code/en?mailbox=support")).status).toBe(404);
  });

  it("are changed, told in the audit trail, kept from a second writer, and taken back without a version coming twice", async () => {
    const first = await put("opened/en", words, 0);
    expect([first.status, first.body.own, first.body.version, first.body.without]).toEqual([200, true, 1, defaults.en.opened]);
    const stale = await put("opened/en", { ...words, subject: "Mine" }, 0);
    expect([stale.status, stale.body.code, stale.body.current.subject]).toEqual([409, "version_conflict", words.subject]);
    const back = await call("administrator", "DELETE", opened, undefined, { "if-match": '"1"' });
    expect(back.body).toMatchObject({ own: false, version: 2, ...defaults.en.opened });
    expect((await put("opened/en", words, 1)).status).toBe(409);
    expect((await put("opened/en", words, 2)).body.version).toBe(3);
    const { rows } = await desk.pool.query("select type, data from event where type like 'mail_text.%' order by id");
    expect(rows.map(({ type }) => type)).toEqual(["mail_text.changed", "mail_text.reset", "mail_text.changed"]);
    expect(rows[0].data).toMatchObject({ kind: "opened", language: "en", mailbox: null, subject: words.subject });
    await call("administrator", "DELETE", opened);
  });

  it.each([
    [{ subject: "[#{{ticket.nummer}}]" }, ["/subject unknown_path"]],
    [{ body: "{{ticket.link}} {{code}}" }, ["/body unknown_path"]],
    [{ body: "{{ticket.link}} {{constructor.constructor('return process')()}}" }, ["/body unknown_path"]],
    [{ body: "{{ticket.link}} {{__proto__}}" }, ["/body unknown_path"]],
    [{ body: "{{ticket.link}} {{ticket.number" }, ["/body unknown_path"]],
    [{ body: "Hello" }, ["/body needed_path"]],
    [{ body: "{{ticket.link}}".repeat(41) }, ["/body too_many_blanks"]],
    [{ subject: "a\nBcc: evil@evil.example" }, ["/subject invalid_format"]],
    [{ subject: "Hello {{reply.text}}" }, ["/subject unknown_path"]],
  ])("refuse %j, saying what there is", async (wrong, said) => {
    const answer = await put("opened/en", { ...words, ...wrong });
    expect([answer.status, faults(answer)]).toEqual([400, said]);
    if (said[0]?.endsWith("unknown_path")) expect(answer.body.errors[0].detail).toContain("{{ticket.number}}");
  });

  it.each([
    ["sign_in_code", { subject: "Your code", body: "Sign in!" }, ["/body needed_path"]],
    ["sign_in_code", { subject: "{{code}}", body: "{{code}}" }, ["/subject unknown_path"]],
    ["factors_reset", { subject: "News", body: "All is well." }, ["/body needed_path"]],
    ["opened_stranger", { subject: "{{ticket.subject}}", body: "{{ticket.link}}" }, ["/subject unknown_path"]],
    ["opened_stranger", { subject: "Hi", body: "{{person.name}} {{ticket.link}}" }, ["/body unknown_path"]],
  ] as const)("of %s cannot be without what makes them safe: %j", async (kind, given, said) =>
    expect(faults(await put(`${kind}/nb`, given))).toEqual(said),
  );

  it("that look like another language of templates are words", async () => {
    const body = "${7*7} <%= 7*7 %> #{7*7} <b>{{ticket.link}}</b>";
    const preview = await call("administrator", "POST", `${opened}/previews`, { subject: "${7*7}", body });
    expect(preview.body.subject).toBe("${7*7}");
    expect(preview.body.text).toContain("${7*7} <%= 7*7 %> #{7*7} <b>https://help.nordvik.example/portal/1042</b>");
  });
});

describe("a preview", () => {
  it("shows both parts with made-up values and the mailbox's signature, and its page is its maker's alone", async () => {
    const { body } = await call("administrator", "POST", `${opened}/previews?mailbox=support`, {
      ...words,
      body: `${words.body} <script>`,
    });
    expect(body).toMatchObject({ subject: "[#1042] Takk!", from: "Nordvik IT <support@nordvik.example>" });
    expect(body.text).toMatch(/Hallo Ane\n[^]*-- \nNordvik IT/);
    const page = await call("administrator", "GET", `/mail-texts/previews/${body.id}`);
    expect(page.text).toContain("Hallo Ane");
    expect(page.text).toContain("&lt;script&gt;");
    expect(page.headers.get("content-security-policy")).toContain("sandbox");
    for (const who of ["auditor", "kari"]) expect((await call(who, "GET", `/mail-texts/previews/${body.id}`)).status).toBe(403);
    await desk.pool.query("update mail_text_preview set person_id = $1", [world.people.lead.id]);
    expect((await call("administrator", "GET", `/mail-texts/previews/${body.id}`)).status).toBe(404);
  });

  it("goes to whoever tries it and to nobody else", async () => {
    await desk.pool.query("delete from outbox");
    expect((await call("administrator", "POST", `${opened}/tests`, words)).status).toBe(204);
    const { rows } = await desk.pool.query("select to_address, subject, body, kind from outbox");
    expect(rows).toMatchObject([{ to_address: world.people.administrator.email, subject: "[#1042] Takk!", kind: "test" }]);
  });
});

describe("what is sent then", () => {
  const happened = () => settle(desk.db, notifications.reactions ?? []);
  const open = (subject: string) =>
    transaction(desk.db, (tx) =>
      openTicket(tx, world.actors.per, new Date(), { subject, description: "", channel: "web", requester: { id: world.people.ane.id } }),
    );
  const sent = async (kind: string): Promise<{ subject: string; body: string }[]> => {
    await happened();
    return (await desk.pool.query("select subject, body from outbox where kind = $1 order by created_at, id", [kind])).rows;
  };

  it("is in the words of its mailbox, else in those of all; a ticket's text is never a template", async () => {
    await happened();
    await desk.pool.query("delete from outbox");
    await put("replied/en", { subject: "For all", body: "{{reply.text}}" });
    const { id } = await open("{{person.name}} {{ticket.link}}");
    const write = (body: string) =>
      transaction(desk.db, (tx) => reply(tx, world.actors.per, new Date(), id, { body, wait: false, attachments: [] }));
    await write("{{customer.email}} {{person.name}} {{ticket.link}} ${7*7}");
    expect(await sent("replied")).toEqual([{ subject: "For all", body: "{{customer.email}} {{person.name}} {{ticket.link}} ${7*7}" }]);
    expect((await sent("opened"))[0]?.subject).toMatch(/^\[#\d+\] \{\{person\.name\}\} \{\{ticket\.link\}\}$/);
    await put("replied/en?mailbox=support", { subject: "From support", body: "{{reply.text}}" });
    await write("Again");
    expect((await sent("replied")).map(({ subject }) => subject)).toEqual(["For all", "From support"]);
    const { items } = (await call("auditor", "GET", "/mail-texts")).body;
    expect(items.filter(({ kind, own }: { kind: string; own: boolean }) => kind === "replied" && own)).toMatchObject([
      { mailbox: null, subject: "For all" },
      { mailbox: { name: "Support" }, subject: "From support" },
    ]);
  });
});
