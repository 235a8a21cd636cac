import { createHmac } from "node:crypto";

/** HMAC-SHA-256 over `id.timestamp.body` under each secret, as Standard Webhooks writes them: `v1,… v1,…`. */
export const sign = (secrets: readonly string[], id: string, timestamp: number, body: string): string =>
  secrets
    .map((secret) => createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestamp}.${body}`))
    .map((mac) => `v1,${mac.digest("base64")}`)
    .join(" ");
