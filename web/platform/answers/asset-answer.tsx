import { useState } from "react";
import { Combo, type Option } from "../../ui/combo.tsx";
import { Select } from "../../ui/select.tsx";
import { Stack } from "../../ui/stack.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { call } from "../client.ts";
import { findAssets } from "../find.tsx";
import { useWords } from "../i18n.ts";
import { useAsk } from "../queries.ts";

interface AssetAnswerProps {
  id: string;
  label: string;
  hint: string | undefined;
  optional: boolean;
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

const other = "…";
const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Something that one has oneself; what the desk does not know of is written. */
export function OwnAsset({ id, label, hint, optional, error, value, onChange }: AssetAnswerProps) {
  const ui = useWords("ui");
  const { data } = useAsk("GET /assets/mine");
  const [writes, setWrites] = useState(false);
  const mine = data?.items ?? [];
  const written = writes || (value !== "" && !isId(value));
  if (data && mine.length === 0)
    return (
      <TextInput
        {...{ id, label, optional, error, value, onChange }}
        hint={hint ?? ui("answer.asset_none")}
        maxLength={300}
        autoComplete="off"
      />
    );
  const shown = written ? other : value;
  return (
    <Stack gap={2}>
      <Select
        {...{ id, label, hint, optional }}
        error={written ? null : error}
        placeholder={ui("answer.choose")}
        value={shown}
        onChange={(chosen) => {
          setWrites(chosen === other);
          onChange(chosen === other ? "" : chosen);
        }}
        choices={[
          ...mine.map((one) => ({ value: one.id, label: `${one.tag} · ${one.name}` })),
          { value: other, label: ui("answer.asset_other") },
        ]}
      />
      {written && (
        <TextInput
          id={`${id}-what`}
          label={ui("answer.asset_what", { label })}
          error={error}
          value={value}
          onChange={onChange}
          maxLength={300}
          autoComplete="off"
        />
      )}
    </Stack>
  );
}

interface AnyAssetProps extends Omit<AssetAnswerProps, "id"> {
  /** The name of what is chosen already. */
  name: string;
  /** Whose things come first. */
  holder: string | null;
}

const all = findAssets();

/** Any asset, the first ones those of whoever asks; or what the desk does not know of, in words. */
export function AnyAsset({ label, hint, optional, error, value, name, holder, onChange }: AnyAssetProps) {
  const ui = useWords("ui");
  const chosen: Option | null = value ? { value, label: name || value } : null;
  const find = async (words: string, signal: AbortSignal): Promise<Option[]> => {
    if (!holder) return all(words, signal);
    const [theirs, others] = await Promise.all([
      call("GET /assets", { query: { person: holder, q: words || undefined, state: "in_use,lost", limit: 10 }, signal }),
      all(words, signal),
    ]);
    const first = theirs.items.map(({ id, tag, name: what, person }) => ({
      value: id,
      label: `${tag} · ${what}`,
      detail: person?.name ?? "",
    }));
    return [...first, ...others.filter((one) => !first.some((mine) => mine.value === one.value))];
  };
  return (
    <Combo
      {...{ label, hint, optional, error, find }}
      value={chosen}
      clearable
      create={{ label: (words) => ui("answer.as_written", { words }), run: onChange }}
      onChange={(option) => onChange(option?.value ?? "")}
    />
  );
}
