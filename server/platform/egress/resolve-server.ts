import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

// Nobody's mail server stands there: what answers for no address, for a cloud's own figures, and for groups.
const never = new BlockList();
never.addSubnet("0.0.0.0", 8, "ipv4");
never.addSubnet("169.254.0.0", 16, "ipv4");
never.addSubnet("224.0.0.0", 3, "ipv4");
never.addAddress("::", "ipv6");
never.addSubnet("::", 96, "ipv6");
never.addSubnet("fe80::", 10, "ipv6");
never.addSubnet("ff00::", 8, "ipv6");

const kindOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/**
 * Where a server that an administrator named stands: its name is looked up once, and the address that was checked is the one to connect
 * to. Throws with the code EDNS where none can be. `isHere`: on this very machine.
 */
export async function resolveServer(host: string): Promise<{ address: string; isHere: boolean }> {
  const { address } = await lookup(host);
  const isHere = loopback.check(address, kindOf(address));
  if (!isHere && never.check(address, kindOf(address))) throw Object.assign(new Error("no server can be there"), { code: "EDNS" });
  return { address, isHere };
}
