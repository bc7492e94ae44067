import { useFormatter, useTranslations } from "use-intl";
import {
  recommendedAudioKbps,
  recommendedFramesPerSecond,
  recommendedSettings,
} from "@/lib/shared/recommended-settings";

/** What to set in OBS by hand, and the bitrate for each size of the picture. */
export function AddressSettings() {
  const t = useTranslations("studioAddress");
  const format = useFormatter();
  return (
    <>
      <h3 className="font-semibold text-sm">{t("byHand")}</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
        <li>{t("step1")}</li>
        <li>{t("step2")}</li>
        <li>{t("step3")}</li>
        <li>{t("step4", { kbps: recommendedAudioKbps, fps: recommendedFramesPerSecond })}</li>
        <li>{t("step5")}</li>
      </ol>
      <table className="w-full text-left text-sm">
        <caption className="pb-1 text-left font-semibold">{t("tableTitle")}</caption>
        <thead className="text-muted">
          <tr>
            <th className="py-1 pr-2 font-normal">{t("tableSize")}</th>
            <th className="py-1 pr-2 text-right font-normal">{t("tableVideo")}</th>
            <th className="py-1 text-right font-normal">{t("tableUpload")}</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {recommendedSettings.map(({ width, height, videoKbps, uploadKbps }) => (
            <tr key={height} className="border-line border-t">
              <th scope="row" className="py-1 pr-2 font-normal">
                {width} × {height}
              </th>
              <td className="py-1 pr-2 text-right">
                {t("kbps", { value: format.number(videoKbps) })}
              </td>
              <td className="py-1 text-right">
                {t("mbps", { value: format.number(uploadKbps / 1000) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
