import { IconPhoneOutgoing, IconPhonePlus, IconWalk } from "@tabler/icons-react";
import { beginContact, type Begin } from "../../platform/begin-contact.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useGo } from "../../platform/place.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";

/** `C`: somebody calls. Its screen opens at once, while the contact begins on the server. Also from inside a field: Alt C. */
export function NewContact() {
  const t = useWords("shell");
  const go = useGo();
  const begin = (given: Begin) => () => beginContact(go, given);
  const group = t("contact.group");
  const ways = [
    { key: "c", label: t("contact.phone"), icon: IconPhonePlus, run: begin({ channel: "phone" }) },
    { key: "shift+c", label: t("contact.walk_in"), icon: IconWalk, run: begin({ channel: "walk_in" }) },
    { label: t("contact.outbound"), icon: IconPhoneOutgoing, run: begin({ channel: "phone", direction: "outbound" }) },
  ];
  useKeys([
    ...ways.map(({ key, label, run }) => ({ key, label, group, run })),
    { key: "alt+c", label: t("contact.phone"), group, run: begin({ channel: "phone" }), silent: true },
  ]);
  return (
    <Menu align="end" groups={[{ items: ways.map(({ key, label, icon, run }) => ({ label, icon, run, hint: key })) }]}>
      <IconButton label={t("contact.new")} icon={IconPhonePlus} />
    </Menu>
  );
}
