import type { Api } from "../../../../contract/index.ts";
import type { BodyGiven } from "../../../../contract/route.ts";
import { sensitiveActions, type SensitiveAction } from "../../../../contract/verification.ts";

/** What is to be done to which account, as the server is asked. */
export type Asked = BodyGiven<Api["POST /tickets/{id}/account-actions/previews"]>["asked"];
export type AskedAction = Asked["action"];

/** Which account in which directory. */
export interface Place {
  directory: string;
  key: string;
}

/** What is asked at the screen: `account:unlock`, with the account where one was pressed, `account:undo:<action>`. */
export type AccountAct = `account:${string}`;
export const isAccountAct = (act: string): act is AccountAct => act.startsWith("account:");
export const actOf = (action: AskedAction | "find", ...of: string[]): AccountAct => ["account", action, ...of].join(":") as AccountAct;

export function readAct(act: AccountAct): { action: AskedAction | "find"; place: Place | null; of: string } {
  const [, action = "unlock", directory = "", key] = act.split(":");
  return { action: action as AskedAction | "find", place: key ? { directory, key } : null, of: directory };
}

/** What has to be proved for it; null: nothing. */
export const provedAs = (action: string): SensitiveAction | null => sensitiveActions.find((name) => name === action) ?? null;
