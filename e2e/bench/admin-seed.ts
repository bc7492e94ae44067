import { Database } from "@/db/database";
import { insertAccount, insertWebSession } from "@/db/repositories/accounts";
import { insertAudit } from "@/db/repositories/audit-log";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { insertSession } from "@/db/repositories/live-sessions";
import { insertReport } from "@/db/repositories/reports";
import { insertTape, insertTapeFile } from "@/db/repositories/tapes";
import { insertGuest } from "@/db/repositories/web-guests";
import { hashPassword, wirePassword } from "@/lib/auth/password";
import { newToken, sessionCookieName, tokenHashOf } from "@/lib/auth/web-session";

export const counts = {
  tapes: 100_000,
  accounts: 10_000,
  audit: 20_000,
  callbacks: 20_000,
  reports: 10_000,
  broadcasts: 20_000,
  guests: 10_000,
} as const;
export const benchAdmin = { userId: "boss_01", password: "Passw0rd8" } as const;
const broadcasters = 3000;
const rowsAtOnce = 5000;
const minuteMs = 60_000;

const subjects = [
  "jazz",
  "chess",
  "cooking",
  "travel",
  "guitar",
  "直播",
  "钢琴",
  "深夜电台",
  "街头",
] as const;

/**
 * Everything that the console lists, of a server that has been used for months. Returns the cookie of
 * its administrator.
 */
export async function seedConsole(file: string): Promise<string> {
  const database = Database.open(file);
  database.migrate();
  const now = Date.now();
  const passwordHash = await hashPassword(wirePassword(benchAdmin.userId, benchAdmin.password));
  const fill = async (count: number, insert: (db: Database["read"], i: number) => void) => {
    for (let first = 0; first < count; first += rowsAtOnce) {
      await database.write((db) => {
        for (let i = first; i < Math.min(count, first + rowsAtOnce); i += 1) insert(db, i);
      });
    }
  };
  await fill(counts.accounts, (db, i) => insertAccount(db, accountRow(i, now, passwordHash)));
  await fill(counts.tapes, (db, i) => {
    const row = tapeRow(i, now);
    const { id: tapeId, fileId, startMs, endMs, durationS, sizeBytes } = row;
    insertTape(db, row);
    insertTapeFile(db, {
      ...{ fileId, tapeId, format: "hls", url: row.hlsPlayUrl },
      ...{ startMs, endMs, durationS, sizeBytes },
    });
  });
  await fill(counts.broadcasts, (db, i) => insertSession(db, sessionRow(i, now)));
  await fill(counts.audit, (db, i) => void insertAudit(db, auditRow(i, now)));
  await fill(counts.callbacks, (db, i) => insertCallbackEvent(db, callbackRow(i, now)));
  await fill(counts.reports, (db, i) => insertReport(db, reportRow(i, now)));
  await fill(counts.guests, (db, i) => insertGuest(db, guestRow(i, now)));
  const cookie = await signInAdmin(database);
  database.close();
  return cookie;
}

const userOf = (i: number) => `user_${(i * 7919) % broadcasters}`;

function accountRow(i: number, now: number, passwordHash: string) {
  const isAdmin = i === 0;
  return {
    userid: isAdmin ? benchAdmin.userId : `user_${i}`,
    nickname: i % 2 ? `主播${i}` : `Broadcaster ${i}`,
    avatar: "",
    role: isAdmin ? "admin" : i % 1000 === 1 ? "moderator" : "user",
    passwordHash,
    createdMs: now - (counts.accounts - i) * minuteMs,
    lockedMs: i % 500 === 7 ? now : 0,
    signedInMs: now - i * minuteMs,
  };
}

/** Of a hundred: one deleted, one withheld, two hidden, three too short. */
function tapeRow(i: number, now: number) {
  const userid = userOf(i);
  const stream = `1000_${userid}`;
  const subject = (step: number) => subjects[Math.floor(i / step) % subjects.length] ?? "";
  const endMs = now - (counts.tapes - i) * minuteMs;
  const of = i % 100;
  const isShort = of >= 4 && of < 7;
  return {
    id: `tape-${i}`,
    fileId: `file-${i}`,
    sessionId: `session-${i % counts.broadcasts}`,
    userid,
    streamName: stream,
    title: `${subject(1)} ${subject(11)} with ${subject(101)} 第${i}期`,
    nickname: `Broadcaster ${userid}`,
    headpic: `/uploads/avatars/${userid}/0123456789abcdef0123.jpg`,
    frontcover: i % 3 ? "" : `/uploads/covers/${userid}/0123456789abcdef.jpg`,
    location: "Shenzhen",
    playUrl: `/tapes/${stream}/live${i}/e0.mp4`,
    hlsPlayUrl: `/tapes/${stream}/live${i}/index.m3u8`,
    startMs: endMs - minuteMs,
    endMs,
    durationS: isShort ? 0 : 60,
    sizeBytes: 1_000_000,
    storedBytes: 500_000 + ((i * 7919) % 1_000_000),
    viewerCount: 0,
    viewCount: i % 50,
    likeCount: i % 100,
    listed: of < 7 ? 0 : 1,
    // Not so long ago that the server removes them meanwhile.
    deletedMs: of === 0 ? now - (i / 100) * minuteMs : 0,
    deletedBy: "",
    withheldMs: of === 1 ? endMs + minuteMs : 0,
    withheldReason: of === 1 ? "Somebody else's film" : "",
    hidden: of === 2 || of === 3 ? 1 : 0,
  };
}

function sessionRow(i: number, now: number) {
  const userid = userOf(i);
  const startedMs = now - (counts.broadcasts - i) * 5 * minuteMs;
  const reasons = ["diskFull", "nothingSent", "noFile"] as const;
  return {
    id: `session-${i}`,
    userid,
    streamName: `1000_${userid}`,
    title: `Broadcast ${i}`,
    nickname: `Broadcaster ${userid}`,
    headpic: "",
    frontcover: "",
    location: "",
    announced: 1,
    startedMs,
    endedMs: startedMs + minuteMs,
    graceUntilMs: null,
    publicMs: startedMs,
    category: "",
    peakViewers: i % 40,
    viewerTotal: i % 90,
    likeCount: 0,
    messageCount: 0,
    recordingError: i % 50 === 0 ? (reasons[(i / 50) % reasons.length] ?? "") : "",
    recorded: 1,
    endedBy: "",
    endedReason: "",
  };
}

function auditRow(i: number, now: number) {
  const actions = [
    "adminStopLive",
    "adminWithholdTape",
    "adminDeleteTape",
    "adminBanUser",
  ] as const;
  return {
    atMs: now - (counts.audit - i) * minuteMs,
    actor: i % 10 ? benchAdmin.userId : "",
    via: i % 10 ? "session" : "system",
    clientIp: "203.0.113.7",
    action: actions[i % actions.length] ?? "",
    target: userOf(i),
    details: '{"reason":"Somebody else\'s film"}',
    outcome: i % 100 ? "done" : "notFound",
  };
}

function callbackRow(i: number, now: number) {
  return {
    id: `callback-${i}`,
    receivedMs: now - (counts.callbacks - i) * minuteMs,
    source: "/callback/tape_callback.php",
    eventType: [0, 1, 100, 200][i % 4] ?? 0,
    streamName: `1000_${userOf(i)}`,
    verification: i % 20 ? "ok" : "wrongSign",
    effect: i % 20 ? "applied" : "refused",
    dedupeKey: `key-${i}`,
    body: JSON.stringify({ event_type: i % 4, stream_id: `1000_${userOf(i)}` }),
  };
}

function reportRow(i: number, now: number) {
  const statuses = ["open", "upheld", "dismissed"] as const;
  return {
    id: `report-${i}`,
    reporter: `user_${i}`,
    reported: userOf(i),
    addressHash: "x",
    createdMs: now - (counts.reports - i) * minuteMs,
    status: statuses[i % statuses.length] ?? "open",
    reason: i % 2 ? "spam" : "abuse",
    room: userOf(i),
    messageText: "Buy followers",
  };
}

function guestRow(i: number, now: number) {
  return {
    tokenHash: `hash-${i}`,
    userid: `guest_${i}`,
    nickname: `Gast ${i}`,
    addressHash: `address-${i % 2000}`,
    createdMs: now - i * minuteMs,
    seenMs: now - i * minuteMs,
  };
}

async function signInAdmin(database: Database): Promise<string> {
  const token = newToken();
  const createdMs = Date.now();
  await database.write((db) =>
    insertWebSession(db, {
      tokenHash: tokenHashOf(token),
      userid: benchAdmin.userId,
      createdMs,
      expiresMs: createdMs + 3_600_000,
    }),
  );
  return `${sessionCookieName}=${token}`;
}
