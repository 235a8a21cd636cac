import { IconHeartHandshake, IconStarFilled } from "@tabler/icons-react";
import type { PersonMark as Mark } from "../../contract/person-marks.ts";
import { useWords } from "../platform/i18n.ts";
import { Badge } from "./badge.tsx";
import css from "./person-mark.module.css";

const glyphs = { vip: IconStarFilled, vulnerable: IconHeartHandshake };

interface PersonMarkProps {
  mark: Mark;
  /** What helps them. */
  note: string | null;
  /** The glyph alone, named, where there is no room for a word. */
  small?: boolean;
}

/** What a technician has to know before they say a word. Never drawn where a requester reads. */
export function PersonMark({ mark, note, small = false }: PersonMarkProps) {
  const t = useWords("ui");
  const Glyph = glyphs[mark];
  const name = t(`mark.${mark}`);
  const says = note ? t("mark.says", { mark: name, note }) : name;
  if (small)
    return (
      <span className={css.mark} data-mark={mark} role="img" aria-label={says} title={says}>
        <Glyph size={14} stroke={1.75} aria-hidden />
      </span>
    );
  return (
    <span title={says}>
      <Badge tone={mark === "vip" ? "accent" : "quiet"} icon={Glyph}>
        {name}
        {note && <span className="unseen">: {note}</span>}
      </Badge>
    </span>
  );
}
