import type { Certificate } from "../../../platform/self-signed.ts";

export interface SmtpDoorSettings {
  host: string;
  port: number;
  /** As what the desk greets. */
  name: string;
  /** Read at the start of the door: made there when nobody gave one. */
  certificate(): Certificate;
  /** Mail servers of one's own (CIDR): what they say about a sender is believed, and no rate holds them up. */
  relays: readonly string[];
}

let smtp: SmtpDoorSettings | null = null;

/** Called once: where mail is taken in by SMTP; null: nowhere. */
export function configureMailDoors(settings: { smtp: SmtpDoorSettings | null }): void {
  smtp = settings.smtp;
}

export const smtpDoorSettings = (): SmtpDoorSettings | null => smtp;
