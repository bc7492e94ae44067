import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import * as tapes from "@/db/repositories/tapes";
import { callbackSign } from "@/lib/signing/callback-sign";
import { receiveCallback } from "./callbacks";
import { announceLive } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeAll(() => {
  services = openTestServices({ REFUSED_CALLBACKS_PER_MINUTE: "1000000" });
});
afterAll(() => services.close());

/** A broadcast that is lost and comes back, with its picture and its two files, as LVB tells it. */
function callbacksOf(streamName: string, beganS: number): object[] {
  const push = (event_type: number, sequence: string, seconds: number, errcode = 0) => ({
    ...{ event_type, sequence, errcode, event_time: beganS + seconds },
    ...{ errmsg: "ok", user_ip: "203.0.113.9", width: 0, height: 0 },
  });
  const file = (file_format: string, video: string) => ({
    ...{ event_type: 100, file_format, file_id: `${streamName}-${video}`, file_size: 1234 },
    ...{ start_time: beganS, end_time: beganS + 240, duration: 240 },
    video_url: `http://1250000000.vod2.myqcloud.com/${streamName}/${video}`,
  });
  const events: object[] = [
    push(1, "2210464508206756938", 0),
    push(0, "2210464508206756938", 100, 3),
    push(1, "2210464508206756939", 120),
    push(0, "2210464508206756939", 240, 1),
    file("hls", "playlist.m3u8"),
    file("mp4", "f0.mp4"),
  ];
  return events.map((event) => ({ ...event, stream_id: streamName, channel_id: streamName }));
}

function deliver(event: object) {
  const t = Math.floor(services.now() / 1000) + 600;
  return receiveCallback(services, {
    source: "/callback/tape_callback.php",
    clientIp: "203.0.113.1",
    bodyText: JSON.stringify({
      ...event,
      t,
      sign: callbackSign(services.config.apiKey, String(t)),
    }),
    urlSecret: "",
  });
}

/** What a person sees of a broadcaster, without the parts that are his own. */
function visible(userid: string, streamName: string) {
  const db = services.database.read;
  const sessions = liveSessions.sessionsOfStreamSince(db, streamName, 0);
  const row = live.findLive(db, userid);
  return {
    status: row?.status,
    createTime: row?.createTime,
    current: sessions.findIndex((session) => session.id === row?.sessionId),
    sessions: sessions.map(({ startedMs, endedMs, graceUntilMs, title }) => [
      ...[startedMs, endedMs, graceUntilMs, title],
    ]),
    tapes: tapes.tapesOfStreamSince(db, streamName, 0).map((tape) => ({
      title: tape.title,
      durationS: tape.durationS,
      listed: tape.listed,
      session: sessions.findIndex((session) => session.id === tape.sessionId),
      hls: tape.hlsPlayUrl.replace(streamName, ""),
      mp4: tape.playUrl.replace(streamName, ""),
    })),
  };
}

function* permutations<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    const rest = items.filter((_, other) => other !== index);
    for (const tail of permutations(rest)) yield [item, ...tail];
  }
}

it("ends in the same state for every order of a broadcast's callbacks, each delivered one to three times", async () => {
  const beganS = Math.floor(services.now() / 1000) - 400;
  const expected = {
    status: 0,
    // The address was asked for after all of it.
    createTime: Math.floor(services.now() / 1000),
    current: 0,
    sessions: [[beganS * 1000, (beganS + 240) * 1000, null, "Run"]],
    tapes: [
      {
        ...{ title: "Run", durationS: 240, listed: 1, session: 0 },
        hls: "http://1250000000.vod2.myqcloud.com//playlist.m3u8",
        mp4: "http://1250000000.vod2.myqcloud.com//f0.mp4",
      },
    ],
  };
  const copies = fc.sample(fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), {
    numRuns: 720,
    seed: 20_261_121,
  });
  let number = 0;
  for (const order of permutations([0, 1, 2, 3, 4, 5])) {
    const userid = `order_${number}`;
    const streamName = `1000_${userid}`;
    await announceLive(services, userid);
    const events = callbacksOf(streamName, beganS);
    const extra = copies[number] ?? [];
    // Every event in this order; repetitions follow at once, and once more at the end.
    const deliveries = order.flatMap((index) => (extra[index] ? [index, index] : [index]));
    for (const index of [...deliveries, ...order.filter((each) => extra[each] === 2)]) {
      expect(await deliver(events[index] ?? {})).toEqual({ accepted: true });
    }
    expect(visible(userid, streamName), `order ${order.join()}`).toEqual(expected);
    number += 1;
  }
  expect(number).toBe(720);
}, 120_000);
