import { paths, type DeskSearch, type Path } from "../../../platform/paths.ts";
import { usePlace } from "../../../platform/place.tsx";

/** The address of another ticket that keeps the list as it is. */
export function useDeskPlace(): (number: number) => Path {
  const { room, search } = usePlace<DeskSearch>();
  return (number) => paths.ticket(number, room === "desk" ? search : {});
}
