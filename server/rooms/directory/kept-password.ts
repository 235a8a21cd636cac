import { wrongField } from "../../platform/problem.ts";
import { seal, unseal } from "../../platform/sealing.ts";
import type { DirectoryRow } from "./store.ts";

const placeOf = (id: string) => ({ table: "directory", column: "secret", row: id });

export const sealPassword = (id: string, password: string): string => seal(placeOf(id), password);
export const passwordOf = ({ id, secret }: Pick<DirectoryRow, "id" | "secret">): string => unseal(placeOf(id), secret);

type Where = Pick<DirectoryRow, "host" | "port" | "security" | "bind_name" | "certificate">;
const named = ["host", "port", "security", "bind_name", "certificate"] as const;

/**
 * A password that was given for one server and account is never sent to another one, or to whoever shows another certificate: who may
 * change the settings does not learn it that way.
 */
export function requireSamePlace(before: Where, after: Partial<Where>): void {
  if (named.some((field) => after[field] !== undefined && after[field] !== before[field])) throw wrongField("/password", "password_again");
}
