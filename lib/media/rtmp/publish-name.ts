/** Where a publisher wants to go, taken from `connect` and `publish`. */
export interface PublishName {
  readonly app: string;
  readonly streamName: string;
  readonly query: URLSearchParams;
}

const namePattern = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * OBS sends app `live` and name `STREAM?txSecret=…`; with the whole URL in its *Server* field and
 * an empty key everything is in the app. So both are joined and cut at the first `?`.
 * Null when there is no usable stream name.
 */
export function parsePublishName(app: string, name: string): PublishName | null {
  const joined = name ? `${app}/${name}` : app;
  const mark = joined.indexOf("?");
  const path = mark < 0 ? joined : joined.slice(0, mark);
  const segments = path.split("/").filter(Boolean);
  const streamName = segments.pop() ?? "";
  if (!namePattern.test(streamName)) return null;
  // An app with a query of its own leaves "?a=b/STREAM?txSecret=…"; only the last part counts.
  const query = mark < 0 ? "" : joined.slice(joined.lastIndexOf("?") + 1);
  return { app: segments.join("/"), streamName, query: new URLSearchParams(query) };
}
