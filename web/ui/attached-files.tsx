import { IconDownload, IconFile } from "@tabler/icons-react";
import { fileSize } from "../platform/file-size.ts";
import { useWords } from "../platform/i18n.ts";
import css from "./attached-files.module.css";

interface AttachedFile {
  id: string;
  name: string;
  size: number;
  /** Where it is downloaded from. */
  href: string;
  /** Address of a small picture of it; null when it is none. */
  picture: string | null;
}

/** Files of a message: pictures as pictures, all others as a row with their size. Pressing one downloads it. */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const t = useWords("ui");
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t("files.label")}>
      {files.map(({ id, name, size, href, picture }) => (
        <li key={id} data-picture={picture !== null || undefined}>
          <a className={css.file} href={href} download={name} title={t("files.download", { name })}>
            {picture ? <img src={picture} alt="" loading="lazy" /> : <IconFile size={18} stroke={1.5} aria-hidden />}
            <span className={css.words}>
              <span className={css.name}>{name}</span>
              <span className={css.size}>{fileSize(size)}</span>
            </span>
            <IconDownload className={css.save} size={16} stroke={1.75} aria-hidden />
          </a>
        </li>
      ))}
    </ul>
  );
}
