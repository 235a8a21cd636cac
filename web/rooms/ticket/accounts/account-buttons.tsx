import { IconDots } from "@tabler/icons-react";
import { accountActions, type AccountAction, type KnownAccount, type LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { actOf, type AccountAct } from "./asked.ts";
import css from "./accounts.module.css";

const first: readonly string[] = ["unlock", "reset_password"];
const dangerous: readonly string[] = ["disable", "delete"];

/** Whether it says anything to an account as it stands. */
function fits(action: AccountAction, { enabled, locked, deletes_at: gone }: LiveAccountShown): boolean {
  if (action === "create") return false;
  // What is to be deleted is restored first.
  if (action === "restore") return gone !== null;
  if (gone !== null) return false;
  if (action === "unlock") return locked;
  if (action === "enable") return enabled === false;
  if (action === "disable") return enabled !== false;
  return true;
}

interface AccountButtonsProps {
  known: KnownAccount;
  live: LiveAccountShown | undefined;
  ask: (act: AccountAct) => void;
}

/** What may be done with an account: what is asked for most stands first. A protected one has none. */
export function AccountButtons({ known, live, ask }: AccountButtonsProps) {
  const t = useWords("accounts");
  if (!known.writes || !live || live.protections.length > 0) return null;
  const act = (action: AccountAction) => () => ask(actOf(action, known.directory.id, known.key));
  const open = accountActions.filter((action) => fits(action, live));
  const isDangerous = (action: string) => dangerous.includes(action);
  const item = (action: AccountAction) => ({
    label: t(`action.${action}`),
    run: act(action),
    ...(isDangerous(action) && { danger: true }),
  });
  const rest = open.filter((action) => !first.includes(action));
  return (
    <div className={css.buttons}>
      {open
        .filter((action) => first.includes(action))
        .toSorted((one, other) => first.indexOf(one) - first.indexOf(other))
        .map((action) => (
          <Button key={action} size="small" kind={action === "unlock" ? "primary" : "plain"} onClick={act(action)}>
            {t.maybe(`short_action.${action}`, {}, t(`action.${action}`))}
          </Button>
        ))}
      <Menu
        align="end"
        groups={[{ items: rest.filter((action) => !isDangerous(action)).map(item) }, { items: rest.filter(isDangerous).map(item) }].filter(
          ({ items }) => items.length > 0,
        )}
      >
        <IconButton small label={t("more_of", { account: known.user_name })} icon={IconDots} />
      </Menu>
    </div>
  );
}
