import { isIPv6 } from "node:net";

/** An IPv4 address in the clothes of an IPv6 one is its own network, and not everybody's /64. */
const mapped = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * What one subscriber has: an IPv4 address, or the /64 of an IPv6 one, in which a single machine
 * can have any address it likes (RFC 6177). The key of everything that is limited per address.
 */
export function networkOf(clientIp: string): string {
  if (!isIPv6(clientIp)) return clientIp;
  if (mapped.test(clientIp)) return clientIp.replace(mapped, "");
  const [head = "", tail = ""] = (clientIp.split("%")[0] ?? "").split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const zeros = clientIp.includes("::") ? Math.max(0, 8 - front.length - back.length) : 0;
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
