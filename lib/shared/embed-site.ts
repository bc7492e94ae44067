/** Sites that one broadcaster may name. */
export const maxEmbedSites = 20;

/**
 * A website that may show a room in a frame, in the form in which Content Security Policy names it
 * (CSP3 §2.3.1, `host-source`): scheme, host and maybe a port; `*.` stands for all subdomains. Null
 * for what is none. What comes back has no character that could end a directive or a header.
 */
export function parseEmbedSite(text: string): string | null {
  const site = /^(https?):\/\/(\*\.)?([a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(text.trim());
  if (!site) return null;
  const [, scheme = "", wildcard = "", host = "", port] = site;
  const isHost = host.split(".").every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label));
  if (!isHost || host.length > 253 || (wildcard !== "" && !host.includes("."))) return null;
  const number = Number(port ?? 1);
  if (number < 1 || number > 65_535) return null;
  const usual = number === (scheme.toLowerCase() === "https" ? 443 : 80);
  const shownPort = port === undefined || usual ? "" : `:${number}`;
  return `${scheme}://${wildcard}${host}${shownPort}`.toLowerCase();
}

/** Whether a site, or each site that an entry with `*.` stands for, is among those of another entry. */
export function isWithinSite(site: string, outer: string): boolean {
  if (site === outer) return true;
  const [scheme, rest = ""] = outer.split("://");
  if (!rest.startsWith("*.") || !site.startsWith(`${scheme}://`)) return false;
  return site.endsWith(rest.slice(1));
}
