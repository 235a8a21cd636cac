import { timingSafeEqual } from "node:crypto";
import { isId } from "../../platform/id.ts";
import { macOf } from "../../platform/sealing.ts";

interface Bound {
  id: string;
  approver_id: string;
  nonce: string;
}

/** Good for one question and one person, as long as they are the one who is asked; nobody makes one without the desk's key. */
export const tokenFor = ({ id, approver_id, nonce }: Bound): string =>
  `${id}.${macOf("approval", id, approver_id, nonce).toString("base64url")}`;

/** The question that a token names, whether or not it is a true one. */
export const askIn = (token: string): string | null => {
  const [id = ""] = token.split(".");
  return isId(id) ? id : null;
};

export function isTrue(token: string, bound: Bound): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(tokenFor(bound))];
  return given.length === right.length && timingSafeEqual(given, right);
}
