import type { ReactNode } from "react";
import { speak, useLanguage, useWords } from "../platform/i18n.ts";
import { Brand } from "./brand.tsx";
import css from "./entrance.module.css";

/** The door: what is seen before somebody is signed in. The name, one form, and the language. */
export function Entrance({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <Brand linked={false} />
        <Languages />
      </header>
      <main className={css.main}>
        <div className={css.card}>
          <h1 className={css.title}>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

const languages = [
  { code: "en", name: "English" },
  { code: "nb", name: "Norsk" },
] as const;

function Languages() {
  const t = useWords("ui");
  const language = useLanguage();
  return (
    <div role="group" aria-label={t("language")} className={css.languages}>
      {languages.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => void speak(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
