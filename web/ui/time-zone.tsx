import { useMemo } from "react";
import { deviceZone } from "../platform/zone.ts";
import { Combo } from "./combo.tsx";
import type { FieldProps } from "./field.tsx";

interface TimeZoneProps extends FieldProps {
  value: string;
  onChange: (zone: string) => void;
}

const shown = (zone: string) => zone.replaceAll("_", " ");
const folded = (text: string) => text.toLowerCase().replaceAll("_", " ");

/** A time zone, found by its city; the device's own comes first. */
export function TimeZone({ value, onChange, ...field }: TimeZoneProps) {
  const zones = useMemo(() => [deviceZone, ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== deviceZone), "UTC"], []);
  const find = (words: string) =>
    zones
      .filter((zone) => folded(zone).includes(folded(words)))
      .slice(0, 40)
      .map((zone) => ({ value: zone, label: shown(zone) }));
  return (
    <Combo
      {...field}
      value={value ? { value, label: shown(value) } : null}
      onChange={(option) => option && onChange(option.value)}
      find={find}
    />
  );
}
