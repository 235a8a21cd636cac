import "@mantine/core/styles/Menu.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import { Menu as Floating } from "@mantine/core";
import { IconCheck, type Icon } from "@tabler/icons-react";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { KeyLayer } from "../platform/keys.tsx";
import { Kbd } from "./kbd.tsx";
import css from "./menu.module.css";

export interface MenuItem {
  label: ReactNode;
  run: () => void;
  icon?: Icon;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
  /** For one of several: a tick, and said to screen readers. */
  checked?: boolean;
}
export interface MenuGroup {
  label?: string;
  items: readonly MenuItem[];
}

interface MenuProps {
  /** The button that opens it. */
  children: ReactElement;
  groups: readonly MenuGroup[];
  /** Above the items: who is signed in, say. */
  header?: ReactNode;
  align?: "start" | "end";
  side?: "bottom" | "top" | "right";
  onOpen?: () => void;
}

/** Few actions behind one button. Arrows move, Enter runs, Esc closes and returns to the button. */
export function Menu({ children, groups, header, align = "start", side = "bottom", onOpen }: MenuProps) {
  return (
    <Floating
      position={`${side}-${align}`}
      onOpen={onOpen}
      shadow="md"
      withinPortal
      transitionProps={{ duration: 80 }}
      classNames={{ dropdown: css.dropdown, item: css.item, label: css.label, divider: css.divider }}
      zIndex={420}
      withInitialFocusPlaceholder={false}
    >
      <Floating.Target>{children}</Floating.Target>
      <Floating.Dropdown>
        <KeyLayer>
          {header && <div className={css.header}>{header}</div>}
          {groups.map((group, index) => (
            <Fragment key={group.label ?? index}>
              {(index > 0 || header) && <Floating.Divider />}
              {group.label && <Floating.Label>{group.label}</Floating.Label>}
              {group.items.map((item, at) => (
                <Item key={at} {...item} />
              ))}
            </Fragment>
          ))}
        </KeyLayer>
      </Floating.Dropdown>
    </Floating>
  );
}

function Item({ label, run, icon: Glyph, hint, danger, disabled, checked }: MenuItem) {
  if (checked !== undefined) {
    return (
      <Floating.RadioItem
        value=""
        checked={checked}
        onChange={run}
        disabled={disabled}
        closeMenuOnClick
        checkIcon={<IconCheck size={16} aria-hidden />}
      >
        {label}
      </Floating.RadioItem>
    );
  }
  return (
    <Floating.Item
      onClick={run}
      disabled={disabled}
      data-danger={danger || undefined}
      leftSection={Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
      rightSection={hint && <Kbd of={hint} />}
    >
      {label}
    </Floating.Item>
  );
}
