const place = "firstline-desk-place";

/** Where people are told to come: it belongs to the machine at that desk, and is kept there. */
export function readDesk(): string {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}

export function keepDesk(desk: string): void {
  try {
    localStorage.setItem(place, desk);
  } catch {
    // Said for this page alone.
  }
}
