import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import { Avatar } from "./avatar.tsx";
import css from "./message.module.css";

interface MessageProps {
  /** internal: tinted, with a lock, "technicians only". public: the paper's colour. Unmistakable in the timeline and the editor. */
  audience: "public" | "internal";
  author: string;
  /** "by phone · 09:03" */
  meta?: ReactNode;
  children: ReactNode;
}

/** Something a person wrote. */
export function Message({ audience, author, meta, children }: MessageProps) {
  const t = useWords("ui");
  return (
    <article className={css.message}>
      <Avatar name={author} />
      <div className={css.bubble} data-audience={audience}>
        <header className={css.head}>
          {audience === "internal" && <IconLock size={14} stroke={1.75} aria-hidden />}
          <span className={css.author}>{author}</span>
          <span className={css.meta}>
            {audience === "internal" && `${t("internal.only")}${meta ? " · " : ""}`}
            {meta}
          </span>
        </header>
        <div className={css.body}>{children}</div>
      </div>
    </article>
  );
}
