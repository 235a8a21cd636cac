import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { fetchingBody, foundServer, keptServer, sendingBody, type Found, type ServerValues } from "./servers.ts";

export interface SetUpValues {
  address: string;
  name: string;
  key: string;
  team_id: string;
  fetching: ServerValues;
  sending: ServerValues;
  /** It sends as whom it reads. */
  same: boolean;
}

export const beginSetUp = (mailbox: Mailbox | null): SetUpValues => ({
  address: mailbox?.address ?? "",
  name: mailbox?.name ?? "",
  key: "",
  team_id: "",
  fetching: keptServer(null, "fetching", ""),
  sending: keptServer(null, "sending", ""),
  same: true,
});

const nameFrom = (address: string): string => {
  const local =
    address
      .split("@")[0]
      ?.replaceAll(/[._-]+/g, " ")
      .trim() ?? "";
  return local.charAt(0).toUpperCase() + local.slice(1);
};

/** What was found fills what is empty; a password that was typed already stays. */
export const fillFound = (values: SetUpValues, found: Found): Partial<SetUpValues> => {
  const address = values.address.trim();
  return {
    name: values.name || nameFrom(address),
    fetching: { ...foundServer(found, "fetching", address), password: values.fetching.password },
    sending: { ...foundServer(found, "sending", address), password: values.sending.password },
  };
};

/** Both servers as the API takes them. */
export function serverBodies({ fetching, sending, same }: SetUpValues) {
  const { auth, user, password } = same ? fetching : sending;
  return { fetching: fetchingBody(fetching), sending: sendingBody({ ...sending, auth, user, password }) };
}
