import { useFormatter } from "use-intl";

const units = [
  ["terabyte", 1e12],
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
] as const;

/** Says how many bytes something takes, in a unit that keeps the number short. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, size] = units.find(([, least]) => bytes >= least) ?? ["megabyte", 1e6];
    const style = { style: "unit", unit, maximumFractionDigits: 1 } as const;
    return format.number(bytes / size, style);
  };
}
