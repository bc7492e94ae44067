import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { IngestHealth, IngestNews, IngestVideo } from "@/lib/shared/ingest";
import type { StudioView } from "@/lib/shared/studio";
import { HealthPanel } from "./health-panel";

const nowMs = 1_800_000_000_000;
const video: IngestVideo = {
  ...{ codec: "H.264", profile: "High", level: "4.0", width: 1280, height: 720 },
  ...{ framesPerSecond: 30, kbps: 2500, averageFramesPerSecond: 30, averageKbps: 2500 },
  ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 2, bFrames: false },
};
const health: IngestHealth = {
  ...{ source: "engine", measuredAtMs: nowMs, lastMediaAtMs: nowMs, video },
  audio: { codec: "AAC", sampleRate: 48_000, channels: 2, kbps: 128, averageKbps: 128 },
  ...{ jitterMs: 10, gaps: 0, clockRate: 1 },
};

interface Shown {
  readonly ingest?: IngestHealth | null;
  readonly ingestNews?: IngestNews;
  readonly state?: StudioView["state"];
  readonly recording?: StudioView["recording"];
  readonly willRecord?: boolean;
  readonly locale?: Locale;
}

/** What the panel says, as text. */
function words({
  ingest = health,
  ingestNews = "now",
  state = "live",
  recording,
  willRecord = true,
  locale = "en",
}: Shown): string {
  const html = renderToString(
    <Providers locale={locale} messages={messagesFor(locale)} nowMs={nowMs}>
      <HealthPanel
        ingest={ingest}
        ingestNews={ingestNews}
        nowMs={nowMs}
        state={state}
        recording={recording ?? { on: true, problem: "" }}
        willRecord={willRecord}
      />
    </Providers>,
  );
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#x27;/g, "'")
    .replaceAll(/\s+/g, " ");
}

describe("the health of a stream in words", () => {
  it("says that all is well", () => {
    expect(words({})).toContain("Everything that arrives looks good.");
    expect(words({})).toMatch(/Keyframe good/);
    expect(words({})).toContain("Recording");
  });

  it("says what is wrong and where in OBS it is put right, in both languages", () => {
    const ingest = { ...health, video: { ...video, keyFrameSeconds: 10 } };
    expect(words({ ingest })).toContain(
      "bad: Keyframe interval is 10 s: viewers wait, and low latency is off until they have caught up. In OBS: Settings → Output → Keyframe Interval = 1 s",
    );
    expect(words({ ingest })).toMatch(/Keyframe bad/);
    const chinese = words({ ingest, locale: "zh-CN" });
    expect(chinese).toContain("关键帧间隔 10 秒");
    expect(chinese).toContain("设置 → 输出 → 关键帧间隔 = 1 秒");
  });

  it("says how late the cloud is, and claims no more than that", () => {
    const ingest: IngestHealth = {
      ...health,
      ...{ source: "cloud", measuredAtMs: nowMs - 200_000, lastMediaAtMs: null },
    };
    expect(words({ ingest })).toContain("Measured by Tencent Cloud, about 3 min late.");
    expect(words({ ingest, locale: "zh-CN" })).toContain("由腾讯云测量，大约延迟 3 分钟");
  });

  it("says of a cloud that it is late, or silent", () => {
    const nothing = { ingest: null } as const;
    expect(words({ ...nothing, ingestNews: "late" })).toContain("figures come some minutes late.");
    expect(words({ ...nothing, ingestNews: "silent" })).toContain("does not tell its figures");
    expect(words({ ...nothing, ingestNews: "silent", locale: "zh-CN" })).toContain(
      "暂时拿不到腾讯云的测量数据，你的直播不受影响。",
    );
  });

  it("says that nothing is measured, or that nobody pushes", () => {
    expect(words({ ingest: null })).toContain("Nothing has been measured so far.");
    const waiting = words({ ingest: null, state: "waiting" });
    expect(waiting).toContain("The figures appear when your stream arrives.");
    expect(waiting).not.toContain("Recording");
    expect(waiting.match(/no data/g)).toHaveLength(5);
  });

  it("promises a recording to a preview only when there will be one", () => {
    const recording = { on: false, problem: "" };
    expect(words({ state: "preview", recording })).toContain("Recording begins when you go live");
    const without = words({ state: "preview", recording, willRecord: false });
    expect(without).toContain("Not recording");
    expect(without).not.toContain("Recording begins");
  });

  it("says why the recording stopped", () => {
    const recording = { on: false, problem: "disk full" };
    expect(words({ recording })).toContain("Recording stopped: disk full");
    expect(words({ recording: { on: false, problem: "" } })).toContain("Not recording");
  });
});
