const earliest = Date.UTC(1980, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** A Date header (RFC 5322 3.3, and what is seen of it) as RFC 3339; null: unreadable, or of no time that mail is from. */
export function readDate(header: string): string | null {
  const plain = header
    .slice(0, 200)
    .replaceAll(/\([^()]*\)/g, " ")
    .replace(/^\s*[A-Za-zæøåäöü]{2,10}\.?,?\s+(?=[0-9])/i, "")
    // Some write 24-hour times with dots.
    .replace(/\b([0-9]{1,2})\.([0-9]{2})\.([0-9]{2})\b/, "$1:$2:$3")
    .replace(/\bUT\b/, "GMT")
    .trim();
  const time = Date.parse(plain);
  return time >= earliest && time < latest ? new Date(time).toISOString() : null;
}
