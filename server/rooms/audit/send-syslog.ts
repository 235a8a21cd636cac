import { hostname } from "node:os";
import { sendDatagram } from "../../platform/egress/index.ts";

// Facility 13 (log audit), severity 5 (notice): RFC 5424, 6.2.1.
const priority = 13 * 8 + 5;

/** Tells a log elsewhere one line (RFC 5424 over UDP, RFC 5426). */
export function sendSyslog(to: string, at: Date, line: string): Promise<void> {
  const [, host = "", port = "514"] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(to) ?? [];
  const bytes = Buffer.from(`<${priority}>1 ${at.toISOString()} ${hostname()} firstline ${process.pid} audit - ${line}`);
  return sendDatagram(host, Number(port), bytes);
}
