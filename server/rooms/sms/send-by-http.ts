import { version } from "../../platform/config.ts";
import { askWeb, reachOf } from "../../platform/egress/index.ts";
import { openSecret } from "./secrets.ts";
import type { GatewayRow } from "./store.ts";
import { writeBody } from "./template.ts";
import { verdictOn, verdictOnError, type Tried } from "./verdict.ts";

const patience = 15_000;

/** Posts one message to the provider, once. What it answers is not kept: some say the message back. */
export async function sendByHttp(gateway: GatewayRow, message: { id: string; number: string; text: string }): Promise<Tried> {
  const { url: href, format, body: template, header, secret, sender } = gateway;
  if (!href) return { trouble: "not_allowed", status: null, came: "never" };
  try {
    const url = new URL(href);
    const { type, body } = writeBody(format, template, { to: message.number, text: message.text, sender, id: message.id });
    const { status } = await askWeb(url, {
      method: "POST",
      headers: {
        "content-type": type,
        "user-agent": `Firstline/${version}`,
        // A provider that knows it takes the same message once.
        "idempotency-key": message.id,
        ...(secret && { [header]: openSecret(gateway.id, secret) }),
      },
      body,
      ...reachOf(url),
      patience,
      most: 16 * 1024,
      cut: true,
    });
    return verdictOn(status);
  } catch (error) {
    return verdictOnError((error as NodeJS.ErrnoException).code ?? "");
  }
}
