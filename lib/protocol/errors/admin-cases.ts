import { accessTokenLimits } from "@/lib/shared/access-token";
import { askAdmin, headersOf, openConsole } from "../admin/admin-fixture";
import type { ErrorCase } from "./error-case";

/** Codes that only the console's routes answer. */
export const adminCases: readonly ErrorCase[] = [
  {
    code: 4009,
    when: "an account makes one access token more than it may have",
    async meet() {
      const services = openConsole();
      const headers = await headersOf(services, "admin");
      let code = 0;
      for (let n = 0; n <= accessTokenLimits.perUser; n += 1) {
        const body = { name: `token ${n}`, scopes: ["lives:read"] };
        ({ code } = await askAdmin(services, "POST /api/admin/tokens/create", headers, body));
      }
      await services.stop();
      return code;
    },
  },
];
