import type { Language } from "../../../../contract/shapes.ts";
import { Problem } from "../../../platform/problem.ts";
import { isFaulty, sayFault } from "../mail-fault.ts";

/** The provider's reason, to whoever asks just now. */
export function refuseBy(language: Language, error: unknown): never {
  if (!isFaulty(error)) throw error;
  const { detail, remedy } = sayFault(language, error.fault);
  throw new Problem(409, "no_token", { facts: { detail, remedy }, extra: { fault: error.fault.code } });
}
