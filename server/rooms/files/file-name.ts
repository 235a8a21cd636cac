/** Letters that turn the direction of what follows (UAX 9): shown as what they are, so that exe.gnp stays exe.gnp. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Controls, format letters of no width, and letters that look like nothing. */
const unseen = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u3164|\uFFA0|\u17B4|\u17B5/gu;
/** Names of devices to Windows, whatever ending they have. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

const most = 255;
const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Cuts to so many bytes of UTF-8, never inside a letter. */
function cut(text: string, bytes: number): string {
  let kept = "";
  let size = 0;
  for (const letter of text) {
    size += bytesOf(letter);
    if (size > bytes) break;
    kept += letter;
  }
  return kept;
}

/** The ending with its dot, as long as endings are; empty when there is none. */
const endingOf = (name: string): string => /(?<=.)\.[\p{L}\p{N}_-]{1,20}$/u.exec(name)?.[0] ?? "";

function shorten(name: string): string {
  if (bytesOf(name) <= most) return name;
  const ending = endingOf(name);
  return `${cut(name.slice(0, name.length - ending.length), most - bytesOf(ending))}${ending}`;
}

function clean(given: string): string {
  const seen = given
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(turning, (letter) => `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}]`)
    .replaceAll(/[\p{Zs}\p{Zl}\p{Zp}\t\n\r]+/gu, " ")
    .replaceAll(unseen, "");
  const last = seen.split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replaceAll(/[<>:"|?*]/g, "_")
    .trim()
    .replace(/^\.+/, (dots) => "_".repeat(dots.length))
    // Only where they begin: from each of ten thousand dots on would be slow.
    .replace(/(?<![. ])[. ]+$/, "");
  return shorten(plain.replace(device, "_$1")).normalize("NFC");
}

/**
 * A file's name as it is kept and shown: one visible line without a path, at most 255 bytes. Looked at again after cleaning, until
 * there is nothing left to clean: what one rule takes out must not bring about what another forbids.
 */
export function fileName(given: string): string {
  let name = given;
  for (let turn = 0; turn < 10; turn++) {
    const cleaned = clean(name);
    if (cleaned === name) break;
    name = cleaned;
  }
  return name === "" ? "file" : name;
}

/** The ending in small letters, without its dot. */
export const ending = (name: string): string => endingOf(name).slice(1).toLowerCase();
