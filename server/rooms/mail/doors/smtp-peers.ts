/** What one peer (an IPv4 address, or the /64 of an IPv6 one) may do. */
const most = { connections: 10, messages: 120, refusals: 20 };
const window = 60_000;

interface Peer {
  open: number;
  since: number;
  messages: number;
  refusals: number;
}

/** The part of an address that one sender has: of IPv6 a whole /64 is theirs. */
export const peerOf = (address: string): string => {
  const plain = address.replace(/^::ffff:/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const first = head.split(":").filter(Boolean);
  const last = (tail ?? "").split(":").filter(Boolean);
  const all =
    tail === undefined ? first : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0"), ...last];
  return all.slice(0, 4).join(":");
};

/** Counts what peers do within a minute. Forgets whoever is gone and quiet. */
export function watchPeers(now: () => number) {
  const peers = new Map<string, Peer>();
  const of = (address: string): Peer => {
    const key = peerOf(address);
    const found = peers.get(key) ?? { open: 0, since: now(), messages: 0, refusals: 0 };
    if (now() - found.since > window) Object.assign(found, { since: now(), messages: 0, refusals: 0 });
    peers.set(key, found);
    return found;
  };
  const tidy = () => {
    for (const [key, peer] of peers) if (peer.open === 0 && now() - peer.since > window) peers.delete(key);
  };
  return {
    /** false: too many connections, or too many wrong addresses. */
    connect(address: string): boolean {
      if (peers.size > 10_000) tidy();
      const peer = of(address);
      if (peer.open >= most.connections || peer.refusals >= most.refusals) return false;
      peer.open += 1;
      return true;
    },
    leave(address: string): void {
      const peer = of(address);
      peer.open = Math.max(0, peer.open - 1);
    },
    /** false: enough for this minute. */
    send: (address: string): boolean => ++of(address).messages <= most.messages,
    /** false: whoever tries so many addresses is guessing. */
    refuse: (address: string): boolean => ++of(address).refusals < most.refusals,
  };
}
