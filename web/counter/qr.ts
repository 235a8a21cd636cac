import { encode } from "uqr";

const svg = "http://www.w3.org/2000/svg";

/** Dark on light in either theme: readers of such codes expect it. Drawn as elements, never as markup. */
export function qrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { border: 2 });
  const picture = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": label,
    "shape-rendering": "crispEdges",
    class: "qr",
  }))
    picture.setAttribute(name, value);
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""));
  path.setAttribute("fill", "#000");
  picture.append(path);
  return picture;
}
