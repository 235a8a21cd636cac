import "@mantine/core/styles/Tooltip.layer.css";
import { Tooltip as Floating } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd.tsx";
import css from "./tooltip.module.css";

/** A word more about what is pointed at or focused. Never the only place where something is said. */
export function Tooltip({ label, hint, children }: { label: ReactNode; hint?: string; children: ReactElement }) {
  return (
    <Floating
      label={
        <span className={css.words}>
          {label}
          {hint && <Kbd of={hint} />}
        </span>
      }
      openDelay={400}
      events={{ hover: true, focus: true, touch: false }}
      transitionProps={{ duration: 80 }}
      classNames={{ tooltip: css.tooltip }}
      withinPortal
      zIndex={450}
    >
      {children}
    </Floating>
  );
}
