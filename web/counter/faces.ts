import { make } from "../chat/make.ts";
import type { Words } from "./words.ts";

const all = ["good", "fair", "poor"] as const;
export type Rating = (typeof all)[number];

const svg = "http://www.w3.org/2000/svg";
const mouths: Record<Rating, string> = { good: "M8 14c2 3 6 3 8 0", fair: "M8 15h8", poor: "M8 16c2-3 6-3 8 0" };

function face(rating: Rating): SVGSVGElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "face");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", `M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9 9.5v.01M15 9.5v.01${mouths[rating]}`);
  picture.append(path);
  return picture;
}

/** One tap says it. */
export const faces = (say: Words, tapped: (rating: Rating) => void): HTMLElement =>
  make(
    "div",
    { class: "faces" },
    ...all.map((rating) => {
      const button = make(
        "button",
        { type: "button", class: "faceButton", "data-rating": rating, click: () => tapped(rating) },
        say[rating],
      );
      button.prepend(face(rating));
      return button;
    }),
  );
