import { encode } from "uqr";

/** Modules of light ground around the code, without which cameras do not find it (ISO/IEC 18004 §6.3.8). */
const quietZone = 4;

/**
 * A QR code as one SVG path of dark squares in a box of `size` units, error correction M: a scratched
 * screen or a small logo of a browser over it does no harm.
 * @throws Error for a text that is longer than a QR code holds (2,331 bytes).
 */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  let path = "";
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark && !row[x - 1]) path += `M${x} ${y}h${runFrom(row, x)}v1H${x}z`;
    });
  });
  return { size, path };
}

/** Dark squares side by side are one rectangle: a sixth of the text, and no hairlines between. */
function runFrom(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end < 0 ? row.length : end) - from;
}
