import { IconFile, IconRefresh, IconX } from "@tabler/icons-react";
import { fileSize } from "../platform/file-size.ts";
import { useWords } from "../platform/i18n.ts";
import css from "./file-list.module.css";
import { IconButton } from "./icon-button.tsx";
import { Meter } from "./meter.tsx";

interface ListedFile {
  id: string;
  name: string;
  size: number;
  /** Bytes that have arrived. */
  sent: number;
  state: "waiting" | "sending" | "cut" | "done" | "failed";
  error: string | null;
  /** Address of a small picture. */
  picture: string | null;
}

interface FileListProps {
  files: readonly ListedFile[];
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
}

/** Files that go with a text: how far each has come, what is wrong with it, and how to take it away. */
export function FileList({ files, onRemove, onRetry }: FileListProps) {
  const t = useWords("ui");
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t("files.label")}>
      {files.map((file) => (
        <li key={file.id} className={css.file} data-state={file.state}>
          <span className={css.face}>
            {file.picture ? <img src={file.picture} alt="" /> : <IconFile size={18} stroke={1.5} aria-hidden />}
          </span>
          <span className={css.words}>
            <span className={css.name} title={file.name}>
              {file.name}
            </span>
            <State file={file} />
            {(file.state === "sending" || file.state === "cut") && (
              <Meter size="thin" max={file.size} value={file.sent} label={t("files.progress", { name: file.name })} />
            )}
          </span>
          {(file.state === "failed" || file.state === "cut") && (
            <IconButton small label={t("files.retry", { name: file.name })} icon={IconRefresh} onClick={() => onRetry(file.id)} />
          )}
          <IconButton small label={t("files.remove", { name: file.name })} icon={IconX} onClick={() => onRemove(file.id)} />
        </li>
      ))}
    </ul>
  );
}

function State({ file: { state, sent, size, error } }: { file: ListedFile }) {
  const t = useWords("ui");
  if (error)
    return (
      <span className={css.error} role={state === "failed" ? "alert" : "status"}>
        {state === "cut" ? t("files.cut", { sent: fileSize(sent), size: fileSize(size), why: error }) : error}
      </span>
    );
  return (
    <span className={css.state}>
      {state === "done"
        ? fileSize(size)
        : state === "waiting"
          ? t("files.waiting", { size: fileSize(size) })
          : t("files.sent", { sent: fileSize(sent), size: fileSize(size) })}
    </span>
  );
}
