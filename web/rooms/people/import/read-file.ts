/** What is in a file of people, as text. */
export interface ReadFile {
  csv: string;
  /** The letters were not UTF-8: spreadsheets of old save what Windows uses in Western Europe. */
  old: boolean;
}

/** Pure: the bytes of a CSV file as text. UTF-8 and UTF-16 where they say so, Windows-1252 where UTF-8 would break letters. */
export function decode(bytes: Uint8Array): ReadFile {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { csv: new TextDecoder("utf-16le").decode(bytes), old: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { csv: new TextDecoder("utf-16be").decode(bytes), old: false };
  try {
    return { csv: new TextDecoder("utf-8", { fatal: true }).decode(bytes), old: false };
  } catch {
    return { csv: new TextDecoder("windows-1252").decode(bytes), old: true };
  }
}

/** Lines with something in them, the header left out. */
export const countRows = (csv: string): number => Math.max(0, csv.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "").length - 1);

/** What the API takes in at once. */
export const longest = 20_000_000;
