import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { insertTape } from "@/db/repositories/tapes";
import { callAction } from "../support/action";
import { startServer } from "../support/server";
import { interleave, printFigures } from "./rounds";

const tapeCount = 1000;
const body = JSON.stringify({ Action: "FetchList", flag: 2, pageno: 1, pagesize: 20 });
const rounds = 5;
const secondsPerRound = 3;

/** `FetchList` through the front door, against bare `node:http` and against Next's router. */
export async function benchApi(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-bench-"));
  await seed(path.join(dataDir, "mini-lvb.db"));
  const server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: "error" });
  const bare = await startBare(path.join(dataDir, "mini-lvb.db"), server.url);
  try {
    const listed = await callAction(server.url, JSON.parse(body));
    if ((listed.returnData.pusherlist as unknown[]).length !== 20) throw new Error("not seeded");
    const figures = await interleave(
      [
        { name: "bare node:http", url: bare.url, method: "POST", body },
        {
          name: "front door /interface.php",
          url: `${server.url}/interface.php`,
          method: "POST",
          body,
        },
        // The table of hot doors holds plain paths only, so that this one is left to Next.
        { name: "Next's router", url: `${server.url}/api/%61ction`, method: "POST", body },
      ],
      rounds,
      secondsPerRound,
    );
    console.log(`FetchList of 20 out of ${tapeCount}, 64 connections, median of ${rounds} rounds`);
    printFigures(figures);
  } finally {
    bare.process.kill("SIGTERM");
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
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

async function startBare(
  file: string,
  host: string,
): Promise<{ process: ChildProcess; url: string }> {
  const script = new URL("./bare-server.ts", import.meta.url);
  const child = fork(script, [file, host], { execArgv: ["--import", "tsx"] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", () => reject(new Error("The baseline server ended at once.")));
  });
  return { process: child, url: `http://127.0.0.1:${port}/interface.php` };
}
