/** What the browser of a screen or a telephone keeps: the token, so that a reload loses nothing. Where it keeps nothing, it lives as long as its page. */
const memory = new Map<string, string>();

export function readKept(name: "device" | "place"): string | null {
  try {
    return localStorage.getItem(`firstline-counter:${name}`);
  } catch {
    return memory.get(name) ?? null;
  }
}

export function writeKept(name: "device" | "place", token: string | null): void {
  if (token === null) memory.delete(name);
  else memory.set(name, token);
  try {
    if (token === null) localStorage.removeItem(`firstline-counter:${name}`);
    else localStorage.setItem(`firstline-counter:${name}`, token);
  } catch {
    // Kept in memory alone.
  }
}
