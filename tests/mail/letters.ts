/** Messages as tests write them. */
export interface Lines {
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  body?: string;
  headers?: Record<string, string>;
}

let count = 0;

/** A plain message (RFC 5322) with an id of its own. */
export function letter({ from, to, subject, id, body, headers }: Lines = {}): string {
  const head = {
    From: from ?? "Ane Berg <ane.berg@nordvik.example>",
    To: to ?? "support@nordvik.example",
    Subject: subject ?? "The printer is out of paper",
    Date: "Mon, 2 Mar 2026 09:00:00 +0100",
    "Message-ID": `<${id ?? `${++count}.${process.pid}@nordvik.example`}>`,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  return `${Object.entries(head)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\r\n")}\r\n\r\n${body ?? "It stands on the third floor."}\r\n`;
}
