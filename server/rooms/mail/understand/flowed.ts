/**
 * format=flowed (RFC 3676): lines that end in a space go on in the next one of the same quote depth. `delsp`: that space was put there for
 * the way and goes.
 */
export function unflow(text: string, delsp: boolean): string {
  const made: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const close = () => {
    if (open) made.push(`${open.depth > 0 ? `${">".repeat(open.depth)} ` : ""}${open.pieces.join("")}`);
    open = null;
  };
  for (const line of text.split("\n")) {
    let depth = 0;
    while (line[depth] === ">") depth++;
    const words = line[depth] === " " ? line.slice(depth + 1) : line.slice(depth);
    const flows = words.endsWith(" ") && words !== "-- ";
    if (open && (open.depth !== depth || words === "-- ")) close();
    open ??= { depth, pieces: [] };
    open.pieces.push(flows && delsp ? words.slice(0, -1) : words);
    if (!flows) close();
  }
  close();
  return made.join("\n");
}
