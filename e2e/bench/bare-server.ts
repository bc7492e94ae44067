// The baseline of `bench -- api`: node:http, the same queries and the same JSON, nothing else.
// Reads go as they are; writes commit one by one, as one would write it first.
import { createServer } from "node:http";
import { verify } from "@node-rs/argon2";
import SqliteDatabase from "better-sqlite3";

const [file = "", host = ""] = process.argv.slice(2);
const database = new SqliteDatabase(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
const week = 7 * 86_400_000;

type Row = Record<string, string | number | null>;
type Body = Record<string, string | number>;

const tapes = database.prepare(
  "select * from tape_data where listed = 1 and end_ms >= ? order by end_ms desc, file_id desc limit ? offset ?",
);
const tapeTotal = database.prepare(
  "select count(*) as n from tape_data where listed = 1 and end_ms >= ?",
);
const lives = database.prepare(
  "select * from live_data where status = 1 and announced = 1 order by create_time desc, userid desc limit ? offset ?",
);
const liveTotal = database.prepare(
  "select count(*) as n from live_data where status = 1 and announced = 1",
);
const hashOf = database.prepare("select password_hash from account where userid = ?");
const like = database.prepare("update live_data set like_count = like_count + 1 where userid = ?");
const memberOf = database.prepare("select * from group_member where place = ? and userid = ?");
const enter = database.prepare(
  "insert into group_member (id, place, userid, liveuserid, nickname, headpic, address_hash, entered_ms, seen_ms) values (?, ?, ?, ?, ?, '', 'x', ?, ?)",
);
const countViewer = database.prepare(
  "update live_data set viewer_count = viewer_count + 1 where userid = ?",
);
const enterAndCount = database.transaction((body: Body) => {
  const place = `live:${body.liveuserid}`;
  if (memberOf.get(place, body.userid)) return;
  const now = Date.now();
  const id = `${place} ${body.userid}`;
  enter.run(id, place, body.userid, body.liveuserid, body.nickname, now, now);
  countViewer.run(body.liveuserid);
});

const answers: Readonly<Record<string, (body: Body) => object | Promise<object>>> = {
  "/list": (body) => {
    const size = Number(body.pagesize);
    const live = lives.all(size, (Number(body.pageno) - 1) * size) as Row[];
    const rest = tapes.all(Date.now() - week, size - live.length, 0) as Row[];
    const { n } = liveTotal.get() as { n: number };
    const { n: m } = tapeTotal.get(Date.now() - week) as { n: number };
    return action({
      totalcount: n + m,
      pusherlist: [...live.map(liveItem), ...rest.map(tapeItem)],
    });
  },
  "/tapes": (body) => {
    const size = Number(body.pagesize);
    const since = Date.now() - week;
    const rows = tapes.all(since, size, (Number(body.pageno) - 1) * size) as Row[];
    const { n } = tapeTotal.get(since) as { n: number };
    return action({ totalcount: n, pusherlist: rows.map(tapeItem) });
  },
  "/vod": (body) => {
    const rows = tapes.all(Date.now() - week, Number(body.count), 0) as Row[];
    return { code: 200, message: "OK", data: { list: rows.map(vodItem) } };
  },
  "/login": async (body) => {
    const { password_hash } = hashOf.get(body.userid) as { password_hash: string };
    return { code: (await verify(password_hash, String(body.password))) ? 200 : 621 };
  },
  "/like": (body) => {
    like.run(body.userid);
    return action({ result: 0 });
  },
  "/enter": (body) => {
    enterAndCount.immediate(body);
    return action({ result: 0 });
  },
};

function action(returnData: object): object {
  return { returnValue: 0, returnMsg: "return successfully!", returnData };
}

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", async () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    const answer = JSON.stringify(await answers[req.url ?? ""]?.(body));
    res.setHeader("content-type", "application/json; charset=utf-8");
    res.setHeader("content-length", Buffer.byteLength(answer));
    res.end(answer);
  });
});

function tapeItem(row: Row) {
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
    desc: "",
    forbid_status: 0,
    status: "0",
    fileid: row.file_id,
    duration: row.duration_s,
    userinfo: userinfo(row),
  };
}

function liveItem(row: Row) {
  return {
    userid: row.userid,
    groupid: row.groupid,
    timestamp: row.create_time,
    type: 0,
    viewercount: row.viewer_count,
    likecount: row.like_count,
    title: row.title,
    playurl: `${host}/live/${row.stream_name}.flv`,
    hls_play_url: `${host}/live/${row.stream_name}.m3u8`,
    desc: row.desc,
    forbid_status: row.forbid_status,
    status: String(row.status),
    fileid: "",
    userinfo: userinfo(row),
  };
}

function vodItem(row: Row) {
  return {
    ...{ userid: row.userid, nickname: row.nickname, avatar: row.headpic, file_id: row.file_id },
    ...{ title: row.title, likecount: row.like_count, like_count: row.like_count },
    ...{ viewercount: row.viewer_count, viewer_count: row.viewer_count },
    ...{ frontcover: row.frontcover, location: row.location },
    play_url: host + row.play_url,
    hls_play_url: host + row.hls_play_url,
    create_time: new Date(Number(row.end_ms)).toISOString().slice(0, 19).replace("T", " "),
    start_time: new Date(Number(row.start_ms)).toISOString().slice(0, 19).replace("T", " "),
  };
}

function userinfo(row: Row) {
  const { nickname, headpic, frontcover, location } = row;
  return { nickname, headpic, frontcover, location, desc: "" };
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
