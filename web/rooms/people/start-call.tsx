import { IconChevronDown, IconPhone, IconPhoneOutgoing, IconWalk } from "@tabler/icons-react";
import type { Person } from "../../../contract/people.ts";
import { beginContact } from "../../platform/begin-contact.ts";
import { useWords } from "../../platform/i18n.ts";
import { useGo } from "../../platform/place.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import css from "./start-call.module.css";

/** They call; or, behind the arrow, we call them, or they stand at the counter. */
export function StartCall({ person: { id, name } }: { person: Person }) {
  const t = useWords("people");
  const go = useGo();
  const person = { id };
  const calls = () => beginContact(go, { channel: "phone", person });
  return (
    <span className={css.start}>
      <Button kind="primary" icon={IconPhone} onClick={calls}>
        {t("call.start")}
      </Button>
      <Menu
        align="end"
        groups={[
          {
            items: [
              { label: t("call.inbound", { name }), icon: IconPhone, run: calls },
              {
                label: t("call.outbound", { name }),
                icon: IconPhoneOutgoing,
                run: () => beginContact(go, { channel: "phone", direction: "outbound", person }),
              },
              { label: t("call.walk_in", { name }), icon: IconWalk, run: () => beginContact(go, { channel: "walk_in", person }) },
            ],
          },
        ]}
      >
        <IconButton label={t("call.other")} icon={IconChevronDown} />
      </Menu>
    </span>
  );
}
