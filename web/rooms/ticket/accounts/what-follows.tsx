import type { AccountPreview } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import css from "./accounts.module.css";

/** What comes of it besides what is written: where the link goes, when it is gone for good, who has to agree. */
export function WhatFollows({ preview: { link, deletes_at: gone, recycled, approval } }: { preview: AccountPreview }) {
  const t = useWords("accounts");
  const time = useTime();
  const sentences = [
    link && t(`link.goes.${link.by}`, { to: link.to ?? "" }),
    link && t("link.nobody"),
    gone && t("deletes_at", { at: time.moment(gone) }),
    gone && recycled !== null && t(recycled ? "recycled" : "not_recycled"),
    approval && t("approval_first"),
  ].filter((one): one is string => typeof one === "string");
  if (sentences.length === 0) return null;
  return <p className={css.small}>{sentences.join(" ")}</p>;
}
