import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import { Drawer as Sheet, Modal } from "@mantine/core";
import { useLayoutEffect, useState, type ReactNode } from "react";
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
const classNames = { content: css.content, title: css.title, body: css.body, close: css.close, overlay: css.overlay, inner: css.inner };

/**
 * A dialog that nobody opened yet costs nothing: every ticket has several. It is drawn closed first and opened in the same moment, so
 * that it sees where the focus was; and it stays drawn, to leave as it came.
 */
function useOnce(open: boolean): { drawn: boolean; open: boolean } {
  const [was, setWas] = useState(false);
  useLayoutEffect(() => {
    if (open) setWas(true);
  }, [open]);
  return { drawn: open || was, open: open && was };
}

/** A question above the screen. Takes the focus, holds it, and gives it back. Rooms' keys rest while it is open. */
export function Dialog(props: DialogProps) {
  const once = useOnce(props.open);
  return once.drawn && <Asking {...props} open={once.open} />;
}

function Asking({ open, onClose, title, children, footer, size = "middle", bare }: DialogProps) {
  const t = useWords("ui");
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={widths[size]}
      yOffset="12vh"
      transitionProps={{ duration: 100, transition: "fade" }}
      classNames={classNames}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={bare ? title : undefined}>
        {!bare && (
          <div className={css.header}>
            <Modal.Title>{title}</Modal.Title>
          </div>
        )}
        <Modal.Body>
          <KeyLayer>{bare ? children : <Inside footer={footer}>{children}</Inside>}</KeyLayer>
        </Modal.Body>
        {/* Last, so that the first field gets the focus and not the way out. */}
        {!bare && <Modal.CloseButton aria-label={t("close")} />}
      </Modal.Content>
    </Modal.Root>
  );
}

/** From the side, for what is read or edited beside the screen; the whole screen on a phone. */
export function Drawer(props: Omit<DialogProps, "bare">) {
  const once = useOnce(props.open);
  return once.drawn && <Beside {...props} open={once.open} />;
}

function Beside({ open, onClose, title, children, footer, size = "middle" }: Omit<DialogProps, "bare">) {
  const t = useWords("ui");
  return (
    <Sheet.Root
      opened={open}
      onClose={onClose}
      position="right"
      size={widths[size]}
      transitionProps={{ duration: 120, transition: "slide-left" }}
      classNames={{ ...classNames, content: css.sheet, inner: css.edge }}
    >
      <Sheet.Overlay />
      <Sheet.Content>
        <div className={css.header}>
          <Sheet.Title>{title}</Sheet.Title>
        </div>
        <Sheet.Body>
          <KeyLayer>
            <Inside footer={footer}>{children}</Inside>
          </KeyLayer>
        </Sheet.Body>
        <Sheet.CloseButton aria-label={t("close")} />
      </Sheet.Content>
    </Sheet.Root>
  );
}

const Inside = ({ children, footer }: { children: ReactNode; footer?: ReactNode }) => (
  <>
    <div className={css.inside}>{children}</div>
    {footer && <div className={css.footer}>{footer}</div>}
  </>
);
