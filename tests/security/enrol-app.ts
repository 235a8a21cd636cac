import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import type { Desk } from "./open-desk.ts";

export interface App {
  cookie: string;
  codes: string[];
  /** The next code that was not shown before: the clock goes on by one step. */
  next(): string;
}

/** Sets up an authenticator app and answers it, with the session that did. */
export async function enrol(desk: Desk, email: string, password: string): Promise<App> {
  const cookie = await desk.signIn(email, password);
  const begun = await desk.call("POST", "/session/authenticator", { cookie });
  expect(begun.status).toBe(201);
  expect(begun.body.uri).toContain(`secret=${begun.body.key}`);
  const totp = new TOTP({ secret: Secret.fromBase32(begun.body.key) });
  const next = () => {
    desk.pass(30_000);
    return totp.generate({ timestamp: desk.now().getTime() });
  };
  const done = await desk.call("PUT", "/session/authenticator", { cookie, body: { code: next() } });
  expect([done.status, done.body.recovery_codes?.length]).toEqual([200, 10]);
  return { cookie: done.cookie ?? "", codes: done.body.recovery_codes, next };
}
