import type { LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import type { Refusal } from "../../../platform/client.ts";
import { ChangeForm } from "./change-form.tsx";
import { CreateForm } from "./create-form.tsx";
import { ExpireForm } from "./expire-form.tsx";
import { GroupsForm } from "./groups-form.tsx";
import { MoveForm } from "./move-form.tsx";
import { ResetForm } from "./reset-form.tsx";
import type { Asked, AskedAction, Place } from "./asked.ts";

export interface FormProps {
  live: LiveAccountShown | undefined;
  of: Place;
  refused: Refusal | null;
  onAsked: (asked: Asked) => void;
  /** Something else is typed: what was shown is over. */
  onChange: () => void;
}

/** What it needs to know besides the account; nothing for most. */
export function AccountForm({ action, number, ...props }: FormProps & { action: AskedAction; number: number }) {
  switch (action) {
    case "change":
    case "change_contact":
      return props.live ? <ChangeForm {...props} action={action} live={props.live} /> : null;
    case "change_groups":
      return props.live ? <GroupsForm {...props} live={props.live} /> : null;
    case "move":
      return props.live ? <MoveForm {...props} live={props.live} /> : null;
    case "expire":
      return props.live ? <ExpireForm {...props} live={props.live} /> : null;
    case "reset_password":
      return <ResetForm {...props} number={number} />;
    case "create":
      return <CreateForm {...props} />;
    default:
      return null;
  }
}

/** What is asked without a form. */
export const askedAtOnce = (action: AskedAction, { directory, key }: Place): Asked | null => {
  const of = { directory_id: directory, key };
  switch (action) {
    case "unlock":
    case "enable":
    case "disable":
    case "delete":
    case "restore":
      return { action, ...of };
    default:
      return null;
  }
};
