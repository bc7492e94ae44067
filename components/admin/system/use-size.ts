import { useFormatter } from "use-intl";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
/** As disks and settings count them here. */
const step = 1024;

/** Says a number of bytes in the unit that it is read in, with the reader's digits. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const { value, unit } = inUnit(bytes);
    // The word for it has a plural in some languages, and none is shorter than the sign.
    if (unit === "byte") return `${format.number(value)} B`;
    return format.number(value, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  };
}

/** The largest unit of which there is a whole one. */
export function inUnit(bytes: number): { value: number; unit: (typeof units)[number] } {
  let value = bytes;
  let index = 0;
  // What would be shown as 1024 of a unit is one of the next.
  while (Math.round(value) >= step && index < units.length - 1) {
    value /= step;
    index += 1;
  }
  return { value, unit: units[index] ?? "byte" };
}
