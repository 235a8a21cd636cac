import { Problem } from "./problem.ts";

/** Refuses when somebody else changed a thing since the client read it (`If-Match`); the answer holds what it is now. */
export async function requireVersion(
  row: { version: number },
  ifMatch: string | undefined,
  current: () => Promise<unknown>,
): Promise<void> {
  if (ifMatch === undefined || ifMatch === "*") return;
  const version = Number(ifMatch.replace(/^W\//, "").replaceAll('"', ""));
  if (version !== row.version) throw new Problem(409, "version_conflict", { extra: { current: await current() } });
}
