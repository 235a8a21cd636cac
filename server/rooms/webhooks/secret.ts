import { randomBytes } from "node:crypto";
import { seal, unseal } from "../../platform/sealing.ts";

const placeOf = (webhookId: string) => ({ table: "webhook", column: "secret", row: webhookId });

/** 256 random bits (the specification wants 192 to 512), written as it says. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

export const sealSecret = (webhookId: string, secret: string): string => seal(placeOf(webhookId), secret);

export interface Secrets {
  id: string;
  secret: string;
  old_secret: string | null;
  old_secret_until: Date | null;
}

/** Those that are good now, the newest first. */
export const secretsOf = ({ id, secret, old_secret, old_secret_until }: Secrets, now: Date): string[] =>
  [secret, old_secret_until && old_secret_until > now ? old_secret : null].flatMap((one) => (one ? unseal(placeOf(id), one) : []));
