import { useEffect } from "react";
import { FieldError } from "../../ui/field.tsx";
import { FileButton, FileDrop } from "../../ui/file-drop.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";
import { useUploads } from "../uploads/use-uploads.ts";

interface FileAnswerProps {
  id: string;
  /** The key of its uploads: they are kept by it when the page dies. */
  place: string;
  label: string;
  hint: string | undefined;
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** One file as an answer; it is one as soon as the desk has it. */
export function FileAnswer({ id, place, label, hint, error, value, onChange }: FileAnswerProps) {
  const files = useUploads(place);
  const [sent] = files.ids;
  // On its way it is no answer yet, and not nothing either: a form that is sent too early is refused here.
  const now = files.files.length === 0 ? null : (sent ?? "…");
  useEffect(() => {
    if (now !== null && now !== value) onChange(now);
  }, [now, value, onChange]);
  return (
    <div id={id} role="group" aria-label={label} tabIndex={-1}>
      <Stack gap={2}>
        <span>{label}</span>
        {hint && <Muted>{hint}</Muted>}
        <FileDrop onFiles={([file]) => file && files.add([file])}>
          <FileList
            files={files.files}
            onRetry={files.retry}
            onRemove={(file) => {
              files.remove(file);
              onChange("");
            }}
          />
        </FileDrop>
        {files.files.length === 0 && <FileButton onFiles={([file]) => file && files.add([file])} />}
        <FieldError error={error} />
      </Stack>
    </div>
  );
}
