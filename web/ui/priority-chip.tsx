import { IconChevronDown, IconChevronUp, IconChevronsUp, IconMinus, type Icon } from "@tabler/icons-react";
import type { Priority } from "../../contract/catalog.ts";
import { useWords } from "../platform/i18n.ts";
import { Badge } from "./badge.tsx";

const glyphs: Record<Priority, Icon> = { critical: IconChevronsUp, high: IconChevronUp, normal: IconMinus, low: IconChevronDown };

/** The priority in a word, with a shape. Only critical is coloured: red is for danger. */
export function PriorityChip({ priority }: { priority: Priority }) {
  const t = useWords("ui");
  return (
    <Badge tone={priority === "critical" ? "red" : "plain"} icon={glyphs[priority]}>
      {t(`priority.${priority}`)}
    </Badge>
  );
}
