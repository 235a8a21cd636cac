import type { DirectoryKind } from "../../../../contract/directories.ts";
import type { Connector } from "../connector.ts";
import type { Account } from "./account.ts";
import { accountOf, kinds } from "./kinds.ts";
import type { Server } from "./open-socket.ts";
import { openSession } from "./session.ts";

export interface LdapDirectory extends Server {
  kind: DirectoryKind;
  bind_name: string;
  people_base: string;
}

const accountsOf = (kind: DirectoryKind, entries: Parameters<typeof accountOf>[1][]): Account[] =>
  entries.flatMap((entry) => accountOf(kinds[kind], entry) ?? []);

/** Signs in to an LDAP directory as the desk's own account there. */
export async function connectLdap(directory: LdapDirectory, password: string): Promise<Connector> {
  const { kind, people_base: base } = directory;
  const { attributes, bytes, people } = kinds[kind];
  const [session, filters] = await Promise.all([openSession(directory, { name: directory.bind_name, password }), import("ldapts")]);
  const how = { attributes, explicitBufferAttributes: bytes };
  return {
    async check() {
      if (!(await session.entry(base, { attributes: ["objectClass"] })))
        throw Object.assign(new Error("no such base"), { code: "NO_BASE" });
    },
    async *people() {
      for await (const page of session.pages(base, people(filters), how)) yield accountsOf(kind, page);
    },
    some: async (most) => accountsOf(kind, await session.first(base, people(filters), most, how)),
    close: session.close,
  };
}
