import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import { Drawer as Sheet, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import { KeyLayer } from "../platform/keys.tsx";
import css from "./dialog.module.css";

interface DialogProps {
  open: boolean;
  /** Esc, the cross and a click beside it. Keep what was typed in the parent's state or in a draft: opening again shows it. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons at the bottom, the main one last. */
  footer?: ReactNode;
  size?: "small" | "middle" | "large";
  /** Without header and padding; the title is then read aloud only. For the command bar. */
  bare?: boolean;
}

const widths = { small: 420, middle: 560, large: 760 } as const;
const classNames = { content: css.content, header: css.header, title: css.title, body: css.body, close: css.close, overlay: css.overlay, inner: css.inner };

/** A question above the screen. Takes the focus, holds it, and gives it back. Rooms' keys rest while it is open. */
export function Dialog({ open, onClose, title, children, footer, size = "middle", bare }: DialogProps) {
  const t = useWords("ui");
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={bare ? undefined : title}
      aria-label={bare ? title : undefined}
      withCloseButton={!bare}
      size={widths[size]}
      centered={false}
      yOffset="12vh"
      transitionProps={{ duration: 100, transition: "fade" }}
      closeButtonProps={{ "aria-label": t("close") }}
      classNames={classNames}
    >
      <KeyLayer>
        {bare ? children : <div className={css.inside}>{children}</div>}
        {footer && <div className={css.footer}>{footer}</div>}
      </KeyLayer>
    </Modal>
  );
}

/** From the side, for what is read or edited beside the screen; the whole screen on a phone. */
export function Drawer({ open, onClose, title, children, footer, size = "middle" }: DialogProps) {
  const t = useWords("ui");
  return (
    <Sheet
      opened={open}
      onClose={onClose}
      title={title}
      position="right"
      size={widths[size]}
      transitionProps={{ duration: 120, transition: "slide-left" }}
      closeButtonProps={{ "aria-label": t("close") }}
      classNames={{ ...classNames, content: css.sheet }}
    >
      <KeyLayer>
        <div className={css.inside}>{children}</div>
        {footer && <div className={css.footer}>{footer}</div>}
      </KeyLayer>
    </Sheet>
  );
}
