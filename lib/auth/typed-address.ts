import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { networkOf } from "./network-of";

/** What somebody typed: a network that can be banned, one that needs insisting on, or nothing such. */
export type TypedAddress =
  | { readonly kind: "outer" | "inner"; readonly clientIp: string; readonly label: string }
  | { readonly kind: "none" };

/** Addresses that many or all callers may seem to have, behind a proxy or within one house. */
const innerRanges: ReadonlySet<string> = new Set([
  "loopback",
  "private",
  "linkLocal",
  "uniqueLocal",
  "carrierGradeNat",
]);
/** Nobody calls from these. */
const impossibleRanges: ReadonlySet<string> = new Set(["unspecified", "broadcast", "multicast"]);

/** Reads an IPv4 address, or an IPv6 one, which stands for its /64; also as such a network. */
export function readTypedAddress(typed: string): TypedAddress {
  const text = typed
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\/64$/, (end) => (typed.includes(":") ? "" : end));
  // Forms that only some programs read, such as 0177.1 or ::1%eth0, are no addresses here.
  if (isIP(text) === 0 || text.includes("%")) return { kind: "none" };
  // An IPv4 address in the clothes of an IPv6 one is the same computer.
  const address = ipaddr.process(text);
  const range = address.range();
  if (impossibleRanges.has(range)) return { kind: "none" };
  const clientIp = address.toString();
  return {
    kind: innerRanges.has(range) ? "inner" : "outer",
    clientIp,
    label: networkOf(clientIp),
  };
}
