import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address that was looked at, and that the connection goes to whatever the name says by then. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Why nothing is sent to a name. */
export class WebhookAddressError extends Error {
  override readonly name = "WebhookAddressError";
  constructor(readonly problem: "nameUnknown" | "privateAddress") {
    super(problem);
  }
}

/** 2000::/3, all that is given out to the internet (RFC 4291 §2.4). */
const globalIpv6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is one of the internet: not of this machine, a private network, a link, a
 * carrier's translator, an example; nor an IPv4 address of these kinds within an IPv6 one.
 */
export function isGlobalAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  // Also leaves out what is mapped or translated (::ffff:0:0/96, 64:ff9b::/96) and may mean another.
  return address instanceof ipaddr.IPv6 ? address.match(globalIpv6) : true;
}

/** All addresses of a name, as the system says. */
export type Resolve = (hostname: string) => Promise<readonly CheckedAddress[]>;

export const resolveName: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/**
 * Where a request to a host goes. One that has any address which is not of the internet is refused
 * as a whole: which of them is taken would be for others to choose.
 * @throws WebhookAddressError
 */
export async function checkedAddress(
  hostname: string,
  allowsPrivate: boolean,
  resolve: Resolve = resolveName,
): Promise<CheckedAddress> {
  const [first, ...others] = await addressesOf(hostname, resolve);
  if (!first) throw new WebhookAddressError("nameUnknown");
  const isAllowed = ({ address }: CheckedAddress) => allowsPrivate || isGlobalAddress(address);
  if (![first, ...others].every(isAllowed)) throw new WebhookAddressError("privateAddress");
  return first;
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly CheckedAddress[]> {
  // URL writes IPv6 addresses in brackets.
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family: family === 6 ? 6 : 4 }];
  try {
    return await resolve(hostname);
  } catch {
    // Whatever the resolver says: there is no address to send to.
    return [];
  }
}

/** Why an address cannot be that of an endpoint; null when it can. */
export function webhookUrlProblem(
  text: string,
  allowsPrivate: boolean,
): "noUrl" | "notHttps" | "credentials" | "privateAddress" | null {
  if (!URL.canParse(text)) return "noUrl";
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "noUrl";
  if (protocol !== "https:" && !allowsPrivate) return "notHttps";
  if (username !== "" || password !== "") return "credentials";
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal) !== 0 && !allowsPrivate && !isGlobalAddress(literal)) return "privateAddress";
  return null;
}
