/** The fields of a report, in blocks as its blank lines part them (RFC 3464 §2.1). Names in lower case, folded values joined. */
export type Block = ReadonlyMap<string, string>;

const mostLines = 5000;

/** Reads `Name: value` blocks; lines that are neither end a field and are passed over. */
export function readBlocks(text: string): Block[] {
  const blocks: Map<string, string>[] = [new Map()];
  let last: string | null = null;
  for (const line of text.split(/\r\n|\r|\n/, mostLines)) {
    const block = blocks.at(-1);
    if (!block) break;
    if (line.trim() === "") {
      if (block.size > 0) blocks.push(new Map());
      last = null;
      continue;
    }
    if (/^[ \t]/.test(line)) {
      const before = last === null ? undefined : block.get(last);
      if (last !== null && before !== undefined && before.length < 2000) block.set(last, `${before} ${line.trim().slice(0, 1000)}`);
      continue;
    }
    const colon = line.slice(0, 60).indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    last = /^[a-z][a-z0-9-]{1,50}$/.test(name) ? name : null;
    if (last !== null && !block.has(last)) block.set(last, line.slice(colon + 1, colon + 2000).trim());
  }
  return blocks.filter((block) => block.size > 0);
}
