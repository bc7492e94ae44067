import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { insertTape } from "@/db/repositories/tapes";
import { callAction } from "../support/action";
import { startServer } from "../support/server";
import { generatorName } from "./load";
import { interleave, printFigures } from "./rounds";

const tapeCount = 1000;
const body = JSON.stringify({ Action: "FetchList", flag: 2, pageno: 1, pagesize: 20 });
const rounds = 5;
const secondsPerRound = 3;

/** `FetchList` through the front door, against bare `node:http` and against Next's router. */
export async function benchApi(): Promise<void> {
  const folders = [0, 1, 2].map(() => mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-")));
  const [dataDir = "", forgetfulDir = "", routedDir = ""] = folders;
  for (const folder of folders) await seed(path.join(folder, "mini-lvb.db"));
  const file = path.join(dataDir, "mini-lvb.db");
  const server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: "error" });
  const forgetful = await startServer({
    DATA_DIR: forgetfulDir,
    LOG_LEVEL: "error",
    LIST_MEMORY_MS: "0",
  });
  const bare = await startScript("./bare-server.ts", [file, server.url], {});
  const routed = await startScript("./next-server.ts", [], {
    DATA_DIR: routedDir,
    LOG_LEVEL: "error",
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "0",
    RTMP_PORT: "0",
  });
  try {
    const listed = await callAction(server.url, JSON.parse(body));
    if ((listed.returnData.pusherlist as unknown[]).length !== 20) throw new Error("not seeded");
    const target = (name: string, url: string) => ({ name, url, method: "POST" as const, body });
    const figures = await interleave(
      [
        target("bare node:http", `${bare.url}/interface.php`),
        target("front door", `${server.url}/interface.php`),
        target("front door, list not remembered", `${forgetful.url}/interface.php`),
        target("Next's router", `${routed.url}/interface.php`),
      ],
      rounds,
      secondsPerRound,
    );
    console.log(
      `FetchList, 20 of ${tapeCount}, 64 connections, ${rounds} rounds, by ${generatorName()}`,
    );
    printFigures(figures);
  } finally {
    bare.process.kill("SIGTERM");
    routed.process.kill("SIGTERM");
    await server.stop();
    await forgetful.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function seed(file: string): Promise<void> {
  const database = Database.open(file);
  database.migrate();
  const now = Date.now();
  await database.write((db) => {
    for (let i = 0; i < tapeCount; i += 1) {
      insertTape(db, {
        id: `tape-${i}`,
        fileId: `file-${i}`,
        sessionId: null,
        userid: `user_${i % 50}`,
        streamName: `1000_user_${i % 50}`,
        title: `Recording ${i}`,
        nickname: `User ${i % 50}`,
        headpic: "http://img.example/a.png",
        frontcover: "http://img.example/c.png",
        location: "Shenzhen",
        playUrl: `/tapes/1000_user_${i % 50}/live${i}/e0.mp4`,
        hlsPlayUrl: `/tapes/1000_user_${i % 50}/live${i}/index.m3u8`,
        startMs: now - i * 60_000 - 30_000,
        endMs: now - i * 60_000,
        durationS: 30,
        sizeBytes: 1_000_000,
        viewerCount: i % 7,
        likeCount: i % 11,
        listed: 1,
      });
    }
  });
  database.close();
}

/** Starts a script that tells its port by a message. */
async function startScript(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ process: ChildProcess; url: string }> {
  const child = fork(new URL(script, import.meta.url), args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", () => reject(new Error(`${script} ended at once.`)));
  });
  return { process: child, url: `http://127.0.0.1:${port}` };
}
