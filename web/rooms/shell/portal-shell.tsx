import type { ReactNode } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { titleSpeaker } from "../../platform/title.ts";
import { Brand } from "../../ui/brand.tsx";
import { MeMenu } from "./me-menu.tsx";
import { PortalChat } from "./portal-chat.tsx";
import css from "./portal-shell.module.css";
import { Skip } from "./skip.tsx";
import { Viewing } from "./viewing.tsx";

/** The requester's frame: a name, a face, and room for the page. The page scrolls as a page does. */
export function PortalShell({ children }: { children: ReactNode }) {
  const t = useWords("shell");
  return (
    <div className={css.shell}>
      <Skip />
      <p id={titleSpeaker} role="status" className="unseen" />
      <Viewing />
      <header className={css.bar} aria-label={t("bar")}>
        <Brand name={t("portal.brand")} to={paths.portal()} />
        <MeMenu />
      </header>
      <main id="content" className={css.content} tabIndex={-1}>
        {children}
      </main>
      <PortalChat />
    </div>
  );
}
