// The baseline of `bench -- api`: node:http, the same query and the same JSON, nothing else.
import { createServer } from "node:http";
import SqliteDatabase from "better-sqlite3";

const [file = "", host = ""] = process.argv.slice(2);
const database = new SqliteDatabase(file, { readonly: true });
const page = database.prepare(
  "select * from tape_data where listed = 1 and end_ms >= ? order by end_ms desc, file_id desc limit ? offset ?",
);
const total = database.prepare(
  "select count(*) as n from tape_data where listed = 1 and end_ms >= ?",
);

type Row = Record<string, string | number | null>;

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      pageno: number;
      pagesize: number;
    };
    const since = Date.now() - 7 * 86_400_000;
    const rows = page.all(since, body.pagesize, (body.pageno - 1) * body.pagesize) as Row[];
    const { n } = total.get(since) as { n: number };
    const answer = JSON.stringify({
      returnValue: 0,
      returnMsg: "return successfully!",
      returnData: { totalcount: n, pusherlist: rows.map(item) },
    });
    res.setHeader("content-type", "application/json; charset=utf-8");
    res.setHeader("content-length", Buffer.byteLength(answer));
    res.end(answer);
  });
});

function item(row: Row) {
  return {
    userid: row.userid,
    groupid: "",
    timestamp: Math.floor(Number(row.end_ms) / 1000),
    type: 1,
    viewercount: row.viewer_count,
    likecount: row.like_count,
    title: row.title,
    playurl: row.play_url ? host + row.play_url : "",
    hls_play_url: row.hls_play_url ? host + row.hls_play_url : "",
    fileid: row.file_id,
    duration: row.duration_s,
    status: "0",
    desc: "",
    forbid_status: 0,
    userinfo: {
      nickname: row.nickname,
      headpic: row.headpic,
      frontcover: row.frontcover,
      location: row.location,
    },
  };
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
