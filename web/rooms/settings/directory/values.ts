import type { Directory } from "../../../../contract/directories.ts";
import type { SeenCertificate } from "../../../../contract/mail-fault.ts";

/** A certificate that is trusted, with what is known of it. */
type Trusted = SeenCertificate;

export interface DirectoryValues {
  name: string;
  kind: Directory["kind"];
  host: string;
  port: string;
  security: Directory["security"];
  certificate: Trusted | null;
  bind_name: string;
  people_base: string;
  organization: { id: string; name: string } | null;
  language: "en" | "nb";
  sync_minutes: string;
  most_leaving: string;
}

export const blank: DirectoryValues = {
  name: "",
  kind: "active_directory",
  host: "",
  port: "636",
  security: "tls",
  certificate: null,
  bind_name: "",
  people_base: "",
  organization: null,
  language: "en",
  sync_minutes: "",
  most_leaving: "10",
};

export const valuesOf = (directory: Directory): DirectoryValues => ({
  name: directory.name,
  kind: directory.kind,
  host: directory.host,
  port: String(directory.port),
  security: directory.security,
  certificate: directory.trusted,
  bind_name: directory.bind_name,
  people_base: directory.people_base,
  organization: directory.organization,
  language: directory.language,
  sync_minutes: directory.sync_minutes === null ? "" : String(directory.sync_minutes),
  most_leaving: String(directory.most_leaving),
});

/** What is sent of what was changed. */
export function bodyOf({ port, certificate, organization, sync_minutes, most_leaving, ...others }: Partial<DirectoryValues>) {
  return {
    ...others,
    ...(port !== undefined && { port: Number(port) }),
    ...(certificate !== undefined && { certificate: certificate?.pem ?? null }),
    ...(organization !== undefined && { organization_id: organization?.id ?? null }),
    ...(sync_minutes !== undefined && { sync_minutes: sync_minutes.trim() === "" ? null : Number(sync_minutes) }),
    ...(most_leaving !== undefined && { most_leaving: Number(most_leaving) }),
  };
}

/** What a test needs of it. */
export function placeOf({ kind, host, port, security, certificate, bind_name, people_base }: DirectoryValues) {
  return { kind, host, port: Number(port), security, certificate: certificate?.pem ?? null, bind_name, people_base };
}

const places = ["host", "port", "security", "certificate", "bind_name"] as const;

/** A password goes only to the server and account that it was given for. */
export const isElsewhere = (changes: Partial<DirectoryValues>): boolean => places.some((name) => name in changes);
