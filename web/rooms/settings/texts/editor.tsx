import { useAsk } from "../../../platform/queries.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { languages } from "./languages.ts";
import { pathOfText, type TextPlace } from "./place.ts";
import css from "./texts.module.css";
import { Writing } from "./writing.tsx";

/** One text: in which language and for which mailbox, its words, and how they arrive. */
export function Editor({ place }: { place: TextPlace }) {
  const t = useWords("texts");
  const { kind, language, mailbox } = place;
  const write = useMay()("system:write");
  const reading = useAsk("GET /mail-texts/{kind}/{language}", { params: { kind, language }, query: mailbox ? { mailbox } : {} });
  return (
    <Page
      title={t(`kind.${kind}`)}
      state={reading.data?.own && <Badge tone="accent">{t("words.own")}</Badge>}
      lead={t(`about.${kind}`)}
      back={{ to: paths.settings("mail-texts"), label: t("title") }}
    >
      <Reading of={reading} rows={6}>
        {(text) => (
          <>
            <Which place={place} perMailbox={text.per_mailbox} />
            <Writing place={place} text={text} write={write} />
          </>
        )}
      </Reading>
    </Page>
  );
}

/** The other languages of this text, and the mailboxes that may have words of their own. */
function Which({ place, perMailbox }: { place: TextPlace; perMailbox: boolean }) {
  const t = useWords("texts");
  const go = useGo();
  const mailboxes = useAsk("GET /mailboxes", { enabled: perMailbox });
  const several = (mailboxes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={css.which}>
      <Segmented
        label={t("language")}
        value={place.language}
        onChange={(language) => go(pathOfText({ ...place, language }))}
        choices={languages}
      />
      {perMailbox && several.length > 0 && (
        <Select
          label={t("mailbox")}
          value={place.mailbox ?? ""}
          onChange={(mailbox) => go(pathOfText({ ...place, mailbox: mailbox || null }))}
          choices={[{ value: "", label: t("mailbox.all") }, ...several]}
        />
      )}
    </div>
  );
}
