import { useFormatter, useTranslations } from "use-intl";
import { SectionCard } from "@/components/ui/section-card";
import type { DatabaseState } from "@/lib/shared/admin-system";
import { Fact, FactList } from "../fact-list";
import { useSize } from "./use-size";

const tablesShown = 12;

/** How large the database is, and which tables make it so. */
export function DatabaseCard({ database }: { database: DatabaseState }) {
  const t = useTranslations("adminSystem");
  const format = useFormatter();
  const size = useSize();
  return (
    <SectionCard title={t("database")}>
      <FactList>
        <Fact name={t("file")}>{size(database.fileBytes)}</Fact>
        <Fact name={t("wal")}>{size(database.walBytes)}</Fact>
        <Fact name={t("pages")}>
          {t("pagesOf", {
            pages: format.number(database.pages),
            free: format.number(database.freePages),
          })}
        </Fact>
        <Fact name={t("schema")}>
          {t("schemaOf", { name: database.schema, count: database.migrations })}
        </Fact>
      </FactList>
      <details>
        <summary className="cursor-pointer py-2.5">{t("tables")}</summary>
        <p className="text-muted text-sm">{t("tablesHint")}</p>
        <table className="mt-2 w-full tabular-nums">
          <thead>
            <tr className="text-left text-muted text-sm">
              <th scope="col" className="font-normal">
                {t("table")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("rows")}
              </th>
            </tr>
          </thead>
          <tbody>
            {database.tables.slice(0, tablesShown).map(({ table, approximateRows }) => (
              <tr key={table}>
                <th scope="row" className="text-left font-normal">
                  <code className="text-sm">{table}</code>
                </th>
                <td className="text-right">{format.number(approximateRows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </SectionCard>
  );
}
