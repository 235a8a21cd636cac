/** Notes kept as text among the drafts; whatever else is there counts as none. Pure. */
export function readNotes(text: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((one): one is [string, string] => typeof one[1] === "string"));
  } catch {
    return {};
  }
}

/** What stays when some were offered: the notes on the others are still to be sent. Nothing: "". Pure. */
export function notesLeft(own: Record<string, string>, offered: ReadonlySet<string>): string {
  const left = Object.entries(own).filter(([id, words]) => !offered.has(id) && words.trim() !== "");
  return left.length > 0 ? JSON.stringify(Object.fromEntries(left)) : "";
}
