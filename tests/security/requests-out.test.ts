import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askWeb } from "../../server/platform/egress/index.ts";

// C1. Seen red: with addresses that are taken without a look, and with those of this machine and its networks allowed for every purpose.

/** Something on this machine that should never hear of anybody's address. */
const canaries: Server[] = [];
let heard: string[] = [];
let port = 0;

const listenOn = (host: string, at: number) =>
  new Promise<Server>((done, fail) => {
    const server = createServer((request, answer) => {
      heard.push(`${host}${request.url}`);
      if (request.url === "/moved") answer.writeHead(302, { location: `http://127.0.0.1:${port}/here` });
      answer.end("secret");
    });
    server.once("error", fail);
    server.listen(at, host, () => done(server));
  });

beforeAll(async () => {
  const first = await listenOn("127.0.0.1", 0);
  port = (first.address() as AddressInfo).port;
  canaries.push(first, await listenOn("::1", port), await listenOn("127.0.0.2", port));
});
beforeEach(() => (heard = []));
afterAll(() => canaries.forEach((server) => server.close()));

const hosts = [
  ..."127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0x7f.0x0.0x0.0x1 0177.0.0.1 017700000001 0177.1 127.0.0.2 127.255.255.254".split(
    " ",
  ),
  ..."0.0.0.0 0 0x0 0.0 [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1]".split(
    " ",
  ),
  ..."[::7f00:1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:7f00:0001::1] [fe80::1] [fc00::1]".split(
    " ",
  ),
  ..."[fd12:3456::1] [ff02::1] [100::1] [2001::1] [2001:db8::1] localhost LOCALHOST localhost. ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1".split(
    " ",
  ),
  ..."10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.1 169.254.169.254 0xa9fea9fe 2852039166 192.0.0.1 192.0.2.1".split(" "),
  ..."198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 user:secret@127.0.0.1 8.8.8.8@127.0.0.1 8.8.8.8%40@127.0.0.1".split(
    " ",
  ),
];

/** What became of it: its error's code. */
const outcome = (text: string) =>
  askWeb(new URL(text), { purpose: "web", plain: true, patience: 3000 }).then(
    ({ status }) => `answered ${status}`,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );

describe("a request to an address that somebody else chose", () => {
  test(`goes to none of ${hosts.length} ways to write this machine and its neighbours`, async () => {
    const reached: string[] = [];
    for (const host of hosts) {
      for (const scheme of ["http", "https"]) {
        const url = `${scheme}://${host}:${port}/`;
        const code = URL.canParse(url) ? await outcome(url) : "ERR_INVALID_URL";
        if (!["EGRESS", "ENOTFOUND", "ERR_INVALID_URL"].includes(code)) reached.push(`${url}: ${code}`);
      }
    }
    expect(reached).toEqual([]);
    expect(heard).toEqual([]);
  });

  test("follows no answer elsewhere", async () => {
    const { status } = await askWeb(new URL(`http://127.0.0.1:${port}/moved`), { purpose: "mail", plain: true });
    expect(status).toBe(302);
    expect(heard).toEqual(["127.0.0.1/moved"]);
  });

  test("speaks without TLS with this machine only", async () => {
    await expect(askWeb(new URL("http://8.8.8.8:9/"), { purpose: "mail" })).rejects.toMatchObject({ code: "EGRESS" });
  });

  test("reads no more than it asked for", async () => {
    const question = { purpose: "mail", plain: true, most: 3 } as const;
    await expect(askWeb(new URL(`http://127.0.0.1:${port}/`), question)).rejects.toMatchObject({ code: "EMSGSIZE" });
  });
});
