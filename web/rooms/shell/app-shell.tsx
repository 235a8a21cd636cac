import type { ReactNode } from "react";
import { useMay } from "../../platform/session.tsx";
import { titleSpeaker } from "../../platform/title.ts";
import css from "./app-shell.module.css";
import { CommandBar } from "./command-bar.tsx";
import { KeyList } from "./key-list.tsx";
import { Rail } from "./rail.tsx";
import { Ringing } from "./ringing.tsx";
import { Skip } from "./skip.tsx";
import { TopBar } from "./top-bar.tsx";
import { GuardStrip } from "./guard-strip.tsx";
import { Viewing } from "./viewing.tsx";

/** The technician's frame: the bar above, the rail of places, and the room. */
export function AppShell({ children }: { children: ReactNode }) {
  const may = useMay();
  return (
    <div className={css.shell}>
      <Skip />
      <p id={titleSpeaker} role="status" className="unseen" />
      <div className={css.above}>
        <Viewing />
        <GuardStrip />
      </div>
      <TopBar />
      <Rail />
      <main id="content" className={css.content} tabIndex={-1}>
        {children}
      </main>
      {may("contacts:work") && <Ringing />}
      <CommandBar />
      <KeyList />
    </div>
  );
}
