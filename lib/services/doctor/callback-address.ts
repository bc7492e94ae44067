import type { Config } from "@/lib/config";

/** The path that the original's console picture shows. */
export const livePath = "/callback/Live_callback.php";
const imPath = "/callback/im";

/** The address to enter in the console of Live. */
export function liveCallbackUrl(config: Pick<Config, "publicUrl">): string {
  return `${config.publicUrl ?? "https://PUBLIC_URL"}${livePath}`;
}

/** The address to enter in the console of Chat. */
export function imCallbackUrl(config: Pick<Config, "publicUrl">): string {
  return `${config.publicUrl ?? "https://PUBLIC_URL"}${imPath}`;
}
