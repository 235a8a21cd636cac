import { IconActivity, IconCode, IconMail, IconMessageCircle, IconPhone, IconWalk, IconWorld, type Icon } from "@tabler/icons-react";
import type { Channel } from "../../contract/tickets.ts";
import { useWords } from "../platform/i18n.ts";

/** The mark of each channel, used the same way everywhere. */
export const channelIcons: Record<Channel, Icon> = {
  phone: IconPhone,
  walk_in: IconWalk,
  mail: IconMail,
  chat: IconMessageCircle,
  web: IconWorld,
  api: IconCode,
  monitoring: IconActivity,
};

/** How somebody reached the desk. With `silent` when the channel's name stands beside it. */
export function ContactGlyph({ channel, size = 16, silent }: { channel: Channel; size?: number; silent?: boolean }) {
  const t = useWords("ui");
  const Glyph = channelIcons[channel];
  return (
    <Glyph
      size={size}
      stroke={1.75}
      style={{ flex: "none" }}
      {...(silent ? { "aria-hidden": true } : { role: "img", "aria-label": t(`channel.${channel}`) })}
    />
  );
}
