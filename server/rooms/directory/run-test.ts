import type { DirectoryFault, DirectoryTested } from "../../../contract/directories.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { connectLdap } from "./ldap/connect-ldap.ts";
import { openSocket } from "./ldap/open-socket.ts";
import { directoryFault, sayDirectoryFault } from "./directory-fault.ts";
import { passwordOf, requireSamePlace } from "./kept-password.ts";
import { findDirectory } from "./store.ts";

const steps = ["connect", "sign_in", "people"] as const;
const shown = 5;

async function passwordFor(db: Db, given: DirectoryTested): Promise<string> {
  if (given.password !== undefined) return given.password;
  if (given.directory === undefined) throw wrongField("/password", "required");
  const row = isId(given.directory) ? await findDirectory(db, given.directory) : undefined;
  if (!row) throw notFound("directory");
  requireSamePlace(row, given);
  return passwordOf(row);
}

/** Tries settings from the first byte to the first names, and says at which step they fail and why. Nothing is kept or written there. */
export async function runTest(db: Db, language: Language, given: DirectoryTested) {
  const password = await passwordFor(db, given);
  const names: string[] = [];
  const work: Record<(typeof steps)[number], () => Promise<void>> = {
    connect: async () => void (await openSocket(given)).destroy(),
    sign_in: async () => (await connectLdap(given, password)).close(),
    async people() {
      const connector = await connectLdap(given, password);
      try {
        await connector.check();
        names.push(...(await connector.some(shown)).map(({ facts }) => facts.name));
      } finally {
        await connector.close();
      }
      if (names.length === 0) throw Object.assign(new Error("nobody"), { code: "NOBODY" });
    },
  };
  const told: { step: (typeof steps)[number]; ok: boolean | null; failure: DirectoryFault | null }[] = [];
  for (const step of steps) {
    if (told.some(({ ok }) => !ok)) {
      told.push({ step, ok: null, failure: null });
      continue;
    }
    const fault = await work[step]().then(
      () => null,
      (error: unknown) => directoryFault(error, given),
    );
    told.push({ step, ok: fault === null, failure: fault && sayDirectoryFault(language, fault) });
  }
  return { ok: told.every(({ ok }) => ok === true), steps: told, people: names };
}
