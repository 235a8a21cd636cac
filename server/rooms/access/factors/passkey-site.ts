import { isIP } from "node:net";
import { accessSettings } from "../settings.ts";

export interface PasskeySite {
  rpID: string;
  origin: string;
}

/**
 * To which site passkeys belong: that of the configured public address, never of a request. null where browsers have none: they
 * want a name, and https unless it is localhost (Web Authentication Level 3, 5.1.2).
 */
export function passkeySite(): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(accessSettings().publicUrl);
  const local = hostname === "localhost" || hostname.endsWith(".localhost");
  const named = isIP(hostname.replace(/^\[|\]$/g, "")) === 0;
  return named && (protocol === "https:" || local) ? { rpID: hostname, origin } : null;
}
