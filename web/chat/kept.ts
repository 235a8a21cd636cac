/** What a visitor's browser keeps of a chat, so that a reload loses nothing: the token, and what was written and not taken in yet. */
export interface Kept {
  token: string;
  /** Said here and not yet known to be taken in, in its order. */
  outbox: { id: string; body: string }[];
  draft: string;
}

const place = (widget: string) => `firstline-chat:${widget}`;
let memory: Kept | null = null;

/** 256 random bits. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** A UUIDv7 (RFC 9562). */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let at = Date.now();
  for (let place = 5; place >= 0; place--) {
    bytes[place] = at % 256;
    at = Math.floor(at / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 15) | 112;
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** Where a browser lets a frame keep nothing, the chat lives as long as its page. */
export function readKept(widget: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(place(widget)) ?? "null") as Kept | null;
    return found && typeof found.token === "string" ? found : null;
  } catch {
    return memory;
  }
}

export function writeKept(widget: string, kept: Kept | null): void {
  memory = kept;
  try {
    if (kept) localStorage.setItem(place(widget), JSON.stringify(kept));
    else localStorage.removeItem(place(widget));
  } catch {
    // Kept in memory alone.
  }
}
