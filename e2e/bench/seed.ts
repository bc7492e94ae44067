import { Database } from "@/db/database";
import { insertAccount } from "@/db/repositories/accounts";
import { insertLive } from "@/db/repositories/live";
import { insertTape } from "@/db/repositories/tapes";
import { hashPassword, wirePassword } from "@/lib/auth/password";

export const tapeCount = 1000;
export const liveCount = 200;
export const benchUser = "bench_user";
/** As the apps send it. */
export const benchPassword = wirePassword(benchUser, "Passw0rd8");

/** What the benches read: recordings of the last days, running lives, one account. */
export async function seed(file: string): Promise<void> {
  const database = Database.open(file);
  database.migrate();
  const now = Date.now();
  const passwordHash = await hashPassword(benchPassword);
  await database.write((db) => {
    for (let i = 0; i < tapeCount; i += 1) insertTape(db, tape(i, now));
    for (let i = 0; i < liveCount; i += 1) insertLive(db, live(i, now));
    insertAccount(db, {
      userid: benchUser,
      nickname: "Bench",
      avatar: "",
      frontcover: "",
      sex: -1,
      role: "user",
      passwordHash,
      createdMs: now,
    });
  });
  database.close();
}

function tape(i: number, now: number) {
  return {
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
    viewCount: 0,
    likeCount: i % 11,
    listed: 1,
  };
}

function live(i: number, now: number) {
  return {
    userid: `live_${i}`,
    streamName: `1000_live_${i}`,
    groupid: `group-${i}`,
    title: `Live ${i}`,
    nickname: `User ${i}`,
    headpic: "http://img.example/a.png",
    frontcover: "http://img.example/c.png",
    location: "Shenzhen",
    desc: "",
    status: 1,
    forbidStatus: 0,
    announced: 1,
    issuedTo: "",
    viewerCount: 0,
    webViewerCount: 0,
    likeCount: 0,
    sessionId: null,
    snapshotUrl: "",
    snapshotMs: 0,
    addressIssuedMs: now,
    addressExpiresS: Math.floor(now / 1000) + 86_400,
    createTime: Math.floor(now / 1000) - i,
  };
}
