import { useEffect, useMemo, useSyncExternalStore } from "react";
import { addressOf } from "../client.ts";
import { useMe } from "../session.tsx";
import {
  addFiles,
  everything,
  filesAt,
  filesAttached,
  recallFiles,
  removeFile,
  retryFile,
  returnFiles,
  watch,
  type ReturnedFile,
} from "./queue.ts";

/**
 * The files of an unsent text, by the text's own key (`reply:<ticket>`). They go on their way when they are added, whatever screen
 * is shown, and are there again, half sent or whole, when a page died. Send their `ids` with the text; then call `attached`.
 */
export function useUploads(key: string) {
  const me = useMe();
  const place = `${me.id}.${key}`;
  const all = useSyncExternalStore(watch, everything);
  useEffect(() => void recallFiles(place), [place]);
  const files = useMemo(
    () =>
      filesAt(all, place).map((file) => ({
        ...file,
        picture:
          file.state === "done" && file.preview && file.upload
            ? addressOf("GET /uploads/{id}/preview", { params: { id: file.upload } })
            : null,
      })),
    [all, place],
  );
  return {
    files,
    /** All of them are with the desk. */
    ready: files.every(({ state }) => state === "done"),
    /** One of them needs its sender: it is tried again or taken away before the text is sent. */
    failed: files.some(({ state }) => state === "failed"),
    ids: files.flatMap(({ upload }) => upload ?? []),
    add: (chosen: readonly File[]) => addFiles(place, chosen),
    remove: removeFile,
    retry: retryFile,
    attached: () => filesAttached(place),
    giveBack: (files: readonly ReturnedFile[]) => returnFiles(place, files),
  };
}
export type Uploads = ReturnType<typeof useUploads>;
