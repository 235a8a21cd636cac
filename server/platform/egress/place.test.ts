import { expect, test } from "vitest";
import { addressesOf, mayReach } from "./place.ts";

const ours = [
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.4.4",
  "100.64.0.1",
  "::1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "192.0.2.9",
  "2001:db8::1",
];
const nobodys = [
  "0.0.0.0",
  "169.254.169.254",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::127.0.0.1",
  "::7f00:1",
  "fe80::1",
  "ff02::1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "::ffff:169.254.169.254",
  "x",
  "",
];
const everybodys = ["8.8.8.8", "193.212.1.10", "2a00:1450:400f:80c::200e"];

test.each(ours)("%s may be a mail server's, and nothing else's", (address) => {
  expect([mayReach(address, "mail"), mayReach(address, "web")]).toEqual([true, false]);
});
test.each(nobodys)("%j is nobody's", (address) => {
  expect([mayReach(address, "mail"), mayReach(address, "web")]).toEqual([false, false]);
});
test.each(everybodys)("%s is anybody's", (address) => {
  expect([mayReach(address, "mail"), mayReach(address, "web")]).toEqual([true, true]);
});

test.each(["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "①②⑦.⓪.⓪.①"])("%s is this machine in other words", async (host) => {
  const { hostname } = new URL(`http://${host}`);
  await expect(addressesOf(hostname, "web")).rejects.toMatchObject({ code: "EGRESS" });
});
