import { useAsk } from "../../../platform/queries.ts";

/** The directories in which accounts are looked for. */
export const useDirectories = (enabled = true) => useAsk("GET /account-directories", { enabled, staleTime: 5 * 60_000 }).data?.items ?? [];
