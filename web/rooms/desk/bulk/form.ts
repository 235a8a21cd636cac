import type { ReactNode } from "react";
import type { Change } from "./use-preview.ts";

/** What a form says as it stands; null while something is missing. */
export interface Form {
  change: Change | null;
  fields: ReactNode;
  /** Once it is sent: what was typed is kept no longer. */
  done?: () => void;
}

/** By the pointer's path: `change/team`. */
export type Errors = Record<string, string>;
