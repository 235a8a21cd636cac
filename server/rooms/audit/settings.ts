export interface AuditSettings {
  /** Where the key is that seals. */
  keyFile: string;
  /** false: another process, which alone can read the key, seals. */
  seals: boolean;
  /** Where anchors are put, best on another machine's disk; null: nowhere. */
  anchorFile: string | null;
  /** host:port of a log elsewhere (RFC 5424 over UDP); null: nowhere. */
  syslog: string | null;
}

let settings: AuditSettings = { keyFile: "", seals: false, anchorFile: null, syslog: null };

export function configureAudit(given: AuditSettings): void {
  settings = given;
}

export const auditSettings = (): AuditSettings => settings;
