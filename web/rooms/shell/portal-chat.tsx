import { IconMessageCircle } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import css from "./portal-chat.module.css";

/** The chat, beside whatever page of the portal is open; it goes on while one moves from page to page. */
export function PortalChat() {
  const t = useWords("shell");
  const me = useMe();
  const { data } = useAsk("GET /portal-chat", { staleTime: 60_000 });
  const [open, show] = useState(false);
  const [begun, begin] = useState(false);
  const [unread, count] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const post = (message: object) => frame.current?.contentWindow?.postMessage({ firstline: "chat", ...message }, location.origin);
  useEffect(() => {
    post({ visible: open });
    const hear = ({
      origin,
      source,
      data: said,
    }: MessageEvent<{ firstline?: string; ready?: boolean; close?: boolean; unread?: number } | null>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow || said?.firstline !== "chat") return;
      if (said.ready) post({ visible: open, page: location.pathname });
      if (said.close) {
        show(false);
        button.current?.focus();
      }
      if (typeof said.unread === "number") count(open ? 0 : said.unread);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [open]);
  if (!data?.key) return null;
  return (
    <div className={css.chat}>
      {begun && (
        <iframe
          ref={frame}
          className={css.frame}
          hidden={!open}
          title={t("chats.frame")}
          src={`/chat/${encodeURIComponent(data.key)}?language=${me.language}`}
        />
      )}
      <Button
        ref={button}
        kind="primary"
        icon={IconMessageCircle}
        aria-expanded={open}
        onClick={() => {
          begin(true);
          count(0);
          show(!open);
          if (!open) requestAnimationFrame(() => frame.current?.focus());
        }}
      >
        {open ? t("chats.close") : unread > 0 ? t("chats.unread", { n: unread }) : t("chats.open")}
      </Button>
    </div>
  );
}
