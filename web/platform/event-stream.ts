/** One event of a `text/event-stream` (WHATWG HTML, 9.2). */
export interface StreamEvent {
  id: string;
  type: string;
  data: string;
}

/**
 * Reads events out of pieces of text, wherever the pieces were cut. Comments (heartbeats) give nothing; an id without data gives an
 * event without data, for the place it names.
 */
export function eventReader(): (piece: string) => StreamEvent[] {
  let rest = "";
  let id = "";
  let type = "";
  let named = false;
  let data: string[] = [];
  return (piece) => {
    const events: StreamEvent[] = [];
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0 || named) events.push({ id, type: type || "message", data: data.join("\n") });
        named = false;
        type = "";
        data = [];
        continue;
      }
      const colon = line.indexOf(":");
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "data") data.push(value);
      else if (field === "event") type = value;
      else if (field === "id") [id, named] = [value, true];
    }
    return events;
  };
}
