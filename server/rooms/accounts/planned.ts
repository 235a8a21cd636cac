import { createHash } from "node:crypto";
import type { AccountAction } from "../../../contract/directory-accounts.ts";
import type { AccountClass, SensitiveAction } from "../../../contract/verification.ts";
import type { AccountConnector, LiveAccount, Write } from "../directory/index.ts";

export interface Planned {
  action: AccountAction;
  /** As what it counts when it has to be proved who asks; null: nothing has to. */
  sensitive: SensitiveAction | null;
  key: string | null;
  account: string;
  name: string;
  personId: string | null;
  accountClass: AccountClass;
  live: LiveAccount | null;
  writes: Write[];
  undoOf: string | null;
  /** Of what is to be deleted: whether the directory has a bin; null: it does not say, or nothing is. */
  recycled: boolean | null;
}

/** Two that write the same in the same place to the same account look the same. */
export const seenOf = (directoryId: string, { action, key, account, personId, accountClass, writes }: Planned): string =>
  createHash("sha256")
    .update(JSON.stringify([directoryId, action, key, account, personId, accountClass, writes]))
    .digest("base64url");

/** Whether what is to be written over stands there. Pure. */
export const isAsBefore = (accounts: Pick<AccountConnector, "stands">, live: LiveAccount, write: Write): boolean =>
  write.what === "password" ||
  write.what === "create" ||
  write.what === "delete" ||
  accounts.stands(live, { ...write, before: write.after, after: write.before } as Write) === true;

/** The other way round, of what was written; the last first. Pure. */
export const inverse = (writes: readonly (Write & { result: string | null })[]): Write[] =>
  writes
    .filter(({ result }) => result === "written")
    .toReversed()
    .flatMap(({ result: _, ...write }): Write[] => {
      if (write.what === "attribute") return [{ ...write, before: write.after, after: write.before }];
      if (write.what === "group" || write.what === "place") return [{ ...write, before: write.after, after: write.before } as Write];
      return [];
    });
