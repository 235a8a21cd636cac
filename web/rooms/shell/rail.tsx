import { IconDeviceLaptop, IconInbox, IconSettings, IconUsers, type Icon } from "@tabler/icons-react";
import type { Permission } from "../../../contract/access.ts";
import { useWords, type WordKey } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { Link, usePlace } from "../../platform/place.tsx";
import { useMay } from "../../platform/session.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import css from "./rail.module.css";

export interface RailPlace {
  room: string;
  words: WordKey<"shell">;
  icon: Icon;
  to: Path;
  permission: Permission;
  /** At the far end. */
  last?: boolean;
}

/** The places there are. A new room adds its line here and its route in router.tsx. */
export const railPlaces: readonly RailPlace[] = [
  { room: "desk", words: "place.desk", icon: IconInbox, to: paths.desk(), permission: "tickets:work" },
  { room: "people", words: "place.people", icon: IconUsers, to: paths.people(), permission: "people:read" },
  { room: "equipment", words: "place.assets", icon: IconDeviceLaptop, to: paths.assets(), permission: "assets:read" },
  { room: "settings", words: "place.settings", icon: IconSettings, to: paths.settings(), permission: "people:read", last: true },
];

export function Rail() {
  const t = useWords("shell");
  const may = useMay();
  const { room } = usePlace();
  return (
    <nav className={css.rail} aria-label={t("places")}>
      {railPlaces
        .filter(({ permission }) => may(permission))
        .map(({ room: each, words, icon: Glyph, to, last }) => (
          <Tooltip key={each} label={t(words)}>
            <Link to={to} className={css.place} data-last={last || undefined} aria-current={room === each ? "page" : undefined}>
              <Glyph size={20} stroke={1.6} aria-hidden />
              <span className={css.word}>{t(words)}</span>
            </Link>
          </Tooltip>
        ))}
    </nav>
  );
}
