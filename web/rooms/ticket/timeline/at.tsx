import { useTime } from "../../../platform/time.ts";

/** A moment: short to read, whole when pointed at. */
export function At({ at }: { at: string }) {
  const time = useTime();
  return (
    <time dateTime={at} title={time.full(at)}>
      {time.moment(at)}
    </time>
  );
}
