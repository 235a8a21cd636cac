import type { WebhookTrouble } from "../../../contract/webhooks.ts";

/** What a try came to. `pauses`: the address itself is in trouble, not this one delivery. */
export interface Verdict {
  trouble: WebhookTrouble | null;
  pauses: boolean;
  /** It wants nothing any more. */
  gone?: true;
}

/** What an answer means. Pure. */
export function verdictOn(status: number): Verdict {
  if (status >= 200 && status < 300) return { trouble: null, pauses: false };
  if (status === 410) return { trouble: "gone", pauses: false, gone: true };
  if (status >= 300 && status < 400) return { trouble: "redirected", pauses: false };
  return { trouble: "status", pauses: status >= 500 || status === 429 || status === 408 };
}

const troubles: Record<string, WebhookTrouble> = {
  EGRESS: "not_allowed",
  ETIMEDOUT: "no_answer",
  ENOTFOUND: "unknown_host",
  EAI_AGAIN: "unknown_host",
};
const ofTls = /CERT|^ERR_SSL|^ERR_TLS|SELF_SIGNED|UNABLE_TO|^EPROTO/;

/** What it means that there was no answer, by the code of Node's error. Pure. */
export const verdictOnError = (code: string): Verdict => ({
  trouble: troubles[code] ?? (ofTls.test(code) ? "certificate" : "no_connection"),
  pauses: true,
});
