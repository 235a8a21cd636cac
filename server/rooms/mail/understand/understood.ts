/** An author or a recipient. */
export interface MailAddress {
  /** One line, without control characters; empty where the message names nobody. */
  name: string;
  /** `local@domain`: the domain in lower case and IDNA's ASCII, 254 characters at most. */
  address: string;
}

/** What the receiving server found out about the sender: the topmost Authentication-Results (RFC 8601), and only that one. */
export interface Verdicts {
  /** Who says so (authserv-id); null: nobody says anything. Whether it is to be believed is its reader's decision. */
  by: string | null;
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
  /** One of them passed for the domain that From names. */
  aligned: boolean;
}

export interface UnderstoodFile {
  /** As its sender called it, decoded and on one line: a caption, never a path. */
  file_name: string;
  media_type: string;
  /** Bytes. */
  size: number;
  /** Without `<` and `>`: what `cid:` in the html means. */
  content_id: string | null;
  /** Shown within the html. */
  inline: boolean;
  content: Uint8Array;
}

export type Classification =
  | "message"
  | "auto_reply"
  | "out_of_office"
  | "bounce"
  | "mailing_list"
  | "bulk"
  | "calendar"
  | "delivery_receipt"
  | "loop";

export interface Bounce {
  recipients: { address: string; temporary: boolean; status: string | null; diagnostic: string | null }[];
  /** The message that did not arrive. */
  message_id: string | null;
}

/** Somebody's message that somebody else sends on. */
export interface Forwarded {
  from: MailAddress;
  subject: string | null;
  text: string;
}

/** A message's bytes, understood. Nothing here is decided: a header carries no authority. */
export interface Understood {
  /** Without `<` and `>`, as those in the two lists are. */
  message_id: string | null;
  in_reply_to: string[];
  references: string[];
  /** RFC 3339, UTC; null: none, or none that can be read. */
  date: string | null;
  /** The author: the first valid address of From, never Reply-To. */
  from: MailAddress | null;
  sender: MailAddress | null;
  reply_to: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  /** Where it went by its way: Delivered-To, X-Original-To, Envelope-To, X-Forwarded-To. */
  delivered_to: string[];
  /** Decoded, one line. */
  subject: string;
  /** All of it as plain text. */
  text: string;
  /** What its author wrote now: without quotes, without signature. */
  new_text: string;
  /** Sanitised; loads nothing. */
  html: string | null;
  attachments: UnderstoodFile[];
  verdicts: Verdicts;
  classification: Classification;
  /** A short sentence per thing noticed: `charset unknown-8bit read as windows-1252`. */
  trace: string[];
  language: "en" | "nb" | null;
  bounce: Bounce | null;
  /** What a message of ours carries (X-Firstline-Loop). Only who holds the key can say whether it is genuine. */
  loop_mark: string | null;
  /** Subject tags, ours and those of other desks. */
  tags: string[];
  /** A sign-in code or verification link: nobody's request. */
  looks_like_code: boolean;
  is_thanks: boolean;
  forwarded: Forwarded | null;
}
