import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { WebSocket } from "ws";
import { checkedLookup } from "./connect.ts";
import { addressesOf, isThisMachine, type Purpose } from "./place.ts";
import { tlsOptions } from "./tls-options.ts";

export type OpenWebSocket = WebSocket;

export interface WebSocketQuestion {
  purpose: Purpose;
  headers: Record<string, string>;
  /** PEM, trusted besides the well-known authorities. */
  certificate: string | null;
  /** ms until it is open */
  patience: number;
  /** Bytes of the longest message; a longer one ends the connection. */
  most: number;
}

const hostOf = (url: URL): string => url.hostname.replaceAll(/^\[|\]$/g, "");
const outside = () => Object.assign(new Error("not without TLS"), { code: "EGRESS" });

/** For ws: whatever the name means at the moment of connecting, it stays on this machine. */
const lookupHere =
  (purpose: Purpose): LookupFunction =>
  (host, options, answer) =>
    checkedLookup(purpose)(host, options, (error, found, family) => {
      const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (error || all.every(isThisMachine)) return answer(error, found, family);
      answer(outside(), "", 0);
    });

/**
 * A web socket (RFC 6455) to an address that was checked, open; ws only to this machine. Whoever gets it hears its `close` and `error`.
 * Errors carry Node's code; an HTTP answer that is no upgrade fails with `status`.
 */
export async function openWebSocket(url: URL, { purpose, headers, certificate, patience, most }: WebSocketQuestion): Promise<WebSocket> {
  const plain = url.protocol === "ws:";
  const host = hostOf(url);
  const found = await addressesOf(host, purpose);
  if (plain && !found.every(({ address }) => isThisMachine(address))) throw outside();
  const socket = new WebSocket(url, {
    headers: { "user-agent": "Firstline", ...headers },
    handshakeTimeout: patience,
    maxPayload: most,
    perMessageDeflate: false,
    followRedirects: false,
    ...(isIP(host) === 0 && { lookup: plain ? lookupHere(purpose) : checkedLookup(purpose) }),
    ...(!plain && tlsOptions(host, certificate)),
  });
  return new Promise((done, fail) => {
    socket.once("unexpected-response", (request, response) => {
      response.resume();
      request.destroy();
      fail(Object.assign(new Error(`HTTP ${response.statusCode ?? 0}`), { status: response.statusCode ?? 0 }));
    });
    socket.once("error", fail);
    socket.once("open", () => {
      socket.off("error", fail);
      done(socket);
    });
  });
}
