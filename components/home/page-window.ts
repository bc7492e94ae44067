/** Pages at either side of the present one. */
const neighbours = 1;

/**
 * The pages that a list's links lead to: the first, the last and those around the present one; null
 * where some are left out, which are always more than one.
 */
export function pageWindow(page: number, pages: number): readonly (number | null)[] {
  const shown: (number | null)[] = [];
  for (let it = 1; it <= pages; it += 1) {
    const near = Math.abs(it - page) <= neighbours;
    // One page alone takes no more room than the gap.
    const fills = (it === 2 && page <= neighbours + 3) || (it === pages - 1 && page >= pages - 3);
    if (it === 1 || it === pages || near || fills) shown.push(it);
    else {
      shown.push(null);
      it = it < page ? Math.max(it, page - neighbours - 1) : Math.max(it, pages - 1);
    }
  }
  return shown;
}
