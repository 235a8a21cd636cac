import { IconHeartHandshake, IconMoodAngry, IconShieldExclamation } from "@tabler/icons-react";
import type { RefObject } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Muted } from "../../../ui/text.tsx";
import { given } from "../find-ticket.ts";
import css from "./editor.module.css";

const marks = { anger: IconMoodAngry, distress: IconHeartHandshake, pressure: IconShieldExclamation } as const;

interface ToneProps {
  ticket: Ticket;
  text: string;
  setText: (text: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** Words of theirs that ask for care, quietly above the answer, and a calm way to begin it. Nobody else sees it, and it is kept nowhere. */
export function Tone({ ticket, text, setText, area }: ToneProps) {
  const t = useWords("ticket");
  const enabled = useMay()("tickets:work") && ticket.can.reply;
  const tone = useAsk("GET /tickets/{id}/tone", { ...given(ticket.number), enabled }).data?.tone;
  const opening = tone?.opening.body ?? "";
  const ready = enabled && tone ? !text.includes(opening) : false;
  const begin = () => {
    setText(text.trim() ? `${opening}\n\n${text}` : `${opening}\n\n`);
    area.current?.focus();
  };
  useKeys([{ key: "alt+b", label: t("tone.begin"), group: t("keys.group"), run: begin, disabled: !ready }]);
  if (!enabled || !tone) return null;
  return (
    <div className={css.tone} role="note">
      <Badge icon={marks[tone.kind]} tone={tone.kind === "pressure" ? "plain" : "quiet"}>
        {t(`tone.${tone.kind}`)}
      </Badge>
      <span className={css.said}>
        <Muted>{t("tone.words", { words: tone.words.map((one) => `“${one}”`).join(", ") })}</Muted>
      </span>
      {ready && (
        <Button kind="quiet" size="small" hint="alt+b" onClick={begin}>
          {t("tone.begin")}
        </Button>
      )}
    </div>
  );
}
