import { expect, it } from "vitest";
import { IngestHistory } from "./ingest-history";

const secondsOf = (history: IngestHistory, nowMs: number) =>
  history.samples(nowMs).map(({ atMs, framesPerSecond }) => [atMs, framesPerSecond]);

it("has every complete second but the one in which it began, quiet ones among them", () => {
  const history = new IngestHistory();
  expect(history.samples(5000)).toEqual([]);
  for (let ms = 5600; ms < 8000; ms += 100) {
    history.addVideo(ms, 1000);
    history.addAudio(ms, 200);
  }
  history.addVideo(10_500, 1);
  expect(history.samples(11_000)).toEqual([
    { atMs: 6000, videoKbps: 80, audioKbps: 16, framesPerSecond: 10 },
    { atMs: 7000, videoKbps: 80, audioKbps: 16, framesPerSecond: 10 },
    { atMs: 8000, videoKbps: 0, audioKbps: 0, framesPerSecond: 0 },
    { atMs: 9000, videoKbps: 0, audioKbps: 0, framesPerSecond: 0 },
    { atMs: 10_000, videoKbps: 0, audioKbps: 0, framesPerSecond: 1 },
  ]);
});

it("keeps ten minutes, also after a silence of a day", () => {
  const history = new IngestHistory();
  for (let second = 0; second < 2000; second += 1) history.addVideo(second * 1000, 1);
  const kept = secondsOf(history, 2_000_000);
  expect(kept).toHaveLength(600);
  expect([kept[0], kept.at(-1)]).toEqual([
    [1_400_000, 1],
    [1_999_000, 1],
  ]);
  const later = secondsOf(history, 88_400_000);
  expect(later).toHaveLength(600);
  expect(later.at(-1)).toEqual([88_399_000, 0]);
});

it("begins anew when the clock is set back by more than that, and goes on from there", () => {
  const history = new IngestHistory();
  for (let second = 5000; second < 5010; second += 1) history.addVideo(second * 1000, 1);
  for (let second = 1400; second < 1405; second += 1) history.addVideo(second * 1000, 1);
  expect(secondsOf(history, 1_405_000)).toEqual([
    [1_401_000, 1],
    [1_402_000, 1],
    [1_403_000, 1],
    [1_404_000, 1],
  ]);
});

it("goes on in the present second when the clock is set back", () => {
  const history = new IngestHistory();
  for (const ms of [1000, 2000, 3000, 500, 3100]) history.addVideo(ms, 1);
  expect(secondsOf(history, 4000)).toEqual([
    [2000, 1],
    [3000, 3],
  ]);
});
