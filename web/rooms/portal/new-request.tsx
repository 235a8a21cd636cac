import { useEffect, useRef } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { askOnce, useAsk } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Page } from "./page.tsx";
import { newSlot, read, slotOf } from "./request-draft.ts";
import { RequestForm } from "./request-form.tsx";

interface NewRequestProps {
  type: string | null;
  words: string;
  slot: string | null;
}

/** The draft to go on with: with new words a new one, otherwise the last of this kind that was not sent. */
async function slotFor(type: string | null, words: string): Promise<string> {
  if (words.trim()) return newSlot();
  const kept = await askOnce("GET /drafts").catch(() => ({ items: [] }));
  const begun = kept.items.find(({ key, body }) => slotOf(key) && read(body)?.type === type);
  return (begun && slotOf(begun.key)) ?? newSlot();
}

export function NewRequestPage({ type: key, words, slot }: NewRequestProps) {
  const t = useWords("portal");
  const go = useGo();
  const { data, error, refetch } = useAsk("GET /request-types");
  const types = (data?.items ?? []).filter((each) => each.active);
  const type = types.find((each) => each.key === key) ?? null;
  const choosing = useRef(false);

  useEffect(() => {
    if (slot || choosing.current) return;
    choosing.current = true;
    void slotFor(key, words).then((draft) => {
      choosing.current = false;
      go(paths.portalNew({ ...(key && { type: key }), ...(words && { words }), draft }), { replace: true });
    });
  }, [go, key, words, slot]);

  const title = type ? inMyLanguage(type.name) : t("new.title");
  return (
    <Page title={title} beneath={type ? inMyLanguage(type.hint) : undefined}>
      {data && key && !type && <Banner title={t("new.unknown_type")} />}
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data && slot ? (
        <RequestForm
          key={slot}
          slot={slot}
          words={words}
          type={type}
          types={types}
          choose={(next) => go(paths.portalNew({ ...(next && { type: next.key }), draft: slot }), { replace: true })}
        />
      ) : (
        <SkeletonRows rows={3} lines={2} />
      )}
    </Page>
  );
}

export type Choose = (type: RequestType | null) => void;
