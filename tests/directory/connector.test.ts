import { createServer, connect as dial, type AddressInfo, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "../../server/platform/self-signed.ts";
import { connectLdap, type LdapDirectory } from "../../server/rooms/directory/ldap/connect-ldap.ts";
import { directoryFault, sayDirectoryFault } from "../../server/rooms/directory/directory-fault.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "./harness/slapd.ts";

let slapd: Slapd;
const undo: (() => unknown)[] = [];
beforeAll(async () => void (slapd = await startSlapd()), 300_000);
afterAll(() => slapd.stop());
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

const at = (more: Partial<LdapDirectory> = {}): LdapDirectory => ({
  kind: "openldap",
  host: "127.0.0.1",
  port: slapd.tlsPort,
  security: "tls",
  certificate: slapd.certificate,
  bind_name: serviceDn,
  people_base: `ou=people,${base}`,
  ...more,
});

async function namesOf(directory: LdapDirectory, password = servicePassword): Promise<string[]> {
  const connector = await connectLdap(directory, password);
  try {
    await connector.check();
    const names: string[] = [];
    for await (const page of connector.people()) names.push(...page.map(({ facts }) => facts.name));
    return names.toSorted();
  } finally {
    await connector.close();
  }
}

/** Why it does not work, as it is told: sentences in both languages among it. */
async function faultOf(directory: LdapDirectory, password = servicePassword): Promise<string> {
  const error: unknown = await namesOf(directory, password).then(
    () => new Error("it works"),
    (failed: unknown) => failed,
  );
  const fault = await directoryFault(error, directory);
  for (const language of ["en", "nb"] as const) {
    const { detail, remedy } = sayDirectoryFault(language, fault);
    expect(`${detail} ${remedy}`).not.toMatch(/directory_fault|\{/);
    expect(`${detail} ${remedy}`).not.toContain(servicePassword);
  }
  return fault.code;
}

const people = ["Ane Berg", "Bjørn Ødegård", "Chief Admin"];

/** Something between the desk and the directory: what comes from there goes through `spoil`. */
async function between(port: number, spoil: (chunk: Buffer, socket: Socket) => Buffer | null): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const other = dial({ host: "127.0.0.1", port });
    for (const one of [socket, other]) sockets.add(one.on("error", () => {}));
    socket.pipe(other);
    other.on("data", (chunk: Buffer) => {
      const passed = spoil(chunk, socket);
      if (passed && !socket.destroyed) socket.write(passed);
    });
    other.once("close", () => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  undo.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

describe("a real OpenLDAP", () => {
  test("is read with TLS and with StartTLS, by accounts that keep their key", async () => {
    expect(await namesOf(at())).toEqual(people);
    expect(await namesOf(at({ port: slapd.port, security: "starttls" }))).toEqual(people);
    const connector = await connectLdap(at(), servicePassword);
    const [ane] = (await connector.some(10)).filter(({ userName }) => userName === "ane");
    await connector.close();
    expect(ane).toMatchObject({
      dn: `uid=ane,ou=people,${base}`,
      enabled: true,
      facts: { name: "Ane Berg", email: "ane.berg@nordvik.example", phone: "+47 22 00 14 99", department: "Finance" },
    });
    expect(ane?.key).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });

  test.each<[string, () => Partial<LdapDirectory>, string?]>([
    ["credentials", () => ({}), "wrong"],
    ["credentials", () => ({}), ""],
    ["credentials", () => ({}), "\0"],
    ["credentials", () => ({ bind_name: `cn=nobody,${base}` })],
    ["credentials", () => ({ bind_name: `cn=firstline)(cn=*,${base}` })],
    ["no_base", () => ({ people_base: `ou=nowhere,${base}` })],
    ["no_base", () => ({ people_base: "ou=people*)(objectClass=*)" })],
    ["certificate", () => ({ certificate: null })],
    ["certificate", () => ({ certificate: selfSigned(["localhost"], new Date(), 30).cert })],
    ["certificate", () => ({ certificate: null, port: slapd.port, security: "starttls" })],
    ["wrong_security", () => ({ port: slapd.port })],
    ["no_starttls", () => ({ security: "starttls" })],
    ["refused", () => ({ port: 1 })],
    ["no_such_host", () => ({ host: "nowhere.invalid" })],
  ])("says %s in plain words", async (code, more, password = servicePassword) => {
    const found = await faultOf(at(more()), password);
    // TLS where a directory expects a question is closed, or answered with what is none.
    expect(code === "no_starttls" ? ["no_starttls", "cut"] : code === "wrong_security" ? ["wrong_security", "cut"] : [code]).toContain(
      found,
    );
  });

  test("an empty password reaches no directory at all", async () => {
    const before = slapd.log().length;
    await faultOf(at(), "");
    expect(slapd.log().slice(before)).not.toContain("conn=");
  });

  test("a certificate for another name and one whose time is over are refused", async () => {
    const yesterday = new Date(Date.now() - 3 * 86_400_000);
    for (const shows of [selfSigned(["ldap.other.example"], yesterday, 30), selfSigned(["127.0.0.1"], yesterday, 1)]) {
      const other = await startSlapd({ shows });
      undo.push(() => other.stop());
      expect(await faultOf(at({ port: other.tlsPort, certificate: shows.cert }))).toBe("certificate");
    }
  }, 60_000);

  test("closed in the middle it is cut, and no password is said again without TLS", async () => {
    const before = slapd.log().length;
    const port = await between(slapd.port, (chunk, socket) => {
      if (!slapd.log().slice(before).includes("SRCH")) return chunk;
      socket.destroy();
      return null;
    });
    expect(await faultOf(at({ port, security: "starttls" }))).toBe("cut");
    expect(slapd.log().slice(before)).not.toMatch(/text=confidentiality required/);
  });

  test("words that somebody in between puts behind the answer to StartTLS end it", async () => {
    const port = await between(slapd.port, (chunk) =>
      Buffer.concat([chunk, Buffer.from([0x30, 0x0c, 0x02, 0x01, 0x02, 0x61, 0x07, 0x0a, 0x01, 0x00, 0x04, 0x00, 0x04, 0x00])]),
    );
    expect(await faultOf(at({ port, security: "starttls" }))).toBe("no_starttls");
  });

  test("one that stands still is left alone in time", async () => {
    slapd.pause();
    const began = performance.now();
    const code = await faultOf(at()).finally(() => slapd.resume());
    expect(["slow", "unreachable"]).toContain(code);
    expect(performance.now() - began).toBeLessThan(30_000);
  }, 60_000);
});

describe("what people are called there", () => {
  test("names that would do harm, a megabyte of them, and odd addresses come in as they may stand here", async () => {
    const hostile = `dn: uid=hostile,ou=people,${base}
changetype: add
objectClass: inetOrgPerson
uid: hostile
cn:: ${Buffer.from("<script>alert(1)</script>\u202Egnp.exe\n*)(uid=*))(|(uid=*").toString("base64")}
sn: x
mail: "a@evil.example x"@nordvik.example
telephoneNumber: call me

dn: uid=long,ou=people,${base}
changetype: add
objectClass: inetOrgPerson
uid: long
cn: ${"x".repeat(1_000_000)}
sn: x
`;
    slapd.change(hostile);
    undo.push(() => slapd.change(["hostile", "long"].map((uid) => `dn: uid=${uid},ou=people,${base}\nchangetype: delete\n`).join("\n")));
    const connector = await connectLdap(at(), servicePassword);
    const found = await connector.some(20);
    await connector.close();
    const facts = Object.fromEntries(found.map((one) => [one.userName, one.facts]));
    expect(facts["hostile"]).toEqual({
      ...{ name: "<script>alert(1)</script> gnp.exe *)(uid=*))(|(uid=*", email: null, phone: null, mobile: null },
      ...{ title: null, department: null },
    });
    expect(facts["long"]?.name).toBe("x".repeat(120));
  });
});
