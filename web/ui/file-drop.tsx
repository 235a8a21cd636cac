import { IconPaperclip } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import css from "./file-drop.module.css";
import { IconButton } from "./icon-button.tsx";

interface FileDropProps {
  onFiles: (files: File[]) => void;
  children: ReactNode;
  disabled?: boolean;
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** A place on which files are dropped, and into which a picture is pasted: around a whole editor. */
export function FileDrop({ onFiles, children, disabled }: FileDropProps) {
  const t = useWords("ui");
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(noOpening, []);
  const leave = (left: number) => {
    depth.current = left;
    setOver(left > 0);
  };
  if (disabled) return children;
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // A table copied from a spreadsheet brings a picture of itself beside its words: the words are meant.
    if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files.map((file) => named(file, t("files.pasted"))));
  };
  return (
    <div
      className={css.place}
      onPaste={paste}
      onDragEnter={(event) => hasFiles(event) && leave(depth.current + 1)}
      onDragLeave={(event) => hasFiles(event) && leave(Math.max(0, depth.current - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        leave(0);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className={css.over} aria-hidden>
          <IconPaperclip size={18} stroke={1.75} /> {t("files.drop")}
        </div>
      )}
    </div>
  );
}

/** A file that misses the place must not replace the page, and what is written in it, by itself. */
function noOpening(): () => void {
  const stay = (event: Event) => event.preventDefault();
  addEventListener("dragover", stay);
  addEventListener("drop", stay);
  return () => {
    removeEventListener("dragover", stay);
    removeEventListener("drop", stay);
  };
}

const two = (n: number) => String(n).padStart(2, "0");

/** What comes from the clipboard is called image.png by every browser: a name with its time tells one from the next. */
function named(file: File, word: string): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const clock = `${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
  return new File([file], `${word} ${day} ${clock}.${file.name.split(".").at(-1)}`, { type: file.type });
}

/** Chooses files with the keyboard or the pointer. */
export function FileButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useWords("ui");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={t("files.choose")} icon={IconPaperclip} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("files.choose")}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
