import { request as requestPlainly } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import { checkedLookup } from "./connect.ts";
import { tlsOptions } from "./tls-options.ts";
import { addressesOf, isThisMachine, type Purpose } from "./place.ts";

export interface WebQuestion {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  purpose: Purpose;
  /** http is spoken with this machine only, unless the answer is believed no more than a stranger's word. */
  plain?: boolean;
  /** PEM, besides the well-known authorities. */
  ca?: string;
  /** PEM, trusted besides them also where it is the server's own. */
  certificate?: string | null;
  /** ms for the whole of it */
  patience?: number;
  /** Bytes of the longest answer. */
  most?: number;
  /** A longer one is no fault: the rest is not read. */
  cut?: boolean;
}

export interface WebAnswer {
  status: number;
  body: string;
  /** Its Content-Type; empty where it says none. */
  type: string;
  /** Seconds after which it asks to be tried again (RFC 9110, 10.2.3); null where it says nothing or a date. */
  retryAfter: number | null;
}

const hostOf = (url: URL): string => url.hostname.replaceAll(/^\[|\]$/g, "");

async function requireAllowed(url: URL, { purpose, plain = false }: WebQuestion): Promise<void> {
  const found = await addressesOf(hostOf(url), purpose);
  if (url.protocol === "https:" || (url.protocol === "http:" && (plain || found.every(({ address }) => isThisMachine(address))))) return;
  throw Object.assign(new Error("not without TLS"), { code: "EGRESS" });
}

/** Asks a web server once, by addresses that were checked, and follows it nowhere else. Errors carry Node's code. */
export async function askWeb(url: URL, question: WebQuestion): Promise<WebAnswer> {
  await requireAllowed(url, question);
  const { method = "GET", headers = {}, body = "", purpose, ca, patience = 20_000, most = 256 * 1024, cut = false, certificate } = question;
  const ask = url.protocol === "https:" ? request : requestPlainly;
  return new Promise((done, fail) => {
    const asked = ask(url, {
      method,
      headers: { accept: "*/*", "user-agent": "Firstline", ...headers, ...(body && { "content-length": String(Buffer.byteLength(body)) }) },
      agent: false,
      signal: AbortSignal.timeout(patience),
      ...(isIP(hostOf(url)) === 0 && { lookup: checkedLookup(purpose) }),
      ...(ca && { ca }),
      ...(certificate && tlsOptions(hostOf(url), certificate)),
    });
    asked.once("error", (error) => fail(error.name === "TimeoutError" || error.name === "AbortError" ? late() : error));
    asked.once("response", (response) => {
      const pieces: Buffer[] = [];
      let length = 0;
      const finish = () =>
        done({
          status: response.statusCode ?? 0,
          body: Buffer.concat(pieces).subarray(0, most).toString("utf8"),
          type: response.headers["content-type"] ?? "",
          retryAfter: secondsOf(response.headers["retry-after"]),
        });
      response.on("data", (piece: Buffer) => {
        length += piece.length;
        pieces.push(piece);
        if (length <= most) return;
        if (cut) finish();
        response.destroy(cut ? undefined : Object.assign(new Error("the answer is too long"), { code: "EMSGSIZE" }));
      });
      response.once("error", fail);
      response.once("end", finish);
    });
    asked.end(body);
  });
}

const secondsOf = (text: string | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null);
const late = () => Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });
