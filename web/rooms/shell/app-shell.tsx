import type { ReactNode } from "react";
import { beginContact } from "../../platform/begin-contact.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useGo } from "../../platform/place.tsx";
import { useMay } from "../../platform/session.tsx";
import { titleSpeaker } from "../../platform/title.ts";
import css from "./app-shell.module.css";
import { CommandBar } from "./command-bar.tsx";
import { KeyList } from "./key-list.tsx";
import { Rail } from "./rail.tsx";
import { Skip } from "./skip.tsx";
import { TopBar } from "./top-bar.tsx";

/** The technician's frame: the bar above, the rail of places, and the room. */
export function AppShell({ children }: { children: ReactNode }) {
  useNewContact();
  return (
    <div className={css.shell}>
      <Skip />
      <p id={titleSpeaker} role="status" className="unseen" />
      <TopBar />
      <Rail />
      <main id="content" className={css.content} tabIndex={-1}>
        {children}
      </main>
      <CommandBar />
      <KeyList />
    </div>
  );
}

/** `C`: somebody calls. Its screen opens at once, while the contact begins on the server. */
function useNewContact(): void {
  const t = useWords("shell");
  const may = useMay();
  const go = useGo();
  useKeys([
    {
      key: "c",
      label: t("contact.new"),
      group: t("contact.group"),
      run: () => beginContact(go, { channel: "phone" }),
      disabled: !may("contacts:work"),
    },
  ]);
}
