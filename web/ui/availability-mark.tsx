import { IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconMoonFilled, IconPhoneFilled } from "@tabler/icons-react";
import type { AvailabilityState } from "../../contract/availability.ts";
import { useWords } from "../platform/i18n.ts";
import css from "./availability-mark.module.css";

/** Shape and colour: whoever sees no colours tells them apart, too. */
const glyphs = {
  available: IconCircleCheckFilled,
  busy: IconPhoneFilled,
  away: IconMoonFilled,
  idle: IconCircleHalf2,
  unknown: IconCircleDashed,
};

/** Whether somebody can take work now. Named where no word stands beside it. */
export function AvailabilityMark({ state, named = false }: { state: AvailabilityState; named?: boolean }) {
  const t = useWords("ui");
  const Glyph = glyphs[state];
  const says = named
    ? { role: "img", "aria-label": t(`availability.${state}`), title: t(`availability.${state}`) }
    : { "aria-hidden": true };
  return (
    <span className={css.mark} data-state={state} {...says}>
      <Glyph size={14} aria-hidden />
    </span>
  );
}

/** Its place in a column of marks, for whom nothing is known. */
export const NoAvailability = () => <span className={css.none} aria-hidden />;
