import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { ChartTable } from "./chart-table";

const atMs = Array.from({ length: 300 }, (_, i) => 1_800_000_000_000 + i * 1000);
const rate = atMs.map((_, i) => (i === 0 ? null : i + 0.25));

it("tells who does not see a chart some of its moments, in his language", () => {
  const html = renderToString(
    <Providers locale="zh-CN" messages={messagesFor("zh-CN")} nowMs={0}>
      <ChartTable
        label="码率"
        atMs={atMs}
        series={[{ name: "视频", unit: "kbps", values: rate, colourToken: "--ok", digits: 1 }]}
      />
    </Providers>,
  );
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
  expect(cells).toHaveLength(12);
  expect([cells[0], cells.at(-1)]).toEqual(["–", "299.3 kbps"]);
  expect(html).toContain("<caption>码率</caption>");
});
