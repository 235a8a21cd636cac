/** Where the copy of the mail that did not arrive begins in a report for people. */
const copy =
  /^\W{0,80}(?:below this line|this is a copy|the (?:first|following) .{0,30}original|original message|your original (?:message|mail)|the original message|included is a copy|unsent message|undelivered message|message (?:headers?|text) follow|returned message|message follows|copy of (?:your|the) message|a copy of|transcript of session|received:|return-path:|dkim-signature:|x-[a-z-]{3,30}:|mime-version:|opprinnelige? melding)/i;
const notRecipient =
  /^\s{0,20}>?\s{0,5}(?:from|sender|reply-to|message-?id|reporting-mta|return-path|subject|x-[a-z-]+|date|in-reply-to|references|contact|for (?:help|further|assistance)|questions)\b|\bmail from\b|\bcontact\b|\bsent by\b|https?:|accepting mail from/i;
const introduces =
  /did not reach|following (?:recipient|address|e-?mail|user|destination)|failed recipient|fatal errors|could ?n[o']t (?:be delivered|deliver)|cannot be delivered|undeliverable to|delivery to|recipient\(s\)|following organi[sz]ation|kunne ikke leveres|ikke leveres til|følgende (?:mottaker|adresse|personer)|folgende empf|folgenden empf|følgende modtager/i;
const address =
  /(?<![A-Za-z0-9!#$%&'*+/=?^_`{|}~.-])[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,190}[A-Za-z0-9])?/g;
const alone =
  /^[\s>*"'<[(\d.)-]{0,12}(?:(?:expanded from|failed recipient|intended recipient|"[^"]{1,80}"\s<|smtp|rfc822|internet|to|recipients?|user)\s?[:;=<"]?\s{0,8})?["'<[]?[^\s@<>"']{1,64}@[^\s@<>"',;:]{1,190}["'>\].,;:]{0,4}\s{0,4}(?:$|[:(;.-]|\d{3}\b|on \w{3},|unknown|mailbox|user|is full|does not|\w+ error|failed|[a-z ]{0,30}$)/i;

const mostLines = 400;

function addressesIn(lines: readonly string[], ignored: ReadonlySet<string>): string[] {
  const sure = new Map<string, string>();
  const maybe = new Map<string, string>();
  for (const [at, line] of lines.entries()) {
    if (at > 0 && copy.test(line.slice(0, 200)) && (sure.size > 0 || maybe.size > 0)) break;
    if (!line.includes("@") || notRecipient.test(line.slice(0, 300))) continue;
    const first = alone.test(line.slice(0, 400));
    for (const found of (line.slice(0, 1000).match(address) ?? []).slice(0, first ? 1 : 20)) {
      const one = found.replace(/^(?:smtp=|rfc822=|['=*])+/i, "");
      if (ignored.has(one.toLowerCase()) || one.includes("..") || /^(?:postmaster|mailer-daemon)@/i.test(one)) continue;
      (first ? sure : maybe).set(one.toLowerCase(), one);
    }
  }
  return [...(sure.size > 0 ? sure : maybe).values()];
}

/**
 * The addresses that a report for people names as not reached. Those alone on a line, as nearly every mail system writes them, count
 * before those within sentences.
 */
export function addressesInReport(text: string, ignored: ReadonlySet<string>): string[] {
  const lines = text.slice(0, 60_000).split(/\r\n|\r|\n/, mostLines);
  const start = lines.findIndex((line) => introduces.test(line.slice(0, 300)));
  const introduced = start < 0 ? [] : addressesIn(lines.slice(start), ignored);
  return introduced.length > 0 ? introduced : addressesIn(lines, ignored);
}
