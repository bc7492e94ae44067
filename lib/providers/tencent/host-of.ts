/** A domain of the configuration without its port: the Live API names domains so. */
export function hostOf(domain: string): string {
  return domain.split(":", 1)[0] ?? domain;
}
