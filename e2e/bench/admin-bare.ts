// The baseline of `bench -- admin`: node:http, the newest recordings of the same table, the same
// JSON, nothing else.
import { createServer } from "node:http";
import SqliteDatabase from "better-sqlite3";

const [file = ""] = process.argv.slice(2);
const database = new SqliteDatabase(file, { readonly: true });
const newest = database.prepare(
  "select file_id, title, userid, nickname, listed, start_ms, end_ms, duration_s, stored_bytes, view_count, like_count, withheld_ms, withheld_reason, deleted_ms, deleted_by, kept from tape_data order by end_ms desc, file_id desc limit 51",
);

const server = createServer((_req, res) => {
  const tapes = newest.all() as Record<string, string | number>[];
  const answer = JSON.stringify({ code: 200, message: "OK", data: { tapes: tapes.slice(0, 50) } });
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("content-length", Buffer.byteLength(answer));
  res.end(answer);
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
