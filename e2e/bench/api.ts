import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { callbackSign } from "@/lib/signing/callback-sign";
import { postJson } from "../support/action";
import { type RunningServer, startServer } from "../support/server";
import { measureCallbackIntake } from "./callback-intake";
import { generatorName, type Target } from "./load";
import { interleave, printFigures } from "./rounds";
import { benchPassword, benchUser, liveCount, seed, tapeCount } from "./seed";
import { startScript } from "./start-script";

const rounds = 5;
const secondsPerRound = 3;
const apiKey = "BENCHAPIKEY000000000";
/** One machine plays thousands of clients here; nothing else is different. */
const manyClients = {
  LOG_LEVEL: "error",
  API_KEY: apiKey,
  ENTERS_PER_MINUTE: "1000000000",
  VIEWERS_PER_ADDRESS: "0",
  LIKES_PER_SECOND: "1000000000",
  LIKES_PER_SECOND_PER_ADDRESS: "1000000000",
  LOGIN_ATTEMPTS: "100000000",
};

/** The mobile API through the front door, against bare `node:http` and against Next's router. */
export async function benchApi(): Promise<void> {
  const folders = ["served", "forgetful", "routed", "bare"].map((name) => ({
    name,
    dir: mkdtempSync(path.join(tmpdir(), `mini-lvb-bench-${name}-`)),
  }));
  const dirOf = (name: string) => folders.find((folder) => folder.name === name)?.dir ?? "";
  const file = path.join(dirOf("bare"), "mini-lvb.db");
  await seed(file);
  for (const { dir } of folders) {
    if (dir !== dirOf("bare")) cpSync(file, path.join(dir, "mini-lvb.db"));
  }
  const server = await startServer({ DATA_DIR: dirOf("served"), ...manyClients });
  const forgetful = await startServer({
    DATA_DIR: dirOf("forgetful"),
    ...manyClients,
    LIST_MEMORY_MS: "0",
  });
  const bare = await startScript("./bare-server.ts", [file, server.url], {});
  const routed = await startScript("./next-server.ts", [], {
    DATA_DIR: dirOf("routed"),
    ...manyClients,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "0",
    RTMP_PORT: "0",
  });
  try {
    console.log(`64 connections, ${rounds} rounds, by ${generatorName()}`);
    await benchReads(server, forgetful, bare.url, routed.url);
    await benchWrites(server, bare.url);
    await measureCallbackIntake(server.url, apiKey);
  } finally {
    bare.process.kill("SIGTERM");
    routed.process.kill("SIGTERM");
    await server.stop();
    await forgetful.stop();
    for (const { dir } of folders) rmSync(dir, { recursive: true, force: true });
  }
}

/** Runs one comparison; the first target is the baseline. */
async function compare(title: string, targets: readonly Target[]): Promise<void> {
  const figures = await interleave(targets, rounds, secondsPerRound);
  console.log(`\n${title}`);
  printFigures(figures);
}

async function benchReads(
  server: RunningServer,
  forgetful: RunningServer,
  bare: string,
  routed: string,
): Promise<void> {
  const list = { Action: "FetchList", flag: 3, pageno: 1, pagesize: 20 };
  const listed = await postJson(`${server.url}/interface.php`, list);
  if ((listed.returnData as { totalcount: number }).totalcount !== liveCount + tapeCount) {
    throw new Error("not seeded");
  }
  const target = (name: string, url: string, body: object, token?: string): Target => ({
    name,
    url,
    method: "POST",
    body: JSON.stringify(body),
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  });
  for (const [flag, route] of [
    [3, "/list"],
    [2, "/tapes"],
  ] as const) {
    await compare(`FetchList flag ${flag}, 20 of ${liveCount} lives and ${tapeCount} tapes`, [
      target("bare node:http", bare + route, { ...list, flag }),
      target("front door", `${server.url}/interface.php`, { ...list, flag }),
      target("front door, list not remembered", `${forgetful.url}/interface.php`, {
        ...list,
        flag,
      }),
      target("Next's router", `${routed}/interface.php`, { ...list, flag }),
    ]);
  }
  const tokenOf = async (base: string) => {
    const credentials = { userid: benchUser, password: benchPassword };
    const { data } = await postJson(`${base}/login`, credentials);
    return (data as { token: string }).token;
  };
  const vod = { userid: benchUser, index: 0, count: 20 };
  await compare(
    "get_vod_list, 20 entries (the server checks the caller's token, the baseline not)",
    [
      target("bare node:http", `${bare}/vod`, vod),
      target("front door", `${server.url}/get_vod_list`, vod, await tokenOf(server.url)),
      target(
        "front door, list not remembered",
        `${forgetful.url}/get_vod_list`,
        vod,
        await tokenOf(forgetful.url),
      ),
    ],
  );
  const login = { userid: benchUser, password: benchPassword };
  await compare("login (argon2id; the server opens a session, the baseline not)", [
    target("bare node:http", `${bare}/login`, login),
    target("front door", `${server.url}/login`, login),
  ]);
}

async function benchWrites(server: RunningServer, bare: string): Promise<void> {
  const action = `${server.url}/interface.php`;
  const post = (name: string, url: string, body: object): Target => ({
    name,
    url,
    method: "POST",
    body: JSON.stringify(body),
  });
  const like = {
    ...{ Action: "ChangeCount", userid: "live_1", type: 1, optype: 0, flag: 0, fileid: "" },
  };
  await compare("ChangeCount, durable (baseline: one commit each)", [
    post("bare node:http", `${bare}/like`, like),
    post("front door", action, like),
  ]);
  const enter = {
    Action: "EnterGroup",
    userid: "viewer_{n}",
    liveuserid: "live_2",
    groupid: "group-2",
    nickname: "Viewer",
    headpic: "",
    flag: 0,
  };
  await compare("EnterGroup, another viewer each time, durable (baseline: one commit each)", [
    post("bare node:http", `${bare}/enter`, enter),
    post("front door", action, enter),
  ]);
  const t = Math.floor(Date.now() / 1000) + 600;
  const tape = {
    event_type: 100,
    t,
    sign: callbackSign(apiKey, String(t)),
    stream_id: "1000_live_3",
    file_id: "bench-{n}",
    file_format: "mp4",
    file_size: 1,
    duration: 30,
    start_time: "{n}",
    end_time: "{n}",
    video_url: "http://vod.example/{n}.mp4",
  };
  await compare("tape callback, another file each time, durable (no baseline)", [
    post("front door", `${server.url}/callback/tape_callback.php`, tape),
  ]);
}
