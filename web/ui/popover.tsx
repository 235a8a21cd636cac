import "@mantine/core/styles/Popover.layer.css";
import { Popover as Floating } from "@mantine/core";
import { useState, type ReactElement, type ReactNode } from "react";
import { KeyLayer } from "../platform/keys.tsx";
import css from "./popover.module.css";

interface PopoverProps {
  /** The button that opens it; it gets the press and says whether it is open. */
  target: (props: { onClick: () => void; "aria-expanded": boolean; "aria-haspopup": "dialog" }) => ReactElement;
  label: string;
  children: (close: () => void) => ReactNode;
  width?: number;
  onOpen?: () => void;
}

/** A small panel at its button: a list of notifications, a filter. */
export function Popover({ target, label, children, width = 320, onOpen }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const toggle = () => {
    if (!open) onOpen?.();
    setOpen(!open);
  };
  return (
    <Floating
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      width={width}
      trapFocus
      returnFocus
      withinPortal
      transitionProps={{ duration: 80 }}
      classNames={{ dropdown: css.dropdown }}
      zIndex={410}
    >
      <Floating.Target>{target({ onClick: toggle, "aria-expanded": open, "aria-haspopup": "dialog" })}</Floating.Target>
      <Floating.Dropdown aria-label={label}>
        <KeyLayer>{children(() => setOpen(false))}</KeyLayer>
      </Floating.Dropdown>
    </Floating>
  );
}
