import type { ReactNode } from "react";
import { call } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { toast } from "../../ui/toast.tsx";
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

/** `C`: somebody calls. The contact begins on the server, then its screen opens. */
function useNewContact(): void {
  const t = useWords("shell");
  const may = useMay();
  const go = useGo();
  const begin = async () => {
    try {
      const contact = await call("POST /contacts", { body: { channel: "phone" } });
      keep("GET /contacts/{id}", { params: { id: contact.id } }, contact);
      void forget("GET /contacts/live");
      go(paths.call(contact.id));
    } catch (error) {
      toast.refused((error as Error).message);
    }
  };
  useKeys([{ key: "c", label: t("contact.new"), group: t("contact.group"), run: () => void begin(), disabled: !may("contacts:work") }]);
}
