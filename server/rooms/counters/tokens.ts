import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { macOf } from "../../platform/sealing.ts";
import { networkOf } from "../access/index.ts";

const digest = (words: string): Buffer => createHash("sha256").update(words).digest();

/** What is kept of a token: whoever reads the database is not their device, and has not their place. */
export const hashOf = (use: "device" | "place" | "code", token: string): Buffer => digest(`firstline counter ${use} ${token}`);

/** A network as it is kept for a day. */
export const networkMark = (ip: string): string =>
  digest(`walk-in network ${networkOf(ip)}`)
    .toString("base64url")
    .slice(0, 22);

/** The token of a request; null where there is none that could be one. */
export function tokenIn(request: FastifyRequest, header: "device-token" | "place-token"): string | null {
  const sent = request.headers[header];
  return typeof sent === "string" && /^[A-Za-z0-9_-]{43,64}$/.test(sent) ? sent : null;
}

const minute = 60_000;
/** Minutes for which a code on a screen is good: as long as typing a name and a reason takes. */
const goodFor = 10;

const macFor = (counterId: string, slot: number): Buffer => macOf("counter pass", counterId, String(slot)).subarray(0, 16);

/** What the address behind the code on a counter's screen ends with: another one every minute, so that nobody queues from home with an old one. */
export function passFor(counterId: string, now: Date): string {
  const slot = Math.floor(now.getTime() / minute);
  return `${slot}.${macFor(counterId, slot).toString("base64url")}`;
}

/** Whether it was shown at this counter within the last minutes. */
export function passIsGood(counterId: string, pass: string, now: Date): boolean {
  const [, slot = "", mac = ""] = /^(\d{1,12})\.([A-Za-z0-9_-]{22})$/.exec(pass) ?? [];
  if (mac === "") return false;
  const age = Math.floor(now.getTime() / minute) - Number(slot);
  return age >= 0 && age <= goodFor && timingSafeEqual(Buffer.from(mac, "base64url"), macFor(counterId, Number(slot)));
}
