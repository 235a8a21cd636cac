import { IconHeadset } from "@tabler/icons-react";
import { paths } from "../platform/paths.ts";
import { Link } from "../platform/place.tsx";
import css from "./brand.module.css";

/** The headset and the name; leads to the start. */
export function Brand({ name = "Firstline", linked = true }: { name?: string; linked?: boolean }) {
  const inside = (
    <>
      <IconHeadset size={20} stroke={1.75} aria-hidden />
      <span className={css.name}>{name}</span>
    </>
  );
  if (!linked) return <span className={css.brand}>{inside}</span>;
  return (
    <Link to={paths.home()} className={css.brand}>
      {inside}
    </Link>
  );
}
