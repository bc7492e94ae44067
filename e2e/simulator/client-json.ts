import type { Platform } from "./platform";

/** A value of a request body; null only where a client may have nothing to say. */
export type BodyValue = string | number | null | { readonly [name: string]: BodyValue };

/** A request body; its members are written in the order given. */
export type Body = { readonly [name: string]: BodyValue };

/**
 * The body as the phone serialises it. Android's JSONObject drops members that are null, iOS has
 * put "" in their place. Both write "/" as "\/", which a signature over the raw bytes depends on.
 */
export function clientJson(platform: Platform, body: Body): string {
  return JSON.stringify(settleNulls(platform, body)).replaceAll("/", "\\/");
}

function settleNulls(platform: Platform, body: Body): Body {
  const members = Object.entries(body).flatMap(([name, value]): [string, BodyValue][] => {
    if (value === null) return platform === "android" ? [] : [[name, ""]];
    return [[name, typeof value === "object" ? settleNulls(platform, value) : value]];
  });
  return Object.fromEntries(members);
}
