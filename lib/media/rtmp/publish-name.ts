/** Where a publisher wants to go, taken from `connect` and `publish`. */
export interface PublishName {
  readonly app: string;
  readonly streamName: string;
  /** Holds the push signature: never to be logged. */
  readonly query: URLSearchParams;
}

const namePattern = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * OBS sends app `live` and name `STREAM?txSecret=…`; with the whole URL in its *Server* field and
 * an empty key everything is in the app, and FFmpeg cuts at a slash even inside a query. So both are
 * joined and cut at the first `?`. Only where both have a query of their own the app loses its.
 * Null when there is no usable stream name.
 */
export function parsePublishName(app: string, name: string): PublishName | null {
  const prefix = name.includes("?") ? cutAtQuery(app).path : app;
  const { path, query } = cutAtQuery(name ? `${prefix}/${name}` : app);
  const segments = path.split("/").filter(Boolean);
  const streamName = segments.pop() ?? "";
  if (!namePattern.test(streamName)) return null;
  return { app: segments.join("/"), streamName, query: new URLSearchParams(query) };
}

function cutAtQuery(text: string): { path: string; query: string } {
  const mark = text.indexOf("?");
  if (mark < 0) return { path: text, query: "" };
  return { path: text.slice(0, mark), query: text.slice(mark + 1) };
}
