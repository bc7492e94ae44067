// `npm run openapi`: writes public/openapi.json from the tables of the contract.
import { writeFileSync } from "node:fs";
import { openapiDocument } from "../../lib/protocol/openapi";

writeFileSync(
  new URL("../../public/openapi.json", import.meta.url),
  `${JSON.stringify(openapiDocument(), null, 2)}\n`,
);
