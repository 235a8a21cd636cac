import { IconHeadset } from "@tabler/icons-react";
import { paths, type Path } from "../platform/paths.ts";
import { Link } from "../platform/place.tsx";
import css from "./brand.module.css";

/** The headset and the name; leads to the start. */
export function Brand({ name = "Firstline", linked = true, to = paths.home() }: { name?: string; linked?: boolean; to?: Path }) {
  const inside = (
    <>
      <IconHeadset size={20} stroke={1.75} aria-hidden />
      <span className={css.name}>{name}</span>
    </>
  );
  if (!linked) return <span className={css.brand}>{inside}</span>;
  return (
    <Link to={to} className={css.brand}>
      {inside}
    </Link>
  );
}
