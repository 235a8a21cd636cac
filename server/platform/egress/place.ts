import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/**
 * Whom the desk may connect to. `web`: addresses of the public internet, for what a stranger's answer may name. `mail`: also those of an
 * own network and of this machine, where companies have their mail servers; an administrator who just proved who they are names each.
 * `directory`: the same, for theirs. `company`: the same, for the provider through which people sign in.
 * `telephone`: the same, for a telephone system that is listened to.
 * `named`: the same, for a host that the settings of the server name.
 */
export type Purpose = "web" | "mail" | "directory" | "company" | "telephone" | "named";

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/** Nothing is at home there: no address, this link only (a cloud's own figures), groups, and IPv4 in the clothes of IPv6. */
const never = listOf([
  "0.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/3",
  "::/128",
  "::/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "2002::/16",
  "fe80::/10",
  "ff00::/8",
]);

/** Special-purpose addresses (RFC 6890) that may be somebody's own network. */
const inside = listOf([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "::1/128",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "fc00::/7",
]);

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
const thisMachine = listOf(["127.0.0.0/8", "::1"]);
/** Whether what is said to this address stays on this machine. */
export const isThisMachine = (address: string): boolean => isIP(address) !== 0 && thisMachine.check(address, familyOf(address));

export function mayReach(address: string, purpose: Purpose): boolean {
  if (isIP(address) === 0) return false;
  const family = familyOf(address);
  if (never.check(address, family) && !isThisMachine(address)) return false;
  return purpose !== "web" || !inside.check(address, family);
}

/** The addresses of a host that may be reached for this purpose, in the order in which the resolver prefers them. */
export async function addressesOf(host: string, purpose: Purpose): Promise<{ address: string; family: number }[]> {
  const found = await lookup(host, { all: true });
  const allowed = found.filter(({ address }) => mayReach(address, purpose));
  if (allowed.length === 0) throw Object.assign(new Error("the desk may not connect to that address"), { code: "EGRESS" });
  return allowed;
}
