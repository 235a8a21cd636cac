import { useEffect } from "react";
import { beganHere } from "../../platform/begin-contact.ts";
import { usePlace } from "../../platform/place.tsx";
import { keep, useAsk } from "../../platform/queries.ts";
import { release } from "../../platform/typed-ahead.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { BeginningPage, NoCall } from "./beginning.tsx";
import { CallScreen } from "./call-screen.tsx";
import { draftKeys } from "./draft-keys.ts";

const seen = new Set<string>();

/** A contact that has just begun has no drafts: nothing to ask for and nothing to wait for. */
function expectNoDrafts(contactId: string): void {
  if (!beganHere(contactId) || seen.has(contactId)) return;
  seen.add(contactId);
  for (const key of Object.values(draftKeys(contactId))) keep("GET /drafts", { query: { key } }, { items: [] });
}

export function CallPage() {
  const [id] = usePlace().rest;
  useEffect(() => {
    // Where no field took what was typed ahead, the keys are the screen's again.
    if (id !== "new" && !(id && beganHere(id))) release();
  }, [id]);
  if (!id) return <NoCall />;
  return id === "new" ? <BeginningPage /> : <OneCall key={id} id={id} />;
}

function OneCall({ id }: { id: string }) {
  const { data: contact, error, refetch } = useAsk("GET /contacts/{id}", { params: { id } });
  if (error && !contact) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!contact) return <SkeletonRows rows={8} lines={2} />;
  expectNoDrafts(id);
  return <CallScreen contact={contact} />;
}
