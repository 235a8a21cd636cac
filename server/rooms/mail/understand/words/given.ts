import type { MailAddress } from "../understood.ts";

export interface Header {
  /** In lower case. */
  name: string;
  /** Unfolded. */
  value: string;
}

export interface GivenFile {
  file_name: string;
  media_type: string;
  content: Uint8Array;
}

/** What the parser knows of a message before anybody has looked at its words. */
export interface Given {
  headers: readonly Header[];
  from: MailAddress | null;
  to: readonly MailAddress[];
  subject: string;
  /** The plain part, or the words of the html; "" when there is neither. */
  text: string;
  /** As it was sent: sanitising takes away what tells a quote from words. Never shown. */
  html: string | null;
  attachments: readonly GivenFile[];
}

/** A header's first value, cut to what anybody honest needs; "" when there is none. */
export const headerOf = (mail: Pick<Given, "headers">, name: string): string =>
  (mail.headers.find((one) => one.name === name)?.value ?? "").slice(0, 2000).trim();

const mostOfFile = 200_000;

/** The beginning of a part as text. Heads and reports are ASCII; what is not is read as UTF-8. */
export const fileText = (file: GivenFile): string => Buffer.from(file.content.subarray(0, mostOfFile)).toString("utf8");
